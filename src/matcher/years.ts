import type { Entry } from '../galaxy/types.js';

const YEAR = /(?<!\d)(?:19[89]\d|20[0-3]\d)(?!\d)/g;

/** First and last year that description, dates and references speak of; zeros when they name none. */
export function yearsOf(entry: Entry): [number, number] {
  let first = 0;
  let last = 0;
  const read = (text: string) => {
    YEAR.lastIndex = 0;
    for (let match = YEAR.exec(text); match !== null; match = YEAR.exec(text)) {
      const year = Number(match[0]);
      if (first === 0 || year < first) first = year;
      if (year > last) last = year;
    }
  };
  read(entry.description.slice(0, 2000));
  if (typeof entry.meta.date === 'string') read(entry.meta.date);
  for (const ref of entry.refs.slice(0, 50)) read(ref);
  return [first, last];
}
