import { cluster, entry, galaxyOf, pairOf, uuidOf } from './galaxy.js';

/** Text that tries to drive the terminal, in every place that text can come from. */
export const ATTACKS = [
  '\x1b]0;owned\x07',
  '\x1b]52;c;aGFjaw==\x07',
  '\x1b]8;;https://evil.example\x07link\x1b]8;;\x07',
  '\x1b[2J\x1b[H',
  '\x1b[31mred',
  '\x9b31mred',
  '\x9d0;owned\x9c',
  '\x1b[\x1b[31m31m',
  '\r\roverwritten',
  '\b\b\b',
  '\x00\x07',
  '\u202egnp.exe',
  '\u2066isolate\u2069',
  'zero\u200bwidth',
  '\u2028separator',
  '\ud800lone',
] as const;

const WIDE = '海莲花组织 🇻🇳 👩‍👩‍👧 e\u0301\u0301 مرحبا ⚡️ 한국어 ﷽ ';

/** A galaxy in which every text is an attack, or wide, or endless. */
export function hostileGalaxy() {
  const all = ATTACKS.join(' ');
  const galaxy = galaxyOf([
    cluster('threat-actor', [
      entry(1, `${WIDE}${all}`, {
        synonyms: [...ATTACKS, WIDE, 'x'.repeat(500)],
        description: `${all}\n\n${WIDE.repeat(40)}\n${'longword'.repeat(100)}`,
        refs: [...ATTACKS, `https://example.org/${'a'.repeat(300)}`],
        meta: { country: '\x1b[7mVN', external_id: [...ATTACKS] },
        related: ATTACKS.map((attack) => ({ destUuid: uuidOf(2), type: attack, tags: [attack] })),
        revoked: true,
      }),
    ]),
    cluster('mitre\x1b[31m-set', [entry(2, `\x1b[5m${WIDE}`, { synonyms: [WIDE], description: WIDE })], {
      deprecated: true,
    }),
  ]);
  const pair = pairOf(galaxy, 1, 2, {
    relation: { type: '\x1b[31muses', subject: 'object', probability: 0.5 },
    tags: [...ATTACKS],
    evidence: ATTACKS.map((attack) => ({
      comparison: attack,
      level: attack,
      matchWeight: -1.5,
      detail: attack,
    })),
  });
  return { galaxy, pairs: [pair] };
}
