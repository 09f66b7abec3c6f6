import * as z from 'zod';
import { parseJson } from '../galaxy/json.js';
import type { Problem } from '../galaxy/problem.js';

export const SETTINGS_PATH = 'curation/relata.json';

/** What a team has agreed on, for everyone who works on its galaxy. */
export interface TeamSettings {
  /** Whether a decision counts as approved only when somebody else than its author has reviewed it. */
  readonly fourEyes: boolean;
}

const DEFAULT_SETTINGS: TeamSettings = { fourEyes: false };

const SettingsSchema = z.looseObject({
  review: z.looseObject({ fourEyes: z.boolean().default(false) }).default({ fourEyes: false }),
});

/** Reads `curation/relata.json`. What cannot be read is a problem, and then the strict choice holds. */
export function readSettings(text: string | null): { settings: TeamSettings; problems: Problem[] } {
  if (text === null) return { settings: DEFAULT_SETTINGS, problems: [] };
  const json = parseJson(text, SETTINGS_PATH);
  if ('problem' in json) return { settings: { fourEyes: true }, problems: [json.problem] };
  const parsed = SettingsSchema.safeParse(json.value);
  if (parsed.success) return { settings: { fourEyes: parsed.data.review.fourEyes }, problems: [] };
  const issue = parsed.error.issues[0];
  const problem: Problem = {
    severity: 'error',
    file: SETTINGS_PATH,
    message: issue?.message ?? 'wrong shape',
    ...(issue ? { path: issue.path.join('.') } : {}),
    remedy: 'it may hold {"review": {"fourEyes": true}}; until it is mended, four eyes are required',
  };
  return { settings: { fourEyes: true }, problems: [problem] };
}
