/** `+11.3`, `−9.8`, `0.0`: one decimal or as many as asked for, with a true minus sign. */
export function signed(value: number, decimals = 1): string {
  const text = Math.abs(value).toFixed(decimals);
  if (Number(text) === 0) return text;
  return `${value > 0 ? '+' : '−'}${text}`;
}

/**
 * A range of probabilities as people type it: `>90`, `< 0.5`, `50-80`, `95%`. Numbers above 1 are percentages. Null for
 * anything else, a bare number included.
 */
export function readRange(text: string): { readonly from: number; readonly to: number } | null {
  const match = RANGE.exec(text.trim());
  if (!match?.[2]) return null;
  const [, sign = '', first, sign2 = '', second] = match;
  const from = share(first);
  if (second !== undefined) return sign === '' ? { from, to: share(second) } : null;
  if (sign === '' && sign2 === '') return null;
  return /^[<≤]/.test(sign) ? { from: 0, to: from } : { from, to: 1 };
}

const RANGE = /^([<>≤≥]=?)?\s*(\d+(?:\.\d+)?)\s*(%)?(?:\s*(?:-|–|\.\.)\s*(\d+(?:\.\d+)?)\s*%?)?$/;

function share(digits: string): number {
  return Math.min(1, Number(digits) > 1 ? Number(digits) / 100 : Number(digits));
}

/** `4,871` */
export function grouped(value: number): string {
  return value.toLocaleString('en-GB');
}

/** `< 1 min`, `25 min`, `3 h 20 min`, `31 h`: a time span given in milliseconds, as people plan. */
export function duration(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 1) return '< 1 min';
  if (minutes < 60) return `${minutes} min`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours >= 10 || rest === 0 ? `${Math.round(minutes / 60)} h` : `${hours} h ${rest} min`;
}
