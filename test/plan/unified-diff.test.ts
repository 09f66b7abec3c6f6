import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileChange } from '../../src/plan/types.js';
import { hunksOf, unifiedDiff } from '../../src/plan/unified-diff.js';

function change(before: string | null, after: string, path = 'clusters/x.json'): FileChange {
  return { path, kind: 'cluster', before, after, relations: 0, version: null };
}

/** Applies hunks the plain way: the oracle for what a diff means. */
function patched(before: string, after: string): string {
  const lines = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const out: string[] = [];
  let at = 0;
  for (const { header, lines: hunk } of hunksOf({ before, after })) {
    const [, start = '', count = '1'] = /^@@ -(\d+)(?:,(\d+))? /.exec(header) ?? [];
    const first = count === '0' ? Number(start) : Number(start) - 1;
    out.push(...lines.slice(at, first));
    at = first;
    for (const { sign, text, unterminated } of hunk) {
      const line = unterminated ? text : `${text}\n`;
      if (sign !== '+') expect(lines[at]).toBe(line);
      if (sign !== '+') at += 1;
      if (sign !== '-') out.push(line);
    }
  }
  return [...out, ...lines.slice(at)].join('');
}

describe('unified diff', () => {
  it('looks as git prints it', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\nh\n';
    const after = 'a\nb\nc\nd\nE\nE2\nf\ng\nh\n';
    expect(unifiedDiff([change(before, after)], 'sub/')).toBe(
      [
        'diff --git a/sub/clusters/x.json b/sub/clusters/x.json',
        '--- a/sub/clusters/x.json',
        '+++ b/sub/clusters/x.json',
        '@@ -2,7 +2,8 @@',
        ' b',
        ' c',
        ' d',
        '-e',
        '+E',
        '+E2',
        ' f',
        ' g',
        ' h',
        '',
      ].join('\n'),
    );
  });

  it('makes new files, and says where a final line break is missing', () => {
    expect(unifiedDiff([change(null, 'a\nb')])).toBe(
      [
        'diff --git a/clusters/x.json b/clusters/x.json',
        'new file mode 100644',
        '--- /dev/null',
        '+++ b/clusters/x.json',
        '@@ -0,0 +1,2 @@',
        '+a',
        '+b',
        '\\ No newline at end of file',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['clusters/ä "x"\\.json', '"a/clusters/\\303\\244 \\"x\\"\\\\.json"'],
    ['clusters/a\nb\x1b.json', '"a/clusters/a\\012b\\033.json"'],
  ])('quotes the path %j', (path, quoted) => {
    expect(unifiedDiff([change('a\n', 'b\n', path)])).toContain(`--- ${quoted}\n`);
  });

  it('is empty where nothing changes', () => {
    expect(unifiedDiff([change('a\n', 'a\n')])).toBe('');
  });

  const text = fc
    .tuple(fc.array(fc.constantFrom('a', 'b', 'c', '  {', '  }', 'd\r')), fc.boolean())
    .map(([lines, end]) => lines.join('\n') + (end && lines.length > 0 ? '\n' : ''));

  it('leads from any text to any other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(patched(before, after)).toBe(after);
      }),
      { numRuns: 1000 },
    );
  });

  it('is no longer than the edit where lines are unlike each other', () => {
    const lines = Array.from({ length: 5000 }, (_, n) => `line ${n}`);
    const edited = lines.flatMap((line, n) => (n % 500 === 7 ? [line, '  {', `  new ${n}`, '  }'] : [line]));
    const hunks = hunksOf({ before: `${lines.join('\n')}\n`, after: `${edited.join('\n')}\n` });
    expect(hunks).toHaveLength(10);
    expect(hunks.flatMap((h) => h.lines).filter(({ sign }) => sign !== ' ')).toHaveLength(30);
  });
});
