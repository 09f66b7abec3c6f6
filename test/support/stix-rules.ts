/*
 * What STIX 2.1 demands of the objects that relata writes, in our own words, from
 * https://docs.oasis-open.org/cti/stix/v2.1/stix-v2.1.html: sections 2 (data types), 3 (common properties), 4 (domain
 * objects), 5 (relationships), 7.3 (extension definitions), 8 (bundles).
 */

type Json = Record<string, unknown>;

const ID =
  /^[a-z][a-z0-9-]+[a-z0-9]--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const TYPE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Properties that a type must have beyond the common ones. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'attack-pattern': ['name'],
  campaign: ['name'],
  'course-of-action': ['name'],
  identity: ['name'],
  'intrusion-set': ['name'],
  malware: ['is_family'],
  tool: ['name'],
  vulnerability: ['name'],
  relationship: ['relationship_type', 'source_ref', 'target_ref'],
  'extension-definition': ['name', 'schema', 'version', 'extension_types', 'created_by_ref'],
};

const ALIASES = new Set(['attack-pattern', 'campaign', 'intrusion-set', 'malware', 'tool']);
const EXTENSION_TYPES = new Set([
  'new-sdo',
  'new-sco',
  'new-sro',
  'property-extension',
  'toplevel-property-extension',
]);

/** Every rule that a bundle breaks, as `id: complaint`. */
export function stixComplaints(text: string): string[] {
  const bundle: Json = JSON.parse(text);
  const objects = (bundle.objects ?? []) as Json[];
  const complaints: string[] = [];
  const check = (object: Json, holds: boolean, complaint: string) => {
    if (!holds) complaints.push(`${object.id}: ${complaint}`);
  };
  check(bundle, bundle.type === 'bundle' && /^bundle--/.test(String(bundle.id)), 'is a bundle');
  check(bundle, !('spec_version' in bundle), 'has no spec_version, unlike in 2.0');
  check(bundle, objects.length > 0, 'has objects, when the property is there');
  const ids = new Set(objects.map(({ id }) => id));
  check(bundle, ids.size === objects.length, 'has each object once');

  for (const object of objects) {
    const { type, id } = object;
    check(object, TYPE.test(String(type)), 'type is lower-case words joined by hyphens');
    check(object, ID.test(String(id)) && String(id).startsWith(`${type}--`), 'id is its type and a UUID');
    check(object, object.spec_version === '2.1', 'spec_version is 2.1');
    for (const time of ['created', 'modified']) {
      check(object, TIMESTAMP.test(String(object[time])), `${time} has milliseconds, in UTC`);
      check(object, !Number.isNaN(Date.parse(String(object[time]))), `${time} is a day of the calendar`);
    }
    check(object, String(object.modified) >= String(object.created), 'modified is not before created');
    for (const [name, value] of Object.entries(object)) {
      check(object, /^[a-z0-9_]{3,250}$/.test(name) || name === 'id', `${name} is a property name`);
      check(object, !Array.isArray(value) || value.length > 0, `the list ${name} is not empty`);
      check(object, value !== null && value !== '', `${name} has a value`);
      if (name.endsWith('_ref')) check(object, ID.test(String(value)), `${name} is an id`);
    }
    if (object.created_by_ref)
      check(object, ids.has(object.created_by_ref), 'created_by_ref is in the bundle');
    if (object.confidence !== undefined) {
      const value = Number(object.confidence);
      check(object, Number.isInteger(value) && value >= 0 && value <= 100, 'confidence is 0 to 100');
    }
    for (const name of REQUIRED[String(type)] ?? [])
      check(object, object[name] !== undefined, `${name} is there`);
    if (object.aliases) check(object, ALIASES.has(String(type)), 'may have aliases');
    for (const reference of (object.external_references ?? []) as Json[]) {
      check(object, typeof reference.source_name === 'string', 'external references have a source_name');
      const more = ['description', 'url', 'external_id'].some((name) => reference[name] !== undefined);
      check(object, more, 'external references have a description, url or external_id');
    }
    for (const [name, extension] of Object.entries((object.extensions ?? {}) as Record<string, Json>)) {
      check(object, ids.has(name), 'an extension is defined in the bundle');
      check(object, EXTENSION_TYPES.has(String(extension.extension_type)), 'an extension has a type');
    }
    check(
      object,
      Boolean(REQUIRED[String(type)]) || String(type).startsWith('x-'),
      'type is one of STIX, or begins with x-',
    );
    if (String(type).startsWith('x-'))
      check(object, object.extensions !== undefined, 'a new type is an extension');
    if (type === 'relationship') {
      check(object, /^[a-z0-9-]+$/.test(String(object.relationship_type)), 'relationship_type is lower-case');
    }
  }
  return complaints;
}
