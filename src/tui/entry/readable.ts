/**
 * The text of a description as people read it: links by their text, no citations and no tags, entities as characters,
 * emphasis without its signs. One paragraph an item; paragraphs keep no line breaks.
 */
export function readableParagraphs(description: string): string[] {
  return description
    .replace(/\r\n?/g, '\n')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(CITED_LINK, '')
    .replace(/\s*\(Citation: [^()]*(?:\([^()]*\)[^()]*)*\)/g, '')
    .replace(/!?\[([^\][]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi, '')
    .replace(/<(https?:[^<>\s]+)>/gi, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(
      /&(amp|lt|gt|quot|apos|nbsp|#39|#x27);/gi,
      (entity, name: string) => ENTITIES[name.toLowerCase()] ?? entity,
    )
    .split('\n')
    .map((paragraph) =>
      paragraph
        .replace(/^\s*[*+-]\s+/, '· ')
        .replace(/^#{1,6}\s+/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((paragraph) => paragraph !== '');
}

/** `<sup>[[Lee 2013](https://…/references/…)]</sup>`, as some frameworks cite. */
const CITED_LINK = /\s*(?:<sup>)?\[\[([^\][]*)\]\([^()\s]*\)\](?:<\/sup>)?/g;
const CITATION = /\(Citation: ([^()]*(?:\([^()]*\)[^()]*)*)\)/g;

/** What the links of a description cite, each once. */
export function citedLinks(description: string): string[] {
  return [...new Set(Array.from(description.matchAll(CITED_LINK), ([, name = '']) => name.trim()))];
}

/** What a description cites in either way. */
export function citedIn(description: string): ReadonlySet<string> {
  const named = Array.from(description.matchAll(CITATION), ([, name = '']) => name.trim());
  return new Set([...citedLinks(description), ...named]);
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#x27': "'",
};
