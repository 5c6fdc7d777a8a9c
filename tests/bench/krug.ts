import { join } from "node:path";
import Database from "better-sqlite3";
import type { Update } from "grammy/types";
import { createKrug } from "../../src/krug.ts";
import { openStore } from "../../src/store/index.ts";
import { type Colleague, KEY, NOW } from "./circles.ts";
import { type Contender, me, noNetwork, TOKEN } from "./contender.ts";
import { gather } from "./gather.ts";

export const databaseIn = (dir: string): string => join(dir, "krug.db");

/** The real bot: up to a hundred updates at once into the inbox, then each handled and committed by itself. */
export const krug: Contender = {
  name: "Krug",
  prepare: async (dir, people) => {
    const file = databaseIn(dir);
    prepareDatabase(file, people);
    let coming: readonly Update[] = [];
    const bot = await createKrug({
      token: TOKEN,
      apiRoot: "https://api.telegram.org",
      file,
      contentKey: KEY,
      clock: { now: () => NOW },
      defaults: { locale: "en", zone: "Europe/Moscow" },
      limits: undefined,
      report: (event, { what, where }) => {
        throw new Error(`${event}: ${what} ${where}`);
      },
      fetch: telegram((offset, limit) => {
        coming = coming.filter(({ update_id }) => update_id >= offset);
        return coming.slice(0, limit);
      }),
    });
    return {
      hold: async (updates) => {
        coming = updates;
        while ((await bot.receive(0)) > 0) await bot.handle();
      },
      stated: () => countProblems(file),
      close: bot.close,
    };
  },
};

/** Everybody a member of their group, and every group's meeting at the step where problems are stated. */
export function prepareDatabase(file: string, people: readonly Colleague[]): void {
  const store = openStore(file, KEY);
  store.commit(() => gather(store, people));
  store.close();
}

export function countProblems(file: string): number {
  const db = new Database(file, { readonly: true });
  const count = db
    .prepare("SELECT count(*) FROM contributions WHERE kind = 'problem'")
    .pluck()
    .get() as number;
  db.close();
  return count;
}

/** Hands out updates inside the process; any other call of the Bot API fails. */
const telegram =
  (updatesFrom: (offset: number, limit: number) => readonly Update[]): typeof fetch =>
  async (input, init) => {
    const method = String(input).split("/").at(-1);
    if (method === "getMe") return Response.json({ ok: true, result: me });
    if (method !== "getUpdates") return noNetwork();
    const { offset, limit } = JSON.parse(String(init?.body)) as { offset: number; limit: number };
    return Response.json({ ok: true, result: updatesFrom(offset, limit) });
  };
