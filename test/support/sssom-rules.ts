import { parseDocument } from 'yaml';

/*
 * An SSSOM/TSV reader that shares no code with relata's: strict where relata is generous. The rules are those of SSSOM
 * 1.1 (https://mapping-commons.github.io/sssom/spec/), in our own words: the TSV format, the data model, and what its
 * schema says of the slots that relata writes.
 */

const STANDARD_SLOTS = new Set(
  `record_id subject_id subject_label subject_category predicate_id predicate_label predicate_modifier object_id
  object_label object_category mapping_justification author_id author_label reviewer_id reviewer_label creator_id
  creator_label license subject_type subject_source subject_source_version object_type object_source
  object_source_version predicate_type mapping_provider mapping_source mapping_cardinality cardinality_scope mapping_tool
  mapping_tool_id mapping_tool_version mapping_date publication_date review_date confidence reviewer_agreement
  curation_rule curation_rule_text subject_match_field object_match_field match_string subject_preprocessing
  object_preprocessing similarity_score similarity_measure issue_tracker_item issue_tracker see_also other comment`.split(
    /\s+/,
  ),
);
const ENTITY_SLOTS = [
  'subject_id',
  'predicate_id',
  'object_id',
  'mapping_justification',
  'author_id',
  'reviewer_id',
  'subject_source',
  'object_source',
];
const JUSTIFICATIONS = new Set(
  `Lexical Composite Unspecified SemanticSimilarityThreshold LexicalSimilarityThreshold Structural InstanceBased
  BackgroundKnowledgeBased`
    .split(/\s+/)
    .map((kind) => `semapv:${kind}Matching`)
    .concat(
      [
        'LogicalReasoning',
        'MappingChaining',
        'MappingReview',
        'ManualMappingCuration',
        'MappingInversion',
      ].map((k) => `semapv:${k}`),
    ),
);
const BUILT_IN: Record<string, string> = {
  semapv: 'https://w3id.org/semapv/vocab/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

export type SssomRow = Readonly<Record<string, string>>;

/** Every rule that a text breaks, with its line, and the rows as a conforming reader has them. */
export function checkSssom(text: string): { complaints: string[]; rows: SssomRow[] } {
  const complaints: string[] = [];
  const check = (line: number, holds: boolean, complaint: string) => {
    if (!holds) complaints.push(`${line}: ${complaint}`);
  };
  check(1, !text.startsWith('\ufeff'), 'no byte-order mark');
  check(1, !text.includes('\r'), 'line breaks are line feeds');
  check(1, text.endsWith('\n'), 'the last line ends');

  const lines = text.split('\n').slice(0, -1);
  const headerLength = lines.findIndex((line) => !line.startsWith('#'));
  const yaml = parseDocument(
    lines
      .slice(0, headerLength)
      .map((line) => line.slice(1))
      .join('\n'),
    { version: '1.2' },
  );
  check(1, yaml.errors.length === 0, 'the header is YAML');
  const header = (yaml.toJS() ?? {}) as Record<string, unknown>;
  const prefixes = (header.curie_map ?? {}) as Record<string, string>;
  check(
    1,
    header.sssom_version === '1.1',
    'sssom_version is the string 1.1, since reviewer_agreement came with it',
  );
  for (const slot of ['mapping_set_id', 'license']) {
    check(1, /^[a-z]+:\/\/\S+$/.test(String(header[slot])), `${slot} is an IRI`);
  }
  for (const [name, base] of Object.entries(prefixes)) {
    check(1, /^[A-Za-z_][\w.-]*$/.test(name), `prefix ${name} is a name without colon`);
    check(1, BUILT_IN[name] === undefined || BUILT_IN[name] === base, `prefix ${name} keeps its meaning`);
  }
  const resolves = (curie: string) => {
    const [prefix = '', ...rest] = curie.split(':');
    return rest.join(':') !== '' && !/\s/.test(curie) && Boolean(prefixes[prefix] ?? BUILT_IN[prefix]);
  };
  const extensions = new Set<string>();
  for (const definition of (header.extension_definitions ?? []) as Record<string, string>[]) {
    check(1, /^[A-Za-z_][\w.-]*$/.test(definition.slot_name ?? ''), 'an extension has a name');
    check(1, !STANDARD_SLOTS.has(definition.slot_name ?? ''), 'an extension has a name of its own');
    check(1, !extensions.has(definition.slot_name ?? ''), 'an extension is defined once');
    for (const slot of ['property', 'type_hint'])
      check(1, resolves(definition[slot] ?? ''), `${slot} resolves`);
    check(1, Object.keys(definition).length === 3, 'an extension definition has no other keys');
    extensions.add(definition.slot_name ?? '');
  }

  const [columns = [], ...records] = readTsv(lines.slice(headerLength), headerLength + 1, check);
  check(headerLength + 1, new Set(columns).size === columns.length, 'a column stands once');
  for (const column of columns) {
    check(headerLength + 1, STANDARD_SLOTS.has(column) || extensions.has(column), `${column} is a slot`);
  }
  const standard = columns.filter((column) => STANDARD_SLOTS.has(column));
  const order = [...STANDARD_SLOTS].filter((slot) => standard.includes(slot));
  check(headerLength + 1, standard.join() === order.join(), 'columns stand in the order of the slots');

  const rows = records.map((cells, at): SssomRow => {
    const line = headerLength + 2 + at;
    check(line, cells.length === columns.length, 'a row has a cell for each column');
    const row = Object.fromEntries(columns.map((column, n) => [column, cells[n] ?? '']));
    const has = (slot: string) => (row[slot] ?? '') !== '';
    for (const slot of ['subject_id', 'predicate_id', 'object_id', 'mapping_justification'])
      check(line, has(slot), `${slot} is there`);
    for (const slot of ENTITY_SLOTS) {
      for (const id of has(slot) ? (row[slot] ?? '').split('|') : [])
        check(line, resolves(id), `${slot} ${id} resolves`);
    }
    check(line, ['', 'Not'].includes(row.predicate_modifier ?? ''), 'predicate_modifier is Not');
    check(
      line,
      JUSTIFICATIONS.has(row.mapping_justification ?? ''),
      'mapping_justification is one of SEMAPV',
    );
    const number = (slot: string, least: number) => {
      const value = Number(row[slot]);
      check(line, !has(slot) || (value >= least && value <= 1), `${slot} is ${least} to 1`);
    };
    number('confidence', 0);
    number('reviewer_agreement', -1);
    for (const slot of ['mapping_date', 'review_date']) {
      check(line, !has(slot) || /^\d{4}-\d\d-\d\d$/.test(row[slot] ?? ''), `${slot} is a day`);
    }
    const reviewed = has('reviewer_id') || has('reviewer_label');
    check(line, reviewed || !(has('review_date') || has('reviewer_agreement')), 'a review has a reviewer');
    return row;
  });
  const keys = rows.map((row) => [row.subject_id, row.predicate_id, row.object_id].join('\t'));
  check(1, keys.join('\n') === [...keys].sort().join('\n'), 'rows are sorted');
  return { complaints, rows };
}

/** RFC 4180 with tabs, read character by character; a row a line. */
function readTsv(
  lines: readonly string[],
  firstLine: number,
  check: (line: number, holds: boolean, complaint: string) => void,
): string[][] {
  return lines.map((text, at) => {
    const cells: string[] = [];
    let cell = '';
    let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
    for (const c of text) {
      if (c === '\t' && state !== 'quoted') {
        cells.push(cell);
        cell = '';
        state = 'start';
      } else if (c === '"' && state === 'start') state = 'quoted';
      else if (c === '"' && state === 'quoted') state = 'closed';
      else if (c === '"' && state === 'closed') {
        cell += '"';
        state = 'quoted';
      } else {
        check(firstLine + at, c !== '"' && state !== 'closed', 'a cell with quotes stands in quotes');
        cell += c;
        if (state === 'start') state = 'plain';
      }
    }
    check(firstLine + at, state !== 'quoted', 'a quoted cell ends');
    return [...cells, cell];
  });
}
