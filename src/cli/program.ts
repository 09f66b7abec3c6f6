import { Command as Commander, Option } from 'commander';
import type { ScanRequest } from '../plan/ports.js';
import type { GlobalOptions } from './context.js';
import { count, describeOption, names, probability, shard } from './options.js';

export type ScanFormat = 'table' | 'ndjson' | 'csv' | 'sssom';

/** What the user asked for, checked and typed. */
export type Invocation = { readonly global: GlobalOptions } & (
  | { readonly command: 'curate'; readonly options: { clusters: string[]; plain: boolean } & ScopeOptions }
  | {
      readonly command: 'scan';
      readonly options: { request: ScanRequest; format: ScanFormat; explain: boolean };
    }
  | { readonly command: 'score'; readonly options: { pairs: string } }
  | { readonly command: 'apply'; readonly options: ApplyOptions }
  | {
      readonly command: 'review';
      readonly options: { target?: string } & ReviewFlags;
    }
  | { readonly command: 'undo'; readonly options: Record<string, never> }
  | { readonly command: 'ledger'; readonly options: LedgerOptions }
  | { readonly command: 'demo'; readonly options: Record<string, never> }
);

export interface ScopeOptions {
  readonly from: string[];
  readonly to: string[];
  readonly shard: ScanRequest['shard'];
}

export interface ReviewFlags {
  readonly plain: boolean;
  readonly summary: boolean;
  readonly format: 'markdown' | 'json';
}

export interface ApplyOptions {
  readonly file: string;
  readonly commit: boolean;
  readonly branch?: string;
  readonly dryRun: boolean;
  readonly acceptPredictions: boolean;
  readonly includeDirty: boolean;
}

export type ExchangeFormat = 'sssom' | 'sssom-json' | 'csv' | 'stix' | 'graphml';

export type LedgerOptions =
  | { readonly action: 'fix' }
  | { readonly action: 'adopt'; readonly clusters: readonly string[]; readonly output?: string }
  | { readonly action: 'export'; readonly format: ExchangeFormat; readonly output?: string }
  | { readonly action: 'import'; readonly file: string };

/** Names of commands to come: until then they are unknown commands, and never names of clusters. */
const KEPT_FOR_LATER = new Set(['check', 'drift', 'convert', 'report']);

/**
 * Builds the command-line parser; `found` receives what was asked for. Help, version and usage errors throw a
 * `CommanderError`, whose `exitCode` is 0 or not.
 */
export function buildProgram(
  version: string,
  found: (invocation: Invocation) => void,
  output: { readonly out: (text: string) => void; readonly err: (text: string) => void },
): Commander {
  const program = new Commander('relata')
    .description('Curate relations across the frameworks of a MISP galaxy.')
    .version(version, '--version')
    .option('-C, --galaxy <dir>', 'the galaxy (default: the nearest directory upward that holds clusters/)')
    .option('--author <who>', 'who decides: "Name <mail>" or orcid:0000-… (default: git identity)')
    .option('--no-color', 'no colours')
    .option('--quiet', 'no messages but errors', false)
    .configureHelp({ showGlobalOptions: true, optionDescription: describeOption })
    .exitOverride()
    .configureOutput({ writeOut: output.out, writeErr: output.err });
  const global = () => program.opts<GlobalOptions>();

  scoped(program.command('curate [clusters...]', { isDefault: true }))
    .description('the terminal app: decide on candidate pairs')
    .option('--plain', 'ask line by line; also reads a pipe', false)
    .action((clusters: string[], o: { plain: boolean } & ScopeOptions) => {
      const [first = ''] = clusters;
      if (KEPT_FOR_LATER.has(first)) program.error(`error: unknown command '${first}'`);
      found({ global: global(), command: 'curate', options: { clusters, ...withScope(o), plain: o.plain } });
    });

  scoped(program.command('scan [clusters...]'))
    .description('candidate pairs to stdout')
    .addOption(
      new Option('--format <format>', 'how to print')
        .choices(['table', 'ndjson', 'csv', 'sssom'])
        .default('table'),
    )
    .option('--min-probability <p>', 'least probability of the proposed relation, 0..1', probability)
    .option('--limit <n>', 'at most so many pairs', count, 20_000)
    .option('--include-decided', 'also pairs that were decided', false)
    .option('--include-linked', 'also pairs whose relation is complete', false)
    .option('--include-deprecated', 'also clusters of deprecated galaxies', false)
    .option('--explain', 'the evidence in the table', false)
    .action((clusters: string[], o: ScanFlags) =>
      found({
        global: global(),
        command: 'scan',
        options: { request: toRequest(clusters, o), format: o.format, explain: o.explain },
      }),
    );

  program
    .command('score')
    .description('score the pairs of a file, two UUIDs a line')
    .requiredOption('--pairs <file>', 'TSV file, or - for stdin')
    .action((o: { pairs: string }) => found({ global: global(), command: 'score', options: o }));

  program
    .command('apply <file>')
    .description('write the decisions of a file (SSSOM TSV or JSON, CSV; - for stdin)')
    .option('--commit', 'commit what was written', false)
    .option('--branch <name>', 'commit on this branch; created when it does not exist')
    .option('--dry-run', 'print a diff and write nothing', false)
    .option('--accept-predictions', "write a matcher's predictions too", false)
    .option('--include-dirty', 'take your own uncommitted changes in those files into the commit', false)
    .action((file: string, o: Omit<ApplyOptions, 'file'>) =>
      found({ global: global(), command: 'apply', options: { ...o, file } }),
    );

  program
    .command('review [target]')
    .description("the maintainer's queue: a file of suggestions, or the decisions of a revision range")
    .option('--plain', 'ask line by line; also reads a pipe', false)
    .option('--summary', 'print what changed instead', false)
    .addOption(
      new Option('--format <format>', 'of the summary').choices(['markdown', 'json']).default('markdown'),
    )
    .action((target: string | undefined, o: ReviewFlags) =>
      found({
        global: global(),
        command: 'review',
        options: { ...o, ...(target === undefined ? {} : { target }) },
      }),
    );

  program
    .command('undo')
    .description("take back what relata's last commit added, in a new commit")
    .action(() => found({ global: global(), command: 'undo', options: {} }));

  const ledger = program.command('ledger').description('mend, complete, export or import the ledger');
  ledger
    .command('fix')
    .description('mend what is mechanically wrong, after showing it')
    .action(() => found({ global: global(), command: 'ledger', options: { action: 'fix' } }));
  ledger
    .command('adopt [clusters...]')
    .description('print relations that stand in clusters and not in the ledger, as rows to import')
    .option('-o, --output <file>', 'into a file instead of stdout')
    .action((clusters: string[], o: { output?: string }) =>
      found({ global: global(), command: 'ledger', options: { action: 'adopt', clusters, ...o } }),
    );
  for (const [parent, hidden] of [
    [ledger, false],
    [program, true],
  ] as const) {
    exported(parent.command('export', { hidden })).action((o: { format: ExchangeFormat; output?: string }) =>
      found({ global: global(), command: 'ledger', options: { action: 'export', ...o } }),
    );
    parent
      .command('import <file>', { hidden })
      .description('take decisions into the ledger')
      .action((file: string) =>
        found({ global: global(), command: 'ledger', options: { action: 'import', file } }),
      );
  }

  program
    .command('demo')
    .description("copy the package's galaxy into a temporary git repository and open it")
    .action(() => found({ global: global(), command: 'demo', options: {} }));

  return program;
}

interface ScanFlags extends ScopeOptions {
  readonly format: ScanFormat;
  readonly minProbability?: number;
  readonly limit: number;
  readonly includeDecided: boolean;
  readonly includeLinked: boolean;
  readonly includeDeprecated: boolean;
  readonly explain: boolean;
}

function scoped(command: Commander): Commander {
  return command
    .option('--from <clusters>', 'only pairs from these clusters (comma-separated) …', names, [])
    .option('--to <clusters>', '… to these', names, [])
    .option('--shard <i/n>', 'the i-th of n stable parts of the pairs', shard, null);
}

function exported(command: Commander): Commander {
  return command
    .description('write the decisions in another format')
    .addOption(
      new Option('--format <format>', 'what to write')
        .choices(['sssom', 'sssom-json', 'csv', 'stix', 'graphml'])
        .default('sssom'),
    )
    .option('-o, --output <file>', 'write to a file instead of stdout');
}

function withScope(o: ScopeOptions): ScopeOptions {
  return { from: o.from, to: o.to, shard: o.shard };
}

function toRequest(clusters: string[], o: ScanFlags): ScanRequest {
  return {
    clusters,
    ...withScope(o),
    includeDeprecated: o.includeDeprecated,
    includeDecided: o.includeDecided,
    includeLinked: o.includeLinked,
    minProbability: o.minProbability ?? null,
    limit: o.limit,
  };
}
