/** The estimative-language taxonomy's bands, the most probable first: each begins at its lower bound, 0..1. */
export const LIKELIHOODS: readonly { readonly from: number; readonly name: string }[] = [
  { from: 0.95, name: 'almost-certain' },
  { from: 0.8, name: 'very-likely' },
  { from: 0.55, name: 'likely' },
  { from: 0.45, name: 'roughly-even-chance' },
  { from: 0.2, name: 'unlikely' },
  { from: 0.05, name: 'very-unlikely' },
  { from: 0, name: 'almost-no-chance' },
];

/** The machine tag for a probability, 0..1: `estimative-language:likelihood-probability="likely"`. */
export function likelihoodTag(probability: number): string {
  return TAGS.find(({ from }) => probability >= from)?.tag ?? NO_CHANCE;
}

const TAGS = LIKELIHOODS.map(({ from, name }) => ({ from, tag: tagOf(name) }));
const NO_CHANCE = tagOf('almost-no-chance');

function tagOf(name: string): string {
  return `estimative-language:likelihood-probability="${name}"`;
}
