/** Many short texts as one: threads hand over a long string as fast as memory is copied, but short ones one by one. */
export interface PackedTexts {
  readonly text: string;
  /** Where each ends, in UTF-16 units. */
  readonly ends: Uint32Array;
}

/** Joins texts into one. */
export function packTexts(texts: readonly string[]): PackedTexts {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  texts.forEach((text, i) => {
    end += text.length;
    ends[i] = end;
  });
  return { text: texts.join(''), ends };
}

/** Undoes {@link packTexts}. */
export function unpackTexts({ text, ends }: PackedTexts): string[] {
  let start = 0;
  return Array.from(ends, (end) => {
    const one = text.slice(start, end);
    start = end;
    return one;
  });
}

/** The same for texts of which only a few are different. */
export interface PackedNames {
  readonly different: readonly string[];
  readonly numbers: Uint32Array;
}

/** Numbers the different ones among texts, in the order in which they come first. */
export function packNames(names: readonly string[]): PackedNames {
  const numbers = new Map<string, number>();
  for (const name of names) if (!numbers.has(name)) numbers.set(name, numbers.size);
  return {
    different: [...numbers.keys()],
    numbers: Uint32Array.from(names, (name) => numbers.get(name) ?? 0),
  };
}

/** Undoes {@link packNames}. */
export function unpackNames({ different, numbers }: PackedNames): string[] {
  return Array.from(numbers, (number) => different[number] ?? '');
}
