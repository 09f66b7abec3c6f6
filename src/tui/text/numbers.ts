/** `+11.3`, `−9.8`, `0.0`: one decimal, with a true minus sign. */
export function signed(value: number): string {
  const text = Math.abs(value).toFixed(1);
  if (Number(text) === 0) return '0.0';
  return `${value > 0 ? '+' : '−'}${text}`;
}

/** A probability 0..1 as a percentage; certainty is never claimed by rounding. */
export function percent(probability: number): string {
  if (probability > 0.999 && probability < 1) return '>99.9 %';
  if (probability < 0.001 && probability > 0) return '<0.1 %';
  return `${(probability * 100).toFixed(1)} %`;
}

/** `4,871` */
export function grouped(value: number): string {
  return value.toLocaleString('en-GB');
}
