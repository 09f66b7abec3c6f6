import { strict as assert } from 'node:assert';
import { parseCluster } from '../../src/galaxy/cluster.js';
import { editCluster, entryAt, openCluster } from '../../src/galaxy/edit/cluster-text.js';
import { parseGalaxyFile } from '../../src/galaxy/galaxy-file.js';
import { checkTag } from '../../src/galaxy/machine-tag.js';
import { parseTaxonomy } from '../../src/galaxy/taxonomy.js';
import { readDecisionFile } from '../../src/ledger/apply-file.js';
import { formatCsv } from '../../src/ledger/exchange/csv.js';
import { formatSssomJson } from '../../src/ledger/exchange/sssom-json.js';
import { encodeRecord, readJournal } from '../../src/ledger/journal.js';
import { NO_LEDGER, readLedger } from '../../src/ledger/open.js';
import { readSettings } from '../../src/ledger/settings.js';
import { readDocument, renderDocument } from '../../src/ledger/sssom/document.js';
import { upsertRows } from '../../src/ledger/update.js';
import { KEYMAP } from '../../src/tui/keymap.js';
import { remapKeys } from '../../src/tui/settings/remap.js';
import { readPersonalSettings } from '../../src/tui/settings/settings.js';
import { decision, row, u } from '../ledger/make.js';

/** A parser, texts that it reads, and what must hold of any text: `check` throws when it does not. */
export interface Target {
  readonly name: string;
  readonly seeds: readonly string[];
  /** How many of a hundred inputs it gets. */
  readonly share: number;
  check(text: string): void;
}

const path = 'clusters/x.json';
const entries = [
  { description: 'd', meta: { refs: ['r'], synonyms: ['海莲花', 'b'] }, related: [], uuid: u(1), value: 'a' },
  {
    related: [{ 'dest-uuid': u(1), tags: ['a:b="c"'], type: 'similar' }],
    revoked: true,
    uuid: u(2),
    value: 'b',
  },
];
const cluster = {
  authors: ['x'],
  category: 'c',
  description: 'd',
  name: 'n',
  source: 's',
  type: 't',
  uuid: u(9),
  values: entries,
  version: 7,
};
const rows = [
  row(1, 2, { tags: ['a:b="c"', 'd:e'], note: 'a "quoted"\tnote', wrote: 'both' }),
  row(3, 4, { verdict: 'rejected', type: 'contains' }),
  row(5, 6, { verdict: 'unsure' }),
];
const ledger = upsertRows(NO_LEDGER, rows).texts;
const taxonomy = {
  namespace: 'x',
  description: 'd',
  predicates: [{ value: 'p', expanded: 'P', exclusive: true }],
  values: [{ predicate: 'p', entry: [{ value: 'v', expanded: 'V' }] }],
};
const add = {
  add: [{ destUuid: u(8), type: 'similar', tags: ['a:b'] }],
  remove: new Set<number>(),
  retype: new Map(),
  emptied: null,
};

export const TARGETS: readonly Target[] = [
  {
    name: 'cluster',
    share: 20,
    seeds: [JSON.stringify(cluster), JSON.stringify(cluster, null, 2), JSON.stringify(cluster, null, '\t')],
    check(text) {
      const { cluster: parsed, problems } = parseCluster({ path, text });
      // Nothing is left out in silence.
      if (parsed === null) assert(problems.some((problem) => problem.severity === 'error'));
    },
  },
  {
    name: 'editor',
    share: 20,
    seeds: [JSON.stringify(cluster), JSON.stringify(cluster, null, 2).replaceAll('\n', '\r\n')],
    check(text) {
      const opened = openCluster({ path, text });
      if ('problem' in opened || opened.cluster.version === null) return;
      for (const [index] of opened.cluster.byUuid.values()) {
        if (index === undefined) continue;
        const before = entryAt(opened.cluster, index);
        if (before.refusal !== null) continue;
        const edited = openCluster({ path, text: editCluster(opened.cluster, new Map([[index, add]])) });
        assert('cluster' in edited, 'an edited file can be opened');
        assert.equal(edited.cluster.entries.length, opened.cluster.entries.length);
        assert.equal(entryAt(edited.cluster, index).relations.length, before.relations.length + 1);
        assert.equal(edited.cluster.version?.value, opened.cluster.version.value + 1);
      }
    },
  },
  {
    name: 'galaxy file',
    share: 5,
    seeds: [JSON.stringify({ type: 't', name: 'n', namespace: 'deprecated', icon: 'x' })],
    check(text) {
      const { galaxy, problems } = parseGalaxyFile({ path: 'galaxies/x.json', text });
      assert(galaxy !== null || problems.length > 0);
    },
  },
  {
    name: 'taxonomy',
    share: 10,
    seeds: [JSON.stringify(taxonomy)],
    check(text) {
      const { taxonomy: parsed, problems } = parseTaxonomy({ path: 'tags/x/machinetag.json', text });
      assert(parsed !== null || problems.length > 0);
    },
  },
  {
    name: 'ledger',
    share: 6,
    seeds: [ledger.positive ?? '', ledger.negative ?? '', (ledger.unsure ?? '').replace(/^#.*\n/gm, '')],
    check(text) {
      const { document } = readDocument({ path: 'curation/positive.sssom.tsv', text });
      const plain = text.replace(/^\ufeff/, '');
      const rendered = renderDocument(document);
      // Every character is still there; what may come are the line breaks after the header and at the end.
      const more = rendered.slice(plain.length);
      assert(rendered.startsWith(plain) && /^\n{0,2}$/.test(more), 'a document is written as it was read');
      const updated = upsertRows({ ...NO_LEDGER, positive: text }, [row(7, 8)]);
      const before = readLedger({ ...NO_LEDGER, positive: text }).rows.length;
      assert(readLedger(updated.texts).rows.length >= Math.min(1, before), 'a row can be added');
    },
  },
  {
    name: 'file of decisions',
    share: 12,
    seeds: [ledger.positive ?? '', formatCsv(rows), formatSssomJson(rows)],
    check(text) {
      readDecisionFile({ path: 'x', text }, () => true, {
        curator: { label: 'A <a@b>', orcid: null },
        today: '2026-05-04',
        tool: { name: 'relata', version: '1' },
      });
    },
  },
  {
    name: 'journal',
    share: 15,
    seeds: [
      [
        encodeRecord({ kind: 'decide', id: 'a', at: 'x', decisions: [decision(1, 2)] }),
        encodeRecord({ kind: 'undo', id: 'b', at: 'x', step: 'a' }),
        encodeRecord({ kind: 'committed', id: 'c', at: 'x', steps: ['a'], commit: null }),
      ].join(''),
    ],
    check(text) {
      const { records, damaged, torn } = readJournal(text);
      const lines = text.slice(0, text.length - torn.length).split('\n').length - 1;
      assert.equal(records.length + damaged.length, lines, 'every line is a record or is named');
    },
  },
  {
    name: "the team's settings",
    share: 4,
    seeds: [JSON.stringify({ assignments: [{ curator: 'a', clusters: ['x'] }], ignore: ['y'] })],
    check(text) {
      readSettings(text);
    },
  },
  {
    name: "a person's settings",
    share: 3,
    seeds: [
      JSON.stringify({
        theme: 'dark',
        color: true,
        author: 'A <a@b>',
        keys: { review: { accept: ['a', 'ctrl-y'] }, all: { undo: 'b' } },
      }),
    ],
    check(text) {
      const { settings, problems, problemAt } = readPersonalSettings(text, 'config.json');
      if (problems.some((problem) => problem.severity === 'error')) assert.deepEqual(settings, {});
      const { tables, complaints } = remapKeys(KEYMAP, settings.keys ?? {});
      assert.equal(tables.length, KEYMAP.length);
      for (const { path, message } of complaints) {
        problemAt(['keys', ...path.filter((step) => step !== undefined)], message, '');
      }
    },
  },
  {
    name: 'machine tag',
    share: 5,
    seeds: ['estimative-language:likelihood-probability="likely"', 'tlp:white'],
    check(text) {
      const status = checkTag(text, []);
      assert(status.status !== 'known');
    },
  },
];
