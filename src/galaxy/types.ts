/** The plain data of a galaxy, as the rest of relata sees it. Nothing here is ever written back. */

/** Opaque identifier, lower case. Old data hold other things than v4 and v5, so it is only ever compared. */
export type Uuid = string;

/** One item of an entry's `related[]`. */
export interface Relation {
  readonly destUuid: Uuid;
  /** Relation type, trimmed (two types in use end in a space). */
  readonly type: string;
  /** Machine tags, in file order; empty when the key is missing. */
  readonly tags: readonly string[];
}

/** One element of a cluster's `values[]`. */
export interface Entry {
  /** `null` when the file gives none: such an entry is never a candidate. */
  readonly uuid: Uuid | null;
  readonly value: string;
  readonly synonyms: readonly string[];
  readonly description: string;
  readonly revoked: boolean;
  readonly refs: readonly string[];
  /** All of `meta` as parsed, unknown keys included. */
  readonly meta: Readonly<Record<string, unknown>>;
  readonly related: readonly Relation[];
}

/** One JSON file of `clusters/`, called by its file name without `.json`. */
export interface Cluster {
  readonly name: string;
  /** Differs from `name` in some files; joins the cluster to its `galaxies/` file. */
  readonly type: string;
  /** Human title: `name` in the file. */
  readonly title: string;
  /** `category` in the file: `actor`, `tool`, `attack-pattern`, … */
  readonly category: string;
  readonly description: string;
  /** `null` when the file has no integer version. */
  readonly version: number | null;
  /** True when the cluster's `galaxies/` file has `namespace: "deprecated"`. */
  readonly deprecated: boolean;
  readonly entries: readonly Entry[];
}

/** Names an entry from outside: what the NDJSON, the ledger and the screens carry. */
export interface EntryRef {
  readonly uuid: Uuid;
  readonly value: string;
  readonly cluster: string;
}

/** What a file of `galaxies/` says about the clusters of its type. */
export interface GalaxyFile {
  readonly type: string;
  readonly title: string;
  readonly namespace: string;
}

/** A text file as read: its path relative to the galaxy, with forward slashes, and its decoded text. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}
