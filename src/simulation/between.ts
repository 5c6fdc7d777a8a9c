import Database from "better-sqlite3";
import type { Emulator } from "../emulator/index.ts";
import type { KrugDeps } from "../krug.ts";
import type { Store } from "../store/index.ts";
import { openStore } from "../store/index.ts";
import { createArrivals } from "./arrivals.ts";
import { createAsking } from "./asking.ts";
import type { Plants } from "./plants.ts";
import type { Fate } from "./troubles.ts";
import { type Check, Violation } from "./violation.ts";

/** The process ends here, at this very call or commit; whoever catches it is as dead as the rest. */
export class Crash extends Error {}

/** What stands between the bot and its world: here the process dies, the network fails and the disk is full. */
export interface Between {
  readonly deps: Pick<KrugDeps, "fetch" | "open" | "clock">;
  /** The living process's store: to be looked at, never written to. */
  readonly store: () => Store;
  readonly isDead: () => boolean;
  /** A new process begins. */
  readonly beget: () => void;
  /** The dead process lets go of its files. */
  readonly bury: () => void;
  /** The bot's own clock. */
  readonly now: () => number;
  /** How far the bot's own clock goes wrong, in milliseconds. */
  readonly ahead: () => number;
  readonly setClock: (ahead: number) => void;
  readonly isDown: () => boolean;
  readonly telegramIsDown: (down: boolean) => void;
}

interface Wings {
  readonly fate: Fate;
  readonly plants: Plants;
  readonly check: Check;
}

/** So many of the updates that came before may come once more. */
const AGAIN = 30;
/** Telegram forgets after a day, in milliseconds. */
const KEPT = 24 * 3_600_000;

/** Nothing that happens at one moment takes so many commits. */
const MOST_COMMITS = 2_000;

export function createBetween(emulator: Emulator, { fate, plants, check }: Wings): Between {
  let store: Store | undefined;
  let dead = false;
  let ahead = 0;
  let down = false;
  let moment = 0;
  let commits = 0; // at this very moment
  let last: readonly { readonly at: number; readonly update: unknown }[] = [];
  const now = () => emulator.world.now() + ahead;
  const living = (): Store => {
    if (!store) throw new Error("The bot has not begun yet");
    return store;
  };
  const die = (): never => {
    dead = true;
    throw new Crash("The process is gone");
  };
  const arrive = createArrivals(emulator.world.calls, check, createAsking({ emulator, check, now }));
  const planted = plants.fetch?.(emulator.fetch, emulator) ?? emulator.fetch;
  const reach: typeof globalThis.fetch = async (input, init) => {
    const answer = await planted(input, init);
    arrive(living);
    return answer;
  };

  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (dead) throw new Crash("The process is gone");
    const receiving = String(input).endsWith("/getUpdates");
    const what = down ? "html" : fate.next(receiving ? "receive" : "call")?.what;
    switch (what) {
      case "crash-before":
        return die();
      case "lost-before":
        throw lost();
      case "crash-after":
      case "lost-after":
        await reach(input, init);
        if (what === "lost-after") throw lost();
        return die();
      case "again":
        return again(await reach(input, init));
      case undefined:
        return receiving ? remember(await reach(input, init)) : reach(input, init);
      default:
        return answers[what]?.() ?? reach(input, init);
    }
  };

  /** Telegram gives its updates at least once: here those before once more, and every new one twice. */
  async function again(response: Response): Promise<Response> {
    const { result = [] } = (await response.json()) as { result?: unknown[] };
    const earlier = last.filter(({ at }) => at > emulator.world.now() - KEPT).map(({ update }) => update);
    return Response.json({ ok: true, result: [...earlier, ...result, ...result] });
  }

  async function remember(response: Response): Promise<Response> {
    const body = (await response.json()) as { result?: unknown[] };
    const at = emulator.world.now();
    last = [...last, ...(body.result ?? []).map((update) => ({ at, update }))].slice(-AGAIN);
    return Response.json(body, { status: response.status });
  }

  /** Work that never ends would hold up this process as well. */
  function comeToRest(): void {
    commits = now() === moment ? commits + 1 : 0;
    moment = now();
    if (commits > MOST_COMMITS) throw new Violation("comes to rest", "the bot goes on writing at one moment");
  }

  function commit(real: Store["commit"], writes: () => void): void {
    if (dead) throw new Crash("The process is gone");
    comeToRest();
    const what = fate.next("commit")?.what;
    if (what === "crash-before") die();
    if (what === "busy") throw new Database.SqliteError("database is locked", "SQLITE_BUSY");
    if (what === "full") throw new Database.SqliteError("database or disk is full", "SQLITE_FULL");
    real(writes);
    if (what === "crash-after") die();
  }

  const open: typeof openStore = (...given) => {
    const real = openStore(...given);
    const planted = plants.store?.(real) ?? real;
    store = { ...planted, commit: (writes) => commit(planted.commit, writes) };
    return store;
  };

  return {
    deps: {
      fetch,
      open,
      clock: { now },
    },
    now,
    store: living,
    isDead: () => dead,
    beget: () => {
      dead = false;
    },
    bury: () => {
      dead = true;
      store?.close();
    },
    ahead: () => ahead,
    isDown: () => down,
    setClock: (milliseconds) => {
      ahead = milliseconds;
    },
    telegramIsDown: (is) => {
      down = is;
    },
  };
}

const lost = () => new TypeError("fetch failed", { cause: new Error("the connection was reset") });

const refusal = (code: number, description: string, more: object = {}): Response =>
  Response.json({ ok: false, error_code: code, description, ...more }, { status: code });

const answers: Readonly<Record<string, () => Response>> = {
  429: () => refusal(429, "Too Many Requests: retry after 3", { parameters: { retry_after: 3 } }),
  500: () => refusal(500, "Internal Server Error"),
  409: () =>
    refusal(
      409,
      "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    ),
  html: () =>
    new Response("<html><body><h1>Bad Gateway</h1></body></html>", {
      status: 502,
      headers: { "content-type": "text/html" },
    }),
};
