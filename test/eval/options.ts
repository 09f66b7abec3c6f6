import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** What the scripts of this folder work on. */
export interface Options {
  readonly galaxy: string;
  /** The labelled pairs that are tested. */
  readonly labels: string;
  /** Labelled pairs to train on besides; null for none. */
  readonly more: string | null;
  /** How many pairs of each stratum the labels were drawn from; a stratum that is missing counts as many as its rows. */
  readonly strata: Readonly<Record<string, number>>;
  /** Clusters whose relations were made by rule, not by a curator: they are not looked for among the hidden ones. */
  readonly unjudged: ReadonlySet<string>;
}

const besides = (name: string) => new URL(name, import.meta.url).pathname;

export const USAGE = `usage: npm run eval -- [GALAXY] [LABELS] [options]

GALAXY (default: $RELATA_GALAXY) holds clusters/; LABELS (default: GALAXY/../eval/labelled-pairs.tsv) is a table of
subject_uuid, object_uuid, label, stratum, draw.

  --more FILE       labelled pairs to train on besides (default: test/eval/more-labels.tsv; "none" for none)
  --strata FILE     JSON: stratum → number of pairs it was drawn from (default: test/eval/strata.json)
  --unjudged A,B    clusters whose similar relations no curator made (default: those of MISP that a script made)`;

/** Reads the arguments; throws for those it does not know, and when no galaxy is named. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      more: { type: 'string', default: besides('./more-labels.tsv') },
      strata: { type: 'string', default: besides('./strata.json') },
      unjudged: {
        type: 'string',
        default: 'uavs,nace,naics,veris-framework,country,target-information,rsit',
      },
    },
  });
  const galaxy = positionals[0] ?? env.RELATA_GALAXY;
  if (!galaxy) throw new Error(`no galaxy\n\n${USAGE}`);
  return {
    galaxy,
    labels: positionals[1] ?? `${galaxy}/../eval/labelled-pairs.tsv`,
    more: values.more === 'none' ? null : values.more,
    strata: JSON.parse(readFileSync(values.strata, 'utf8')) as Record<string, number>,
    unjudged: new Set(values.unjudged.split(',')),
  };
}
