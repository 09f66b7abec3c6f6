import { RelataError } from '../galaxy/problem.js';
import { LEDGER_FILES, ledgerPath } from '../ledger/rows.js';
import type { LedgerTexts } from '../ledger/types.js';
import { ATTRIBUTES_PATH } from '../plan/ledger-files.js';
import { CURATED_WITH, TAKES_BACK } from '../plan/message.js';
import type { CommitResult, OwnCommit, WriteHooks } from '../plan/ports.js';
import { decisionsOf, planUndo, type UndoPlan } from '../plan/undo-plan.js';
import { execute, type Step } from './execute.js';
import { readFresh } from './fresh-clusters.js';
import type { Git } from './git.js';
import { inTurns } from './in-turns.js';
import { ledgerTexts, readLedgerTexts, readOptional } from './ledger-texts.js';
import type { Repository } from './repository.js';
import type { WriterParts } from './writer-parts.js';

interface OurCommit extends OwnCommit {
  /** Null for a commit without parent. */
  readonly parent: string | null;
}

/** Takes back what relata's last commit added, in one new commit. Commits that are taken back already are passed over. */
export async function undoLastCommit(parts: WriterParts, hooks: WriteHooks = {}): Promise<CommitResult> {
  const { repository } = parts;
  if (repository === null) {
    throw new RelataError('there is no git repository here', 'only what relata committed can be taken back');
  }
  const commit = await lastCommit(repository);
  if (commit === null) {
    throw new RelataError('relata has committed nothing here that could be taken back', 'see `git log`', 1);
  }
  let kept: UndoPlan['kept'] = [];
  const makeStep = async (): Promise<Step> => {
    const plan = await planFor(parts, repository, commit);
    kept = plan.kept;
    return { plan, journal: { steps: [], refused: [], reopen: [...plan.reopened] } };
  };
  const result = await execute(parts, makeStep, {}, hooks);
  const stay = kept.map(
    (row) => `${row.subject.value} and ${row.object.value} were decided anew since: that stays`,
  );
  return {
    ...result,
    notices: [`took back ${commit.hash.slice(0, 10)}: ${commit.subject}`, ...stay, ...result.notices],
  };
}

async function planFor(parts: WriterParts, repository: Repository, commit: OurCommit): Promise<UndoPlan> {
  const {
    place: { root },
    galaxy: memo,
    fresh: reader,
    tool,
  } = parts;
  const [before, after] = await Promise.all([
    ledgerAt(repository, commit.parent),
    ledgerAt(repository, commit.hash),
  ]);
  const refs = decisionsOf(before, after).flatMap((row) => [row.subject, row.object]);
  if (refs.length === 0) {
    throw new RelataError(
      `${commit.hash.slice(0, 10)} added nothing to the ledger`,
      '`git revert` takes it back',
      1,
    );
  }
  const fresh = await inTurns(readFresh(reader, memo, refs));
  const clusters = [...fresh.clusters.keys()].map((name) => `clusters/${name}.json`);
  const plan = planUndo({
    commit: { hash: commit.hash, subject: commit.subject },
    before,
    after,
    now: readLedgerTexts(root),
    clustersBefore: await filesAt(repository, commit.parent, clusters),
    clusters: fresh.clusters,
    homeOf: fresh.homeOf,
    vocabulary: fresh.galaxy.vocabulary,
    gitAttributes: readOptional(root, ATTRIBUTES_PATH),
    curator: (await parts.curator())?.label ?? '',
    version: tool.version,
  });
  const refused = plan.outcomes.find((outcome) => outcome.result === 'refused');
  if (refused) {
    throw new RelataError(
      `${commit.hash.slice(0, 10)} cannot be taken back: ${refused.reason ?? ''}`,
      refused.remedy ?? 'mend that first',
      1,
    );
  }
  if (plan.files.length === 0) {
    throw new RelataError(`nothing is left of ${commit.hash.slice(0, 10)}`, 'it was taken back by hand', 1);
  }
  return plan;
}

/** The last commit with relata's trailer that no later one takes back. */
export async function lastCommit({ git }: Repository): Promise<OurCommit | null> {
  const format = [
    '%H',
    '%P',
    '%s',
    ...[CURATED_WITH, TAKES_BACK].map((key) => `%(trailers:key=${key},valueonly)`),
  ];
  const log = await git.ask([
    'log',
    '-z',
    `--grep=^${CURATED_WITH}: relata`,
    `--format=${format.join('%x01')}`,
  ]);
  const takenBack = new Set<string>();
  for (const commit of (log ?? '').split('\0')) {
    const [hash = '', parents = '', subject = '', curated = '', takesBack = ''] = commit.split('\x01');
    if (takesBack.trim() !== '') takenBack.add(takesBack.trim());
    else if (curated.startsWith('relata ') && !takenBack.has(hash)) {
      return { hash, subject, parent: parents.split(' ')[0] || (await noParent(git, hash)) };
    }
  }
  return null;
}

/** A shallow clone shows its oldest commit without the parents that it has. */
async function noParent(git: Git, hash: string): Promise<null> {
  const raw = await git.run(['cat-file', 'commit', hash]);
  if (!/^parent /m.test(raw.slice(0, raw.indexOf('\n\n')))) return null;
  throw new RelataError(
    `this clone is shallow and ends at ${hash.slice(0, 10)}, so what that commit added is not known`,
    'fetch more history: `git fetch --deepen=1`',
    1,
  );
}

async function ledgerAt(repository: Repository, revision: string | null): Promise<LedgerTexts> {
  const texts = await filesAt(repository, revision, LEDGER_FILES.map(ledgerPath));
  return ledgerTexts((file) => texts.get(ledgerPath(file)) ?? null);
}

/** The texts of files of the galaxy at a revision, by path; those that it does not have are missing. */
async function filesAt(
  { git, prefix }: Repository,
  revision: string | null,
  paths: readonly string[],
): Promise<Map<string, string>> {
  if (revision === null) return new Map();
  const texts = await Promise.all(
    paths.map((path) => git.ask(['cat-file', 'blob', `${revision}:${prefix}${path}`])),
  );
  return new Map(
    paths.flatMap((path, index) => {
      const text = texts[index];
      return typeof text === 'string' ? [[path, text] as const] : [];
    }),
  );
}
