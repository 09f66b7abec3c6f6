const MOST = 1000;

/** The same function of a text, which remembers its answers: for the few keys that come again with every entry. */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const found = answer(text);
    if (answers.size < MOST) answers.set(text, found);
    return found;
  };
}
