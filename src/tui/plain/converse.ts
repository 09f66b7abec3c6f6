import type { Action } from '../input/actions.js';
import type { Headless } from '../run/headless.js';
import { findTags, findTypes } from '../state/choices.js';
import type { CommitScreen, Screen, TagPicker } from '../state/screen.js';
import { currentKey, type State, topScreen } from '../state/state.js';
import { isOpen } from '../state/verdicts.js';
import { shortTag } from '../text/tag.js';
import { type Answer, type Asking, helpSentences, promptedKeys, readAnswer } from './answers.js';
import { commitQuestion, commitSentences, diffSentences, readCommitAnswer } from './commit.js';
import { decidedSentence } from './desk.js';
import { detailsSentences, pairSentences, writesSentences } from './pair.js';

/** Who is talked to. */
export interface Talk {
  /** Says sentences, a line each. */
  say(...sentences: readonly string[]): Promise<void>;
  /** Asks, and waits for a line; null when there are no more. */
  ask(question: string): Promise<string | null>;
}

const MOST_OFFERED = 8;

/**
 * Goes through the queue line by line: says the pair, asks, and does what is answered, as the app would on the same
 * key. The end of the answers means to leave; what is pending stays pending.
 */
export async function converse(app: Headless, talk: Talk): Promise<void> {
  const isDesk = app.state.start.desk !== undefined;
  await talk.say(isDesk ? 'Reading the galaxy.' : 'Reading the galaxy and looking for candidate pairs.');
  await app.load();
  await sayNotice(app, talk);
  if (app.state.world === null) return;
  let told: string | null | undefined;
  while (!app.left) {
    if (told !== currentKey(app.state)) await talk.say('', ...pairSentences(app.state));
    told = currentKey(app.state);
    const line = await talk.ask(`Decide [${promptedKeys(app.state.keymap, askingOf(app.state))}]: `);
    if (line === null) await app.act('quit');
    else if (line.trim() !== '') await answer(app, talk, line);
  }
  await talk.say(leaving(app.state));
}

function askingOf({ start }: State): Asking {
  return start.desk === undefined ? 'review' : 'desk';
}

function leaving({ pending }: State): string {
  const waiting = pending.decisions.length;
  return waiting === 0
    ? 'Nothing is pending.'
    : `${waiting} pending: the next start has them, and c commits them.`;
}

async function answer(app: Headless, talk: Talk, line: string): Promise<void> {
  const { keymap } = app.state;
  const asking = askingOf(app.state);
  const meant = readAnswer(line, keymap, asking);
  switch (meant) {
    case null:
      return talk.say(`“${line.trim()}” is no answer here, and nothing was done. ? says what is.`);
    case 'help':
      return talk.say(...helpSentences(keymap, asking));
    case 'details':
      return talk.say(...detailsSentences(app.state));
    case 'type':
      return askType(app, talk);
    case 'tags':
      return askTags(app, talk);
    case 'note':
      return askNote(app, talk);
    case 'send-back':
      return askWhy(app, talk);
    case 'commit':
      return askCommit(app, talk);
    case 'swap':
    case 'sticky':
      await app.act(meant);
      return sayChange(app, talk);
    default: {
      const before = app.state.pending;
      await app.act(meant);
      return sayStep(app, talk, before, meant);
    }
  }
}

/** Says what a step has come to, if there was one. */
async function sayStep(app: Headless, talk: Talk, before: State['pending'], meant: Answer): Promise<void> {
  const said = app.state.pending === before ? null : (MOVED[meant] ?? decidedSentence(app.state));
  if (said !== null) await talk.say(said);
  await sayNotice(app, talk);
  const { state } = app;
  if (said !== null && state.queue.keys.every((key) => !isOpen(state, key))) {
    await talk.say('Every pair of this queue is decided.');
  }
}

const MOVED: Partial<Record<Answer, string>> = { undo: 'Taken back.', redo: 'Brought back.' };

async function sayNotice({ state }: Headless, talk: Talk): Promise<void> {
  if (state.notice !== null) await talk.say(`${state.notice.text}.`);
}

async function sayChange(app: Headless, talk: Talk): Promise<void> {
  await sayNotice(app, talk);
  await talk.say(...writesSentences(app.state));
}

/** The screen of that kind, when it has the keys. */
function screenOf<K extends Screen['kind']>(
  { state }: Headless,
  kind: K,
): Extract<Screen, { readonly kind: K }> | null {
  const top = topScreen(state);
  return top?.kind === kind ? (top as Extract<Screen, { readonly kind: K }>) : null;
}

async function askType(app: Headless, talk: Talk): Promise<void> {
  await app.act('type');
  for (let picker = screenOf(app, 'pick-type'); picker; picker = screenOf(app, 'pick-type')) {
    const { choices } = picker;
    const line = await talk.ask(
      `Relation type now ${app.state.draft?.type ?? ''}; another, or nothing to keep it: `,
    );
    const name = line?.trim() ?? '';
    if (name === '') {
      await app.act('back');
    } else if (choices.some((choice) => choice.name === name)) {
      await app.fill(name);
      await moveTo(app, screenOf(app, 'pick-type')?.shown.findIndex((choice) => choice.name === name) ?? -1);
      await app.act('confirm');
      await sayChange(app, talk);
    } else {
      const near = findTypes(choices, name === '?' ? '' : name).slice(0, MOST_OFFERED);
      await talk.say(
        name === '?'
          ? 'Most used:'
          : `No relation type is called “${name}”.${near.length > 0 ? ' Nearest:' : ''}`,
        ...near.map(({ name: type, meaning }) => `  ${type}${meaning === '' ? '' : `: ${meaning}`}`),
      );
    }
  }
}

async function askTags(app: Headless, talk: Talk): Promise<void> {
  await app.act('tags');
  for (let picker = screenOf(app, 'pick-tags'); picker; picker = screenOf(app, 'pick-tags')) {
    const now = picker.tags.length === 0 ? 'none' : picker.tags.join(', ');
    const line = await talk.ask(`Tags now ${now}; one to add or take away, or nothing to go on: `);
    if (line === null || line.trim() === '') {
      await app.act('confirm');
      await sayChange(app, talk);
    } else {
      await markTag(app, talk, picker, line.trim());
    }
  }
}

/** Adds or takes away the tag that `text` is, or the only one whose value it is; anything else leaves all as it is. */
async function markTag(app: Headless, talk: Talk, picker: TagPicker, text: string): Promise<void> {
  const shown = findTags(picker.choices, text, app.state.world?.galaxy.taxonomies ?? []);
  const sound = shown.filter(({ status }) => status !== 'malformed');
  const byValue = sound.filter(({ tag }) => shortTag(tag) === text);
  const meant = sound.find(({ tag }) => tag === text) ?? (byValue.length === 1 ? byValue[0] : undefined);
  if (meant === undefined) {
    const [malformed] = shown.filter(({ status }) => status === 'malformed');
    const near = sound.slice(0, MOST_OFFERED).map(({ tag, expanded }) => `  ${tag}: ${expanded}`);
    const why = malformed?.reason ? `: ${malformed.reason}` : '';
    return talk.say(`“${text}” is no tag${why}.${near.length > 0 ? ' Nearest:' : ''}`, ...near);
  }
  await app.fill(text);
  await moveTo(app, shown.indexOf(meant));
  await app.act('mark');
  await sayNotice(app, talk);
  if (meant.status === 'unknown') await talk.say(`No taxonomy knows ${meant.tag}: ${meant.reason ?? ''}.`);
}

/** Moves the cursor of a picker from its first line down to `place`. */
async function moveTo(app: Headless, place: number): Promise<void> {
  for (let at = 0; at < place; at += 1) await app.act('next');
}

async function askNote(app: Headless, talk: Talk): Promise<void> {
  await app.act('note');
  if (screenOf(app, 'note') === null) return sayNotice(app, talk);
  const line = await talk.ask('Note, or nothing for none: ');
  if (line === null) {
    await app.act('back');
    return;
  }
  await app.fill(line.trim());
  await app.act('confirm');
  await sayChange(app, talk);
}

/** A decision goes back to its curator with the reason; without one it stays. */
async function askWhy(app: Headless, talk: Talk): Promise<void> {
  const before = app.state.pending;
  await app.act('send-back');
  if (screenOf(app, 'send-back') === null) return sayNotice(app, talk);
  const line = await talk.ask('Why it goes back, or nothing to leave it: ');
  if (line === null || line.trim() === '') {
    await app.act('back');
    return talk.say('Not sent back.');
  }
  await app.fill(line.trim());
  await app.act('confirm');
  await sayStep(app, talk, before, 'send-back');
}

async function askCommit(app: Headless, talk: Talk): Promise<void> {
  await app.act('commit');
  const opened = screenOf(app, 'commit');
  if (opened === null) return sayNotice(app, talk);
  await talk.say(...commitSentences(opened), ...helpOf(opened));
  for (let screen: CommitScreen | null = opened; screen; screen = screenOf(app, 'commit')) {
    if (screen.phase.name === 'failed') {
      await app.act('back');
      return;
    }
    const line = await talk.ask(commitQuestion(screen).prompt);
    await answerCommit(app, talk, screen, line?.trim().toLowerCase() ?? 'n');
  }
}

function helpOf(screen: CommitScreen): string[] {
  return screen.phase.name === 'ready' ? [commitQuestion(screen).help] : [];
}

async function answerCommit(app: Headless, talk: Talk, screen: CommitScreen, line: string): Promise<void> {
  const change = async (action: Action, question: string) => {
    const text = await talk.ask(question);
    if (text === null || text.trim() === '') return;
    await app.act(action);
    await app.fill(text.trim());
    await app.act('confirm');
    await sayCommit(app, talk);
  };
  switch (readCommitAnswer(screen, line)) {
    case 'y':
      await app.act('confirm');
      return sayCommit(app, talk);
    case 'd':
      return talk.say(...diffSentences(screen));
    case 'e':
      return change('edit', 'Subject: ');
    case 'b':
      return change('branch', 'Branch: ');
    case 'i':
      await app.act('include-dirty');
      return sayCommit(app, talk);
    default:
      await app.act('back');
      return talk.say('Not committed: all is still pending.');
  }
}

async function sayCommit(app: Headless, talk: Talk): Promise<void> {
  await sayNotice(app, talk);
  const screen = screenOf(app, 'commit');
  if (screen !== null) await talk.say(...commitSentences(screen));
}
