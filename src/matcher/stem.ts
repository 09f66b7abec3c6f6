const STOP = new Set(
  (
    'a an and are as at be been but by can could for from had has have if in into is it its may might more most ' +
    'not of on or other such that the their them then there these they this those to was were which while who will ' +
    'with would also than via using use used uses one including include about any some when where what being both ' +
    'each only over under between through during after before because so we our us you your he she his her i no'
  ).split(' '),
);

/** Whether a lower-case word says nothing about what a text is about. */
export function isStopWord(word: string): boolean {
  return STOP.has(word);
}

/** Takes common English endings off, the longest that leaves at least four letters. */
export function stem(word: string): string {
  for (const ending of ENDINGS) {
    if (word.length - ending.length >= 4 && word.endsWith(ending)) return word.slice(0, -ending.length);
  }
  return word;
}

const ENDINGS = [
  'izations',
  'ization',
  'ations',
  'ements',
  'ation',
  'ement',
  'ingly',
  'ities',
  'izing',
  'ances',
  'ments',
  'izes',
  'ized',
  'ions',
  'ance',
  'ings',
  'ment',
  'ives',
  'able',
  'ical',
  'ion',
  'ing',
  'ity',
  'ive',
  'ers',
  'ies',
  'ed',
  'er',
  'es',
  'ly',
  'or',
  's',
  'e',
  'y',
];
