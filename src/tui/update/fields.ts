import type { Action } from '../input/actions.js';
import type { FieldEdit } from '../text/field.js';

const EDITS: ReadonlySet<Action> = new Set<FieldEdit>([
  'erase',
  'erase-word',
  'erase-line',
  'left',
  'right',
  'line-start',
  'line-end',
]);

/** Whether an action edits the text field that has the keys. */
export function isFieldEdit(action: Action): action is FieldEdit {
  return EDITS.has(action);
}
