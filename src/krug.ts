import { randomBytes } from "node:crypto";
import { Api, type ApiClientOptions } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { intervision } from "./formats/intervision.ts";
import type { Clock } from "./service/clock.ts";
import { createCourier } from "./service/courier.ts";
import type { Setting } from "./service/letter.ts";
import type { Limits } from "./service/limits.ts";
import { catchUp, tickDue } from "./service/scheduler.ts";
import { createWork, type WorkDeps } from "./service/work.ts";
import { dialogues } from "./steps/dialogues.ts";
import { type InboxRow, openStore } from "./store/index.ts";
import { answer, takeAnswer } from "./telegram/answers.ts";
import { createBot } from "./telegram/bot.ts";
import { concerns } from "./telegram/concerns.ts";
import { classify } from "./telegram/faults.ts";
import { createCompose } from "./telegram/living.ts";
import { menus } from "./telegram/menus.ts";
import { createRender } from "./telegram/render.ts";
import { defaultRules } from "./texts/default-rules.ts";
import { createWords } from "./texts/index.ts";

export interface KrugDeps {
  readonly token: string;
  readonly apiRoot: string;
  /** The database file. */
  readonly file: string;
  readonly clock: Clock;
  readonly defaults: { readonly locale: "en" | "ru"; readonly zone: string };
  readonly limits: Limits | undefined;
  readonly report: (event: string, details: Record<string, string | number>) => void;
  /** Another way to the Bot API than the network (the rehearsal, tests). */
  readonly fetch?: typeof fetch;
}

/** What Telegram is asked to tell us; anything else would only be thrown away. */
const allowedUpdates = [
  "message",
  "edited_message",
  "callback_query",
  "poll",
  "poll_answer",
  "my_chat_member",
  "chat_member",
  "chat_join_request",
  "message_reaction",
] as const;

/** An update that fails this often is put aside, so that the rest goes on. */
const MOST_TRIES = 3;
/** In seconds; Telegram answers earlier when something happens. */
const LONG_POLL = 25;
/** In milliseconds. */
const BEAT_EVERY = 5_000;
const KEEP_HANDLED = 3 * 24 * 3_600_000;

/**
 * The whole bot around one database: takes updates in, handles them one by one, lets time pass, sends what is to be
 * sent. Nothing runs by itself: whoever holds it calls these four in turn.
 */
export async function createKrug(deps: KrugDeps) {
  const { clock, report } = deps;
  const client: ApiClientOptions = {
    apiRoot: deps.apiRoot,
    timeoutSeconds: 2 * LONG_POLL,
    ...(deps.fetch && { fetch: deps.fetch as NonNullable<ApiClientOptions["fetch"]> }),
  };
  const api = new Api(deps.token, client);
  const me = (await api.getMe()) as UserFromGetMe;
  const store = openStore(deps.file);
  const words = createWords();
  const faces = { words, username: me.username };
  const workDeps: WorkDeps = { store, render: createRender(faces), defaults: deps.defaults };
  const bot = createBot({
    token: deps.token,
    me,
    words,
    dialogues,
    newGroup: {
      newLink: () => randomBytes(12).toString("base64url"),
      defaultRules: (locale, address) => defaultRules(words, locale, address),
      closings: Object.fromEntries(
        Object.entries(intervision.stages).map(([id, { closing }]) => [id, closing]),
      ),
    },
  });
  const compose = createCompose(faces);
  const raw = api.raw as unknown as Record<
    string,
    (payload: unknown, signal?: AbortSignal) => Promise<unknown>
  >;
  const courier = createCourier({
    store,
    clock,
    classify,
    report,
    limits: deps.limits,
    isOver: () => patience.signal.aborted,
    call: (method, payload) => call(method, payload),
    compose: (name, id) => compose(name, settingOf(id)),
  });
  const patience = new AbortController();
  let offset = 0; // 0 = whatever Telegram still holds; otherwise the last update taken in, plus one
  let beaten = 0;

  function call(method: string, payload: Record<string, unknown>): Promise<unknown> {
    const act = raw[method];
    if (!act) throw new Error(`The Bot API has no ${method}`);
    return act(payload, patience.signal);
  }

  function settingOf(id: number): Setting {
    const meeting = store.meetings.find(id);
    const group = meeting && store.circles.group(meeting.group);
    const { locale, zone } = group ?? deps.defaults;
    const voice = { locale, zone, address: group?.address ?? "vy" };
    return { voice, chatId: group?.chatId ?? 0, group, meeting, now: clock.now() };
  }

  /** Takes in what Telegram has; confirmed to it only by the next call, after the commit. */
  async function receive(wait: number, signal?: AbortSignal): Promise<number> {
    const payload = { offset, timeout: wait, limit: 100, allowed_updates: allowedUpdates };
    const updates = (await raw.getUpdates?.(payload, signal)) as readonly Update[];
    const now = clock.now();
    if (updates.length > 0)
      store.commit(() => {
        for (const update of updates)
          if (concerns(update, me.id)) store.inbox.receive(update.update_id, { ...update }, now);
      });
    offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
    return updates.length;
  }

  /** Handles what has been taken in, one update after the other. Returns how many. */
  async function handle(): Promise<number> {
    let handled = 0;
    for (let rows = store.inbox.next(); rows.length > 0; rows = store.inbox.next())
      for (const row of rows) {
        handled += 1;
        if (!(await handleOne(row))) break; // it is tried again before anything that came after it
      }
    return handled;
  }

  /** One update, all of it or none of it. False = it failed, and is counted as tried. */
  async function handleOne({ id, body, tries }: InboxRow): Promise<boolean> {
    const work = createWork(workDeps, clock.now());
    try {
      if (id < 0) takeAnswer(work, answer.parse(body));
      else await bot.handle(body as unknown as Update, work);
      work.commit(() => store.inbox.done(id));
      return true;
    } catch (error) {
      const aside = tries + 1 >= MOST_TRIES;
      store.commit(() => store.inbox.failed(id, aside));
      report(aside ? "update-put-aside" : "update-failed", { what: nameOf(error), where: placeOf(error) });
      return false;
    }
  }

  const tickFailed = (error: unknown): void => {
    report("tick-failed", { what: nameOf(error), where: placeOf(error) });
  };

  /** Lets time pass: whatever is due happens, and the moment is remembered. */
  function tick(): number {
    const now = clock.now();
    const due = tickDue(workDeps, now, tickFailed);
    if (now - beaten >= BEAT_EVERY) {
      beaten = now;
      store.commit(() => {
        store.beat(now);
        store.inbox.forget(now - KEEP_HANDLED);
        store.outbox.forget(now - KEEP_HANDLED);
      });
    }
    return due;
  }

  return {
    username: me.username,
    longPoll: LONG_POLL,
    receive,
    handle,
    tick,
    deliver: courier.drain,
    /** The next moment (milliseconds since 1970) at which something is due or may be sent; undefined = none. */
    nextMoment: (): number | undefined => {
      const moments = [store.meetings.nextDue(), store.outbox.nextLeaving()].filter(
        (one) => one !== undefined,
      );
      return moments.length > 0 ? Math.min(...moments) : undefined;
    },
    /** Sets the command menus and picks up where the last run stopped. */
    begin: async (): Promise<void> => {
      courier.recover();
      catchUp(workDeps, store.lastPulse(), clock.now(), tickFailed);
      for (const menu of menus(words))
        await call("setMyCommands", menu).catch((error) => report("no-menu", { why: nameOf(error) }));
    },
    /** Gives calls on their way this long, in milliseconds, so that a dead connection cannot hold up the end. */
    hurry: (ms: number): void => {
      setTimeout(() => patience.abort(), ms).unref();
    },
    close: store.close,
  };
}

export type Krug = Awaited<ReturnType<typeof createKrug>>;

/** Errors are named in the log, never quoted: their messages may hold what people wrote, or the token. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

const placeOf = (error: unknown): string =>
  (error instanceof Error ? (error.stack ?? "") : "").match(/src\/[\w./-]+:\d+/)?.[0] ?? "";
