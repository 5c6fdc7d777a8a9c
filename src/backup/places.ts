import { join } from "node:path";

/** Something stands in the way; its message is one sentence for the operator. */
export class Refusal extends Error {}

export const databaseIn = (folder: string): string => join(folder, "krug.db");
export const keyringIn = (folder: string): string => join(folder, "krug.keys");
export const contentKeyIn = (folder: string): string => join(folder, "content.key");

/** A moment as it stands in a file's name, so that names in their order are moments in theirs. */
export const stampOf = (moment: number): string => new Date(moment).toISOString().replaceAll(/[:.]/g, "-");

/** What is not finished yet. */
export const partOf = (file: string): string => `${file}.part`;
