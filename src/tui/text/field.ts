import { graphemes } from './width.js';

/** A text field of one line: its text and the place of the cursor, counted in characters as people see them. */
export interface Field {
  readonly text: string;
  readonly cursor: number;
}

export type FieldEdit = 'erase' | 'erase-word' | 'erase-line' | 'left' | 'right' | 'line-start' | 'line-end';

/** A field that holds `text`, with the cursor behind it. */
export function fieldOf(text = ''): Field {
  return { text, cursor: graphemes(text).length };
}

/** Inserts typed or pasted text at the cursor; line breaks and other white space become single spaces. */
export function typeInto(field: Field, typed: string): Field {
  const parts = graphemes(field.text);
  const added = graphemes(typed.replace(/[\s\p{Cc}]+/gu, ' '));
  parts.splice(field.cursor, 0, ...added);
  return { text: parts.join(''), cursor: field.cursor + added.length };
}

/** The field after one edit; at either end an edit that leads beyond changes nothing. */
export function editField(field: Field, edit: FieldEdit): Field {
  const parts = graphemes(field.text);
  const { cursor } = field;
  const moveTo = (place: number): Field => ({
    ...field,
    cursor: Math.min(Math.max(place, 0), parts.length),
  });
  const eraseFrom = (start: number): Field => {
    const from = Math.max(start, 0);
    return { text: [...parts.slice(0, from), ...parts.slice(cursor)].join(''), cursor: from };
  };
  switch (edit) {
    case 'erase':
      return eraseFrom(cursor - 1);
    case 'erase-word':
      return eraseFrom(
        parts
          .slice(0, cursor)
          .join('')
          .replace(/\S+\s*$/u, '').length,
      );
    case 'erase-line':
      return eraseFrom(0);
    case 'left':
      return moveTo(cursor - 1);
    case 'right':
      return moveTo(cursor + 1);
    case 'line-start':
      return moveTo(0);
    case 'line-end':
      return moveTo(parts.length);
  }
}
