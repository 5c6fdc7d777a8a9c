import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bareGrammy } from "./bare.ts";
import { colleagues, dialogues } from "./circles.ts";
import type { Contender } from "./contender.ts";
import { fileConversations } from "./conversations.ts";
import { databaseIn, krug } from "./krug.ts";
import { watchCommits } from "./wal.ts";

/** Updates per second of each, in one and the same round: what disturbs the machine disturbs all three. */
export interface Round {
  readonly krug: number;
  readonly bare: number;
  readonly conversations: number;
}

export const names = {
  krug: krug.name,
  bare: bareGrammy.name,
  conversations: fileConversations.name,
} as const;

/** One after the other, each in an empty directory of its own. */
export const round = async (people: number): Promise<Round> => ({
  krug: await speedOf(krug, people),
  bare: await speedOf(bareGrammy, people),
  conversations: await speedOf(fileConversations, people),
});

async function speedOf(contender: Contender, count: number): Promise<number> {
  const people = colleagues(count);
  const updates = dialogues(people);
  return inEmptyDirectory(async (dir) => {
    const ready = await contender.prepare(dir, people);
    const began = performance.now();
    await ready.hold(updates);
    const seconds = (performance.now() - began) / 1000;
    const stated = ready.stated();
    ready.close();
    if (stated !== count) throw new Error(`${contender.name} kept ${stated} problems of ${count}`);
    return updates.length / seconds;
  });
}

/** How many transactions the dialogues of so many people take, and how many updates these are. */
export const countCommits = (contender: Contender, count: number) =>
  inEmptyDirectory(async (dir) => {
    const people = colleagues(count);
    const updates = dialogues(people);
    const ready = await contender.prepare(dir, people);
    const watch = watchCommits(databaseIn(dir));
    await ready.hold(updates);
    const commits = watch.count();
    watch.close();
    ready.close();
    return { commits, updates: updates.length };
  });

export async function inEmptyDirectory<T>(act: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), "krug-bench-"));
  try {
    return await act(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
