import { join } from "node:path";

/** The database of the bot. */
export const databaseIn = (folder: string): string => join(folder, "krug.db");

/** The keyring lies beside its database; of all backups together there is one copy of it, the newest. */
export const keyringOf = (database: string): string => database.replace(/\.db$/, ".keys");
export const keyringIn = (folder: string): string => keyringOf(databaseIn(folder));

/** The operator's key, where they keep none of their own. */
export const contentKeyIn = (folder: string): string => join(folder, "content.key");

/** What is not finished yet. */
export const partOf = (file: string): string => `${file}.part`;
