import type { Meeting } from "../../src/core/meeting.ts";
import type { Plan } from "../../src/simulation/plan.ts";
import type { Plants } from "../../src/simulation/plants.ts";
import type { Trouble } from "../../src/simulation/troubles.ts";
import type { Invariant } from "../../src/simulation/violation.ts";
import type { Store } from "../../src/store/index.ts";

/** A bug, what has to go wrong before it shows, and the invariant that finds it. */
export interface Planted {
  readonly bug: string;
  readonly caughtBy: Invariant;
  readonly plants: Plants;
  readonly troubles?: readonly Trouble[];
  /** What else is special about the golden meeting. */
  readonly plan?: Partial<Plan>;
}

export type Fetch = typeof globalThis.fetch;
export type Payload = Readonly<Record<string, unknown>>;

export const trouble = (on: Trouble["on"], at: number, what: string, times = 1): Trouble => ({
  on,
  at,
  what,
  times,
  who: 1,
});

export const inMeetings = (change: (meeting: Meeting) => Meeting): NonNullable<Plants["store"]> => {
  const changed = (found: Meeting | undefined) => found && change(found);
  return (store) => ({
    ...store,
    meetings: { ...store.meetings, find: (id) => changed(store.meetings.find(id)) },
  });
};

export const inTable =
  <K extends "inbox" | "outbox" | "circles" | "dialogues" | "meetings" | "erasure">(
    table: K,
    change: (real: Store[K]) => Partial<Store[K]>,
  ): NonNullable<Plants["store"]> =>
  (store) => ({ ...store, [table]: { ...store[table], ...change(store[table]) } });

/** The bot's calls on their way: `also` is sent besides; where it returns a response, that is all. */
export const onItsWay =
  (
    also: (
      method: string,
      payload: Payload,
      send: (method: string, payload: Payload) => Promise<unknown>,
    ) => unknown,
  ) =>
  (fetch: Fetch): Fetch =>
  async (input, init) => {
    const address = String(input);
    const method = address.split("/").at(-1) ?? "";
    const payload = JSON.parse(String(init?.body ?? "{}")) as Payload;
    const send = (name: string, body: Payload) =>
      fetch(address.replace(/\w+$/, name), { ...init, body: JSON.stringify(body) });
    const instead = await also(method, payload, send);
    return instead instanceof Response && method.startsWith("edit") ? instead : fetch(input, init);
  };

export const isToGroup = ({ chat_id }: Payload): boolean => Number(chat_id) < 0;
/** The words of a text message. */
export const words = ({ text = "" }: Payload): string => String(text);

/** Every call of the bot with another payload; undefined = it never leaves, and the bot is told that it did. */
export const altered =
  (change: (method: string, payload: Payload) => Payload | undefined) =>
  (fetch: Fetch): Fetch =>
  async (input, init) => {
    if (typeof init?.body !== "string") return fetch(input, init);
    const method = String(input).split("/").at(-1) ?? "";
    const payload = change(method, JSON.parse(init.body) as Payload);
    if (!payload) return Response.json({ ok: true, result: { message_id: 1 } });
    return fetch(input, { ...init, body: JSON.stringify(payload) });
  };
