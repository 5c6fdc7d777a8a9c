import { Hono } from "hono";
import { createClockApp } from "./clock.ts";
import { type ApiAnswer, dispatch } from "./dispatch.ts";
import { createFetch } from "./fetch.ts";
import { createBotApp } from "./http.ts";
import { createPeople, type People } from "./people/index.ts";
import { createPeopleApp } from "./people/routes.ts";
import { closeDuePolls } from "./polls.ts";
import { lostConnection } from "./wire.ts";
import { createWorld, type World } from "./world.ts";

export type { ApiAnswer } from "./dispatch.ts";
export type { WorldEvent } from "./events.ts";
export type { Fault, FaultHook } from "./faults.ts";
export type { Limits } from "./limits.ts";
export * from "./people/index.ts";
export { serveEmulator } from "./server.ts";
export type { CallRecord, World } from "./world.ts";

export interface EmulatorOptions {
  /** Telegram's clock, in milliseconds. */
  readonly now?: () => number;
  /** Puts that clock forward; without it `POST /clock` is refused. */
  readonly advance?: (milliseconds: number) => void;
  readonly token?: string;
  readonly username?: string;
  readonly botName?: string;
  /** The same seed gives the same ids. */
  readonly seed?: number;
  /** Privacy mode, on unless said otherwise. */
  readonly privacy?: boolean;
}

/** A local Telegram with one bot in it. */
export interface Emulator {
  readonly world: World;
  readonly people: People;
  readonly token: string;
  readonly username: string;
  /** Makes one Bot API call in process. */
  call(method: string, payload?: object): Promise<ApiAnswer>;
  /** A drop-in for grammY's `client.fetch`. */
  readonly fetch: typeof globalThis.fetch;
  /** Everything over HTTP, the people's side included. */
  readonly app: Hono;
  /** Does what is due by the clock, such as closing polls; every call and every act of a person does so too. */
  tick(): void;
}

const TOKEN = "700000001:EMULATOR-TOKEN-NOT-A-SECRET-0000000";

export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const { now = Date.now, token = TOKEN, username = "krug_bot", botName = "Krug" } = options;
  const id = Number(/^(\d+):[\w-]{30,}$/.exec(token)?.[1]);
  if (!id)
    throw new Error("A bot token looks like 700000001:AAAA… with at least 30 characters after the colon.");
  const bot = { id, is_bot: true as const, first_name: botName, username };
  const world = createWorld({ bot, now, seed: options.seed ?? 1, privacy: options.privacy ?? true });
  const people = createPeople(world);
  const app = new Hono();
  const parts = [
    createBotApp(world, token),
    createPeopleApp(world, people),
    createClockApp(world, options.advance),
  ];
  for (const part of parts) app.route("/", part);
  return {
    world,
    people,
    token,
    username,
    app,
    call: (method, payload = {}) => callInProcess(world, method, payload),
    fetch: createFetch(world, token, app),
    tick: () => closeDuePolls(world),
  };
}

async function callInProcess(world: World, method: string, payload: object): Promise<ApiAnswer> {
  const outcome = await dispatch(world, method, { ...payload });
  switch (outcome.kind) {
    case "answer":
      return outcome.answer;
    case "lost":
      throw lostConnection();
    case "html":
      throw new SyntaxError("Unexpected token '<' in the answer");
  }
}
