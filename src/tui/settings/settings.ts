import * as z from 'zod';
import { type JsonPath, lineFinder, parseJson } from '../../galaxy/json.js';
import type { Problem } from '../../galaxy/problem.js';

/** Other keys for actions, by the name of the screen (or `all`) and the name of the action. */
export type KeySettings = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** What one person likes, in `$XDG_CONFIG_HOME/relata/config.json`. Absent: as the terminal or the command line says. */
export interface PersonalSettings {
  readonly theme?: 'dark' | 'light' | undefined;
  readonly color?: boolean | undefined;
  readonly ascii?: boolean | undefined;
  readonly plain?: boolean | undefined;
  readonly author?: string | undefined;
  readonly keys?: KeySettings | undefined;
}

export interface SettingsReading {
  readonly settings: PersonalSettings;
  /** Errors mean that the settings must not be used: other keys than expected would decide. */
  readonly problems: readonly Problem[];
  /** A problem with what stands at a path of the file, with its line. */
  problemAt(path: JsonPath, message: string, remedy: string): Problem;
}

const KeysSchema = z.union([z.string().transform((key) => [key]), z.array(z.string())], {
  error: 'a key or a list of keys is needed',
});

const AUTHOR = { error: 'a person is needed, as "Name <mail>" or "orcid:0000-…"' };

const SettingsSchema = z
  .object({
    theme: z.enum(['dark', 'light'], { error: 'this is “dark” or “light”' }),
    color: z.boolean({ error: 'this is true or false' }),
    ascii: z.boolean({ error: 'this is true or false' }),
    plain: z.boolean({ error: 'this is true or false' }),
    author: z.string(AUTHOR).regex(/^[^<>]+ <[^<>\s]+>$|(?:\d{4}-){3}\d{3}[\dX]$/, AUTHOR),
    keys: z.record(z.string(), z.record(z.string(), KeysSchema)),
  })
  .partial();

const KNOWN: ReadonlySet<string> = new Set(Object.keys(SettingsSchema.shape));

/** Reads a person's settings. `file` is what messages call it; `text` is null when there is no such file. */
export function readPersonalSettings(text: string | null, file: string): SettingsReading {
  const problemAt = (path: JsonPath, message: string, remedy: string): Problem => ({
    severity: 'error',
    file,
    line: lineFinder(text ?? '')(path),
    path: path.join('.'),
    message,
    remedy,
  });
  const nothing = (problems: readonly Problem[]) => ({ settings: {}, problems, problemAt });
  if (text === null || text.trim() === '') return nothing([]);
  const json = parseJson(text, file);
  if ('problem' in json) return nothing([{ ...json.problem, remedy: 'mend the file, or move it away' }]);
  const parsed = SettingsSchema.safeParse(json.value);
  if (!parsed.success) {
    return nothing(
      parsed.error.issues.map(({ path, message }) =>
        problemAt(
          path.filter((step) => typeof step !== 'symbol'),
          message,
          `it may hold ${[...KNOWN].join(', ')}`,
        ),
      ),
    );
  }
  const unknown = Object.keys(json.value ?? {}).filter((key) => !KNOWN.has(key));
  return {
    settings: parsed.data,
    problems: unknown.map((key) => ({
      ...problemAt([key], 'relata knows no such setting', `it may hold ${[...KNOWN].join(', ')}`),
      severity: 'warning',
    })),
    problemAt,
  };
}
