declare const RELATA_VERSION: string | undefined;

/** relata's version, stamped in by the build; `0.0.0-source` when it runs from source. */
export const version = typeof RELATA_VERSION === 'string' ? RELATA_VERSION : '0.0.0-source';

declare const RELATA_BUILD: string | undefined;

/** Digest of the sources that this was built from: two builds of one version may differ. Null when run from source. */
export const build = typeof RELATA_BUILD === 'string' ? RELATA_BUILD : null;
