/** Folder of the whole real MISP galaxy, or null: tests that need it are skipped then, visibly. */
export const realGalaxy: string | null = process.env.RELATA_GALAXY || null;
