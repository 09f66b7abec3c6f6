/* Percentages as people read them, on screens and in reports alike: all take shares and probabilities 0..1. */

/** A probability 0..1 as a percentage; certainty is never claimed by rounding. */
export function percent(probability: number): string {
  if (probability > 0.999 && probability < 1) return '>99.9 %';
  if (probability < 0.001 && probability > 0) return '<0.1 %';
  return `${(probability * 100).toFixed(1)} %`;
}

/** `42 %`: how far something is, 0..1; done is only what is done. */
export function progress(done: number): string {
  return `${Math.floor(100 * done)} %`;
}

/** `55–80 %`, `≥ 95 %`, `< 20 %`: a range of probabilities, bounds 0..1. */
export function percentRange(from: number, to: number): string {
  const hundred = (value: number) => String(Number((value * 100).toFixed(1)));
  if (to >= 1) return `≥ ${hundred(from)} %`;
  return from <= 0 ? `< ${hundred(to)} %` : `${hundred(from)}–${hundred(to)} %`;
}

/** A share in few digits, never more than it is: 99.97 % is shown as 99.9 %, and 83.9 % as 83 %. */
export function coarsePercent(share: number): string {
  const value = share * 100;
  const digits = value < 10 || (value > 99 && value < 100) ? 1 : 0;
  return `${(Math.floor(value * 10 ** digits + 1e-9) / 10 ** digits).toFixed(digits)} %`;
}
