declare const RELATA_VERSION: string | undefined;

/** relata's version, stamped in by the build; `0.0.0-source` when it runs from source. */
export const version = typeof RELATA_VERSION === 'string' ? RELATA_VERSION : '0.0.0-source';
