import { v5 } from 'uuid';
import type { EntryRef } from '../../galaxy/types.js';
import type { Curator } from '../types.js';

/** A STIX object, or a bundle of them: https://docs.oasis-open.org/cti/stix/v2.1/stix-v2.1.html */
export type StixObject = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string };

/** What is known of an entry beyond the ledger. */
export interface StixEntry {
  /** `actor`, `malware`, `technique`, … as the matcher calls kinds. */
  readonly kind: string;
  readonly synonyms: readonly string[];
  readonly description: string;
}

/** Everything that is minted here is a v5 UUID in this namespace, so that exporting twice gives the same bytes. */
const NAMESPACE = v5('https://www.misp-galaxy.org/curation/stix', v5.URL);

const TYPE_OF_KIND: Readonly<Record<string, string>> = {
  actor: 'intrusion-set',
  campaign: 'campaign',
  malware: 'malware',
  tool: 'tool',
  technique: 'attack-pattern',
  mitigation: 'course-of-action',
  vulnerability: 'vulnerability',
  organisation: 'identity',
  sector: 'identity',
};

/** For entries that STIX has no object for, such as places without a country code. */
const CUSTOM_TYPE = 'x-misp-galaxy-entry';

/** Types of which an object can have other names. */
const WITH_ALIASES: ReadonlySet<string> = new Set([
  'intrusion-set',
  'campaign',
  'malware',
  'tool',
  'attack-pattern',
]);

/**
 * A STIX id, the same for the same parts at any time: https://docs.oasis-open.org/cti/stix/v2.1/ wants UUIDv5 for
 * that.
 */
export function mint(type: string, ...parts: string[]): string {
  return `${type}--${v5([type, ...parts].join('\n'), NAMESPACE)}`;
}

/** The extension that carries a decision on a relationship: all of it, as SSSOM slots. */
export const DECISION_EXTENSION = mint('extension-definition', 'decision');
const ENTRY_EXTENSION = mint('extension-definition', 'entry');
const AUTHOR = mint('identity', 'relata');
const EPOCH = '2020-01-01T00:00:00.000Z';

/** A day of the ledger as STIX wants it; an unreadable one is the day that all stable objects have. */
export function timestamp(date: string | null): string {
  const valid = date !== null && /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date));
  return valid ? `${date}T00:00:00.000Z` : EPOCH;
}

/** The id of an entry: its own UUID where that is one, as MITRE's objects have it too. */
export function entryId({ uuid }: EntryRef, type: string): string {
  const rfc4122 = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(uuid);
  return rfc4122 ? `${type}--${uuid}` : mint(type, uuid);
}

/** The STIX type for an entry of its kind; one of our own where STIX has none, or the entry is unknown. */
export function entryType(entry: StixEntry | null): string {
  return (entry && TYPE_OF_KIND[entry.kind]) ?? CUSTOM_TYPE;
}

/** An entry as the least that its type allows. */
export function entryObject(ref: EntryRef, entry: StixEntry | null): StixObject {
  const type = entryType(entry);
  const aliases = [...new Set(entry?.synonyms ?? [])].filter((name) => name !== ref.value);
  return {
    ...common(type, entryId(ref, type), EPOCH, EPOCH),
    created_by_ref: AUTHOR,
    name: ref.value || ref.uuid,
    ...(entry?.description ? { description: entry.description } : {}),
    ...(aliases.length > 0 && WITH_ALIASES.has(type) ? { aliases } : {}),
    ...(type === 'malware' ? { is_family: true } : {}),
    ...(type === 'identity' ? { identity_class: entry?.kind === 'sector' ? 'class' : 'organization' } : {}),
    external_references: [
      {
        source_name: 'misp-galaxy',
        external_id: ref.uuid,
        ...(ref.cluster ? { description: ref.cluster } : {}),
      },
    ],
    ...(type === CUSTOM_TYPE ? { extensions: { [ENTRY_EXTENSION]: { extension_type: 'new-sdo' } } } : {}),
  };
}

/** The STIX id of a curator: by ORCID, else by label. */
export function curatorId(curator: Curator): string {
  return mint('identity', curator.orcid ?? curator.label);
}

/** Who decided. An address of electronic mail stays part of the name, as git writes it. */
export function curatorObject(curator: Curator): StixObject {
  const number = curator.orcid?.replace(/^orcid:/, '');
  const orcid = { source_name: 'ORCID', external_id: number, url: `https://orcid.org/${number}` };
  return {
    ...common('identity', curatorId(curator), EPOCH, EPOCH),
    name: curator.label || (curator.orcid ?? ''),
    identity_class: 'individual',
    ...(number === undefined ? {} : { external_references: [orcid] }),
  };
}

/** The objects that every bundle needs: relata as the author of its extensions, and these. */
export function definitions(custom: boolean): StixObject[] {
  const definition = (id: string, name: string, description: string, extensionType: string): StixObject => ({
    ...common('extension-definition', id, EPOCH, EPOCH),
    created_by_ref: AUTHOR,
    name,
    description,
    schema: 'https://mapping-commons.github.io/sssom/Mapping/',
    version: '1.0.0',
    extension_types: [extensionType],
  });
  return [
    { ...common('identity', AUTHOR, EPOCH, EPOCH), name: 'relata', identity_class: 'system' },
    definition(
      DECISION_EXTENSION,
      'curation decision',
      'The decision behind a relationship as SSSOM slots; one that is rejected, unsure or only predicted is marked as revoked.',
      'property-extension',
    ),
    ...(custom
      ? [
          definition(
            ENTRY_EXTENSION,
            CUSTOM_TYPE,
            'An entry of a MISP galaxy that STIX has no object for.',
            'new-sdo',
          ),
        ]
      : []),
  ];
}

/** The properties that all objects have. */
export function common(type: string, id: string, created: string, modified: string): StixObject {
  return { type, spec_version: '2.1', id, created, modified };
}
