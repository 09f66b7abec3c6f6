/** The estimative-language taxonomy's bands: each begins at its lower bound. */
const BANDS: readonly (readonly [number, string])[] = [
  [0.95, 'almost-certain'],
  [0.8, 'very-likely'],
  [0.55, 'likely'],
  [0.45, 'roughly-even-chance'],
  [0.2, 'unlikely'],
  [0.05, 'very-unlikely'],
  [0, 'almost-no-chance'],
];

/** The word for a probability, 0..1. */
export function likelihoodOf(probability: number): string {
  return BANDS.find(([from]) => probability >= from)?.[1] ?? 'almost-no-chance';
}

/** The machine tag for a probability: `estimative-language:likelihood-probability="likely"`. */
export function likelihoodTag(probability: number): string {
  return `estimative-language:likelihood-probability="${likelihoodOf(probability)}"`;
}
