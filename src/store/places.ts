import type { DraftKey } from "./dialogue-tables.ts";

/** Where a sealed value stands among the others of its scope; it opens nowhere else. */
export const places = {
  text: (contribution: number): string => `text ${contribution}`,
  pieces: (contribution: number): string => `pieces ${contribution}`,
  draft: ({ personId, step, kind, about }: DraftKey): string => `draft ${personId} ${step} ${kind} ${about}`,
  note: ({ personId, at }: { readonly personId: number; readonly at: number }): string =>
    `note ${personId} ${at}`,
  dialogue: (key: string): string => `dialogue ${key}`,
  letter: (key: string | null): string => `letter ${key}`,
  update: (id: number): string => `update ${id}`,
};
