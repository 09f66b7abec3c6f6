import { describeProblem, type Problem, RelataError } from '../galaxy/problem.js';
import type { KeyTable } from '../tui/input/actions.js';
import { remapKeys } from '../tui/settings/remap.js';
import { type PersonalSettings, readPersonalSettings } from '../tui/settings/settings.js';
import type { CommandContext } from './context.js';

/** Settings that are in force, and what to say of them. */
export interface Preferences {
  readonly settings: PersonalSettings;
  readonly keys: readonly KeyTable[];
  readonly warnings: readonly string[];
}

/**
 * A person's settings, and `tables` with the keys that they want. Throws a {@link RelataError} when anything in them is
 * wrong: with other keys than they expect, people would decide what they never meant to.
 */
export async function readPreferences(
  context: Pick<CommandContext, 'personalFile'>,
  tables: readonly KeyTable[],
): Promise<Preferences> {
  const file = await context.personalFile();
  const { settings, problems, problemAt } = readPersonalSettings(file?.text ?? null, file?.path ?? '');
  refuse(problems);
  const { tables: keys, complaints } = remapKeys(tables, settings.keys ?? {});
  refuse(
    complaints.map(({ path, message, remedy }) =>
      problemAt(['keys', ...path.filter((step) => step !== undefined)], message, remedy),
    ),
  );
  return { settings, keys, warnings: problems.map(describeProblem) };
}

/** Who decides, as a person's settings have it. Throws a {@link RelataError} when they cannot be used. */
export async function personalAuthor(
  context: Pick<CommandContext, 'personalFile'>,
): Promise<string | undefined> {
  const file = await context.personalFile();
  const { settings, problems } = readPersonalSettings(file?.text ?? null, file?.path ?? '');
  refuse(problems);
  return settings.author;
}

function refuse(problems: readonly Problem[]): void {
  const [first, ...more] = problems.filter(({ severity }) => severity === 'error');
  if (first === undefined) return;
  const { remedy = '', ...rest } = first;
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  throw new RelataError(`${describeProblem(rest)}${others}`, remedy);
}
