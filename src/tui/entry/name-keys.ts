/** The forms under which a name agrees with another one. */
export function nameKeys(name: string): string[] {
  const whole = squash(name);
  const bare = squash(name.replace(/\s+-\s+[A-Z]{1,4}\d{3,5}$/, '').replace(/\s*\([^()]*\)$/, ''));
  return bare === '' || bare === whole ? [whole] : [whole, bare];
}

function squash(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
