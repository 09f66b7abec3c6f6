import { describeProblem, type Problem, RelataError } from '../../galaxy/problem.js';
import type { CommitResult, ScanHooks, ScanRequest, Workspace, WriteHooks } from '../../plan/ports.js';
import type { Terminal } from '../../plan/terminal.js';
import type { Effect } from '../effects.js';
import type { Failure, Happening, Loaded, Written } from '../events.js';
import { prepare, prepareDiff } from './prepare.js';

/** What effects act on, and where their answers go. */
export interface World {
  readonly workspace: Workspace;
  readonly terminal: Terminal;
  readonly request: ScanRequest;
  readonly dispatch: (happening: Happening) => void;
  /** Draws the whole screen again. */
  readonly redraw: () => void;
  /** Ends the app. */
  readonly leave: (how: 'quit' | 'interrupt') => void;
}

/** Makes the function that carries effects out. Each answers with an event; a failure is an event, too. */
export function makeInterpreter(world: World): (effect: Effect) => void {
  const { workspace, terminal, dispatch } = world;
  const leaving = new AbortController();
  let scanning = new AbortController();
  const hooks: WriteHooks = { onProgress: (progress) => dispatch({ kind: 'committing', progress }) };
  const answer = (work: () => Promise<Happening>, failed: (failure: Failure) => Happening) => {
    work().then(dispatch, (error: unknown) => dispatch(failed(describeFailure(error))));
  };

  return (effect) => {
    switch (effect.kind) {
      case 'load':
        return answer(
          async () => ({ kind: 'loaded', loaded: await load(world, leaving.signal) }),
          (failure) => ({ kind: 'failed', failure }),
        );
      case 'scan':
        scanning = new AbortController();
        return scan(world, effect, scanning.signal);
      case 'prepare':
        return void prepare(effect, leaving.signal);
      case 'score':
        return answer(
          async () => {
            const results = await workspace.scanner.score(effect.pairs);
            const pairs = results.flatMap((result) => ('pair' in result ? [result.pair] : []));
            return { kind: 'scored', pairs, ask: effect.ask };
          },
          (failure) => ({ kind: 'not-scored', failure }),
        );
      case 'cancel-scan':
        return scanning.abort();
      case 'save':
        return answer(
          async () => {
            await workspace.journal.append(effect.record);
            return { kind: 'saved', record: effect.record };
          },
          (failure) => ({ kind: 'not-saved', record: effect.record, failure }),
        );
      case 'plan':
        return answer(
          async () => {
            const [plan, repository] = await Promise.all([
              workspace.writer.preview(effect.decisions),
              workspace.repository(),
            ]);
            await prepareDiff(plan, leaving.signal);
            return { kind: 'planned', plan, repository };
          },
          (failure) => ({ kind: 'not-planned', failure }),
        );
      case 'commit':
        return answer(
          async () => {
            const { decisions, steps, options } = effect;
            const result = await workspace.writer.commit(decisions, steps, options, hooks);
            return { kind: 'committed', ...(await written(workspace, result)) };
          },
          (failure) => ({ kind: 'not-committed', failure }),
        );
      case 'find-last-commit':
        return answer(
          async () => ({ kind: 'last-commit', commit: await workspace.writer.lastCommit() }),
          (failure) => ({ kind: 'not-committed', failure }),
        );
      case 'take-back-commit':
        return answer(
          async () => {
            const result = await workspace.writer.undo(hooks);
            return { kind: 'taken-back', ...(await written(workspace, result)) };
          },
          (failure) => ({ kind: 'not-committed', failure }),
        );
      case 'reload':
        return answer(
          async () => {
            const galaxy = await workspace.reader.read({ signal: leaving.signal });
            return { kind: 'reloaded', galaxy, ledger: (await workspace.reader.readLedger()).rows };
          },
          (failure) => ({ kind: 'not-reloaded', failure }),
        );
      case 'edit':
        return answer(
          async () => ({ kind: 'edited', text: await terminal.edit(effect.text) }),
          () => ({ kind: 'edited', text: null }),
        );
      case 'suspend':
        return terminal.suspend();
      case 'redraw':
        return world.redraw();
      case 'interrupt':
      case 'quit':
        leaving.abort();
        scanning.abort();
        return world.leave(effect.kind);
    }
  };
}

async function written(workspace: Workspace, result: CommitResult): Promise<Written> {
  const repository = await workspace.repository();
  return { result, journal: [...workspace.journal.records], repository };
}

/** Milliseconds between two frames that tell how much is read: a frame takes longer than most files. */
const TELL_EVERY_MS = 250;

async function load({ workspace, dispatch }: World, signal: AbortSignal): Promise<Loaded> {
  const { reader, journal } = workspace;
  let told = performance.now();
  const onProgress = (done: number) => {
    const now = performance.now();
    if (now - told < TELL_EVERY_MS) return;
    told = now;
    dispatch({ kind: 'reading', done });
  };
  // Git is another process: it works while the galaxy is read.
  const [repository, author, galaxy] = await Promise.all([
    workspace.repository(),
    workspace.curator(),
    reader.read({ onProgress, signal }),
  ]);
  const { rows, problems } = await reader.readLedger();
  return {
    galaxy,
    ledger: rows,
    journal: [...journal.records],
    repository,
    author,
    readOnly: workspace.readOnly,
    notices: [
      ...workspace.notices,
      ...(journal.notice === null ? [] : [journal.notice]),
      ...errorNotice(galaxy.problems, 'relata scan'),
      ...errorNotice(problems, 'relata ledger fix'),
    ],
  };
}

/** The first thing that is left out because it cannot be read, how many more there are, and the command that has all. */
function errorNotice(problems: readonly Problem[], command: string): string[] {
  const [first, ...more] = problems.filter(({ severity }) => severity === 'error');
  if (first === undefined) return [];
  return [
    `${describeProblem(first)}${more.length === 0 ? '' : `, and ${more.length} more`}: see \`${command}\``,
  ];
}

function scan(
  { workspace, request, dispatch }: World,
  { galaxy, decided }: Extract<Effect, { kind: 'scan' }>,
  signal: AbortSignal,
): void {
  const hooks: ScanHooks = {
    onProgress: (done) => dispatch({ kind: 'scanning', done }),
    firstLook: { galaxy, tell: (pairs) => dispatch({ kind: 'first-look', pairs }) },
    onBatch: (batch, done) => dispatch({ kind: 'found', pairs: batch, done }),
    decided,
    signal,
  };
  workspace.scanner.scan(request, hooks).then(
    (pairs) => dispatch({ kind: 'scanned', pairs }),
    (error: unknown) =>
      dispatch(
        signal.aborted
          ? { kind: 'scan-cancelled' }
          : { kind: 'scan-failed', failure: describeFailure(error) },
      ),
  );
}

/** What to tell the user of an error: expected ones know what to do next, others are told as they are. */
function describeFailure(error: unknown): Failure {
  if (error instanceof RelataError) return { message: error.message, remedy: error.remedy };
  return { message: error instanceof Error ? error.message : String(error), remedy: null };
}
