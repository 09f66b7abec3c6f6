/** Everything a key can mean, whatever the screen. */
export type Action =
  // deciding
  | 'accept'
  | 'reject'
  | 'unsure'
  | 'skip'
  | 'type'
  | 'swap'
  | 'tags'
  | 'note'
  | 'sticky'
  | 'undo'
  | 'redo'
  | 'send-back'
  // screens
  | 'details'
  | 'list'
  | 'find'
  | 'filter'
  | 'order'
  | 'arranged-before'
  | 'history'
  | 'commit'
  | 'scan'
  | 'help'
  | 'quit'
  // moving
  | 'next'
  | 'previous'
  | 'first-open'
  | 'page-down'
  | 'page-up'
  | 'first'
  | 'last'
  | 'scroll-down'
  | 'scroll-up'
  | 'pane'
  | 'next-file'
  | 'previous-file'
  // in screens
  | 'confirm'
  | 'back'
  | 'mark'
  | 'mark-range'
  | 'mark-all'
  | 'clear'
  | 'unwarned'
  | 'likelier'
  | 'less-likely'
  | 'edit'
  | 'editor'
  | 'branch'
  | 'include-dirty'
  | 'take-back'
  | 'take-back-commit'
  | 'reopen'
  | 'relate'
  | 'relate-right'
  | 'hold'
  // text fields
  | 'erase'
  | 'erase-word'
  | 'erase-line'
  | 'left'
  | 'right'
  | 'line-start'
  | 'line-end'
  // everywhere
  | 'interrupt'
  | 'suspend'
  | 'redraw';

/** Where a key is pressed: each screen has its own table of keys. */
export type Context =
  | 'anywhere'
  | 'review'
  | 'desk'
  | 'details'
  | 'list'
  | 'bulk'
  | 'pick'
  | 'write'
  | 'commit'
  | 'history'
  | 'take-back'
  | 'find'
  | 'entry'
  | 'help';

/** One row of the key table. */
export interface Binding {
  readonly action: Action;
  /** Keys that do it; the first one is shown. */
  readonly keys: readonly string[];
  /** One or two words for the footer. */
  readonly label: string;
  /** A sentence for the help screen and the docs. */
  readonly help: string;
  /** Moves only: may be repeated when several keys arrive at once. Everything else wants a key of its own. */
  readonly moves?: true;
  /** Left out of the footer. */
  readonly quiet?: true;
  /** In the footer where it has room for all. */
  readonly spare?: true;
}

export interface KeyTable {
  readonly context: Context;
  readonly title: string;
  /** Letters type into a field here, so only named keys are bound. */
  readonly typing: boolean;
  readonly bindings: readonly Binding[];
}
