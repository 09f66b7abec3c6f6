import fc from 'fast-check';

/*
 * Cluster files as no tool writes them and every parser reads them: any layout, any order of keys, numbers and strings
 * in spellings that do not survive `JSON.parse`.
 */

/** How one file is laid out. */
interface Layout {
  readonly newline: string;
  readonly indent: string | null;
  readonly colon: string;
  readonly comma: string;
  readonly bom: boolean;
  readonly end: string;
}

const layout: fc.Arbitrary<Layout> = fc.record({
  newline: fc.constantFrom('\n', '\r\n', '\n\n'),
  indent: fc.constantFrom(null, '', ' ', '  ', '    ', '\t', ' \t'),
  colon: fc.constantFrom(':', ': ', ' : ', ':\t', ':  '),
  comma: fc.constantFrom(',', ', ', ' , '),
  bom: fc.boolean(),
  end: fc.constantFrom('', '\n', '\r\n', '  \n\n'),
});

/** JSON text of a scalar, in odd spellings. */
const scalar = fc.constantFrom(
  '1.0',
  '1e3',
  '-0',
  '123456789012345678901234567890',
  '0.1000',
  'true',
  'null',
  '""',
  '"\\u00e9\\/\\ud83d\\ude00"',
  '"海莲花 \u202e \u0085"',
  '"say \\"hi\\" \\\\"',
  '"]},{[\\\\"',
  '"\\ud800"',
);

type Tree =
  | string
  | { readonly list: readonly Tree[] }
  | { readonly members: readonly (readonly [string, Tree])[] };

const key = fc.constantFrom(
  '"refs"',
  '"10"',
  '"2"',
  '"__proto__"',
  '"constructor"',
  '"syn\\u006fnyms"',
  '"ключ"',
  '""',
);

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.record({ list: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ members: fc.array(fc.tuple(key, tie('tree')), { maxLength: 4 }) }),
  ),
}));

/** Kept as it is whatever the layout of the rest. */
const raw = (text: string): Tree => text;

export function uuidOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

const relation = fc.record({
  dest: fc.nat(9).map((n) => uuidOf(100 + n)),
  type: fc.constantFrom('"similar"', '"uses "', '"\\u0073imilar"'),
  tags: fc.option(fc.array(fc.constantFrom('"a:b"', '"a:b=\\"c\\""'), { maxLength: 2 })),
  extra: fc.option(tree),
});

const related: fc.Arbitrary<Tree | null> = fc.oneof(
  fc.constant(null),
  fc.constantFrom('[]', '[ ]', '[\n]').map(raw),
  fc.array(relation, { minLength: 1, maxLength: 3 }).map((items) => ({
    list: items.map(({ dest, type, tags, extra }) => ({
      members: [
        ['"dest-uuid"', `"${dest}"`] as const,
        ...(extra === null ? [] : [['"note"', extra] as const]),
        ...(tags === null ? [] : [['"tags"', { list: tags }] as const]),
        ['"type"', type] as const,
      ],
    })),
  })),
);

const entry = fc.record({
  related,
  meta: fc.option(tree),
  others: fc.array(fc.tuple(key, tree), { maxLength: 3 }),
  revoked: fc.constantFrom(null, 'true', 'false'),
  order: fc.infiniteStream(fc.nat()),
});

/** A cluster file and how many entries it has; entry `i` has the UUID `uuidOf(i)`. */
export interface Awkward {
  readonly text: string;
  readonly entries: number;
}

/** `version` is always a plain number, and nothing that an edit touches is doubled. */
export const awkwardCluster: fc.Arbitrary<Awkward> = fc
  .record({
    layout,
    entries: fc.array(entry, { minLength: 1, maxLength: 4 }),
    version: fc.nat(),
    before: fc.boolean(),
  })
  .map(({ layout: how, entries, version, before }) => {
    const values: Tree = { list: entries.map((parts, index) => entryTree(parts, index)) };
    const head: readonly (readonly [string, Tree])[] = [
      ['"name"', '"n"'],
      ['"values"', values],
    ];
    const number = ['"version"', String(version)] as const;
    const members = before ? [number, ...head] : [...head, number];
    return { text: print({ members }, how), entries: entries.length };
  });

function entryTree(
  parts: {
    related: Tree | null;
    meta: Tree | null;
    others: [string, Tree][];
    revoked: string | null;
    order: Iterable<number>;
  },
  index: number,
): Tree {
  const members: (readonly [string, Tree])[] = [
    ['"uuid"', `"${uuidOf(index)}"`],
    ['"value"', `"entry ${index}"`],
    ...(parts.related === null ? [] : [['"related"', parts.related] as const]),
    ...(parts.meta === null ? [] : [['"meta"', parts.meta] as const]),
    ...(parts.revoked === null ? [] : [['"revoked"', parts.revoked] as const]),
    ...parts.others,
  ];
  const order = parts.order[Symbol.iterator]();
  const keyed = members.map((member) => ({ member, at: Number(order.next().value) }));
  return { members: keyed.sort((a, b) => a.at - b.at).map(({ member }) => member) };
}

function print(tree: Tree, how: Layout): string {
  return `${how.bom ? '\ufeff' : ''}${printTree(tree, how, 0)}${how.end}`;
}

function printTree(node: Tree, how: Layout, depth: number): string {
  if (typeof node === 'string') return node;
  const items =
    'list' in node
      ? node.list.map((item) => printTree(item, how, depth + 1))
      : node.members.map(([name, value]) => `${name}${how.colon}${printTree(value, how, depth + 1)}`);
  const [left, right] = 'list' in node ? '[]' : '{}';
  if (items.length === 0) return `${left}${right}`;
  if (how.indent === null) return `${left}${items.join(how.comma)}${right}`;
  const gap = (level: number) => how.newline + (how.indent ?? '').repeat(level);
  return `${left}${gap(depth + 1)}${items.join(`,${gap(depth + 1)}`)}${gap(depth)}${right}`;
}
