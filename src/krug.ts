import { type Api, InputFile } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { intervision } from "./formats/intervision.ts";
import { createKeeping, type KeepingConfig } from "./keeping/index.ts";
import { awaitAlbums } from "./service/albums.ts";
import type { Clock } from "./service/clock.ts";
import { createCourier } from "./service/courier.ts";
import { createHearing } from "./service/hearing.ts";
import type { Setting } from "./service/letter.ts";
import type { Limits } from "./service/limits.ts";
import { comeBack } from "./service/restored.ts";
import { forgetOverdue } from "./service/retention.ts";
import { catchUp, tickDue } from "./service/scheduler.ts";
import { nameOf, placeOf } from "./service/trouble.ts";
import type { WorkDeps } from "./service/work.ts";
import { dialogues } from "./steps/dialogues.ts";
import { openStore } from "./store/index.ts";
import { newLink } from "./store/links.ts";
import type { OperatorKey } from "./store/operator-key.ts";
import { createBot } from "./telegram/bot.ts";
import { createBotApi } from "./telegram/bot-api.ts";
import { createSign } from "./telegram/choices.ts";
import { allowedUpdates } from "./telegram/concerns.ts";
import { classify } from "./telegram/faults.ts";
import { createFreshButtons } from "./telegram/fresh-buttons.ts";
import { createIntake } from "./telegram/intake.ts";
import { createCompose } from "./telegram/living.ts";
import { menus } from "./telegram/menus.ts";
import { createRender, createRetell } from "./telegram/render.ts";
import { createWebhook } from "./telegram/webhook.ts";
import { defaultRules } from "./texts/default-rules.ts";
import { createWords } from "./texts/index.ts";

export interface KrugDeps {
  readonly token: string;
  readonly apiRoot: string;
  /** The database file. */
  readonly file: string;
  /** The operator's key: without it the database says nothing. */
  readonly contentKey: OperatorKey;
  readonly clock: Clock;
  readonly defaults: { readonly locale: "en" | "ru"; readonly zone: string };
  readonly limits: Limits | undefined;
  readonly report: (event: string, details: Record<string, string | number>) => void;
  /** Where languages and cursors are kept a second time; left out = nowhere. */
  readonly keeping?: KeepingConfig | undefined;
  /** Another way to the Bot API than the network (the rehearsal, tests). */
  readonly fetch?: typeof fetch;
  /** Another way to open the database: the simulation stands in between. */
  readonly open?: typeof openStore;
  readonly witness?: WorkDeps["witness"];
}

/** In seconds; Telegram answers earlier when something happens. */
const LONG_POLL = 25;
/** In milliseconds. */
const BEAT_EVERY = 5_000;
const KEEP_HANDLED = 3 * 24 * 3_600_000;
const LOOK_FOR_OVERDUE_EVERY = 3_600_000;

/**
 * The whole bot around one database: takes updates in, handles them one by one, lets time pass, sends what is to be
 * sent. Nothing runs by itself: whoever holds it calls these four in turn.
 */
export async function createKrug(deps: KrugDeps) {
  const { clock, report } = deps;
  const { token, apiRoot, fetch } = deps;
  const patience = new AbortController();
  const { signal: end } = patience;
  const { api, call, getUpdates } = createBotApi({ token, apiRoot, fetch, longPoll: LONG_POLL, signal: end });
  const me = (await api.getMe()) as UserFromGetMe;
  const store = (deps.open ?? openStore)(deps.file, deps.contentKey);
  const words = createWords();
  const sign = createSign(store.operatorKey);
  const faces = { words, username: me.username, sign };
  const { defaults, witness } = deps;
  const render = createRender(faces);
  const workDeps: WorkDeps = { store, render, defaults, witness };
  const bot = createBot({
    token: deps.token,
    me,
    words,
    sign,
    dialogues,
    newGroup: {
      newLink,
      defaultRules: (locale, address) => defaultRules(words, locale, address),
      closings: Object.fromEntries(
        Object.entries(intervision.stages).map(([id, { closing }]) => [id, closing]),
      ),
    },
  });
  const compose = createCompose(faces);
  const retell = createRetell(render);
  const courier = createCourier({
    store,
    clock,
    classify,
    report,
    limits: deps.limits,
    isOver: () => end.aborted,
    later: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    call,
    freshen: createFreshButtons(store.meetings.find),
    compose: (name, id) => compose(name, settingOf(id)),
    retell: (post, id) => retell(post, settingOf(id)),
    enclose: (name, content) => new InputFile(Buffer.from(content), name),
  });
  let offset = 0; // 0 = whatever Telegram still holds; otherwise the last update taken in, plus one
  let beaten = 0;
  let looked = 0; // when it was last looked for what has been kept for long enough

  function settingOf(id: number): Setting {
    const meeting = store.meetings.find(id);
    const group = meeting && store.circles.group(meeting.group);
    const { locale, zone } = group ?? deps.defaults;
    const voice = { locale, zone, address: group?.address ?? "vy" };
    return { voice, chatId: group?.chatId ?? 0, group, meeting, now: clock.now() };
  }

  const tickFailed = (error: unknown): void => {
    report("tick-failed", { what: nameOf(error), where: placeOf(error) });
  };
  const hearing = createHearing(clock, giveBack);
  const keeping =
    deps.keeping && createKeeping({ ...deps.keeping, store, operatorKey: store.operatorKey, clock, report });
  const intake = createIntake({ workDeps, clock, me, understand: bot.handle, report, keeping });
  const info = () => api.getWebhookInfo(end as Parameters<Api["getWebhookInfo"]>[0]);
  const webhook = createWebhook({ call, info, clock, hearing, allowedUpdates });

  /** Time that nobody could use is given back, once. */
  function giveBack(since: number | undefined, now: number): void {
    catchUp(workDeps, since, now, tickFailed);
  }

  /** Keeps updates; when it returns, Telegram may forget them. */
  function take(updates: readonly Update[]): void {
    try {
      intake.take(updates);
    } catch (error) {
      hearing.missed(clock.now());
      throw error;
    }
    hearing.heard();
  }

  /** Takes in what Telegram has; confirmed to it only by the next call, after the commit. */
  async function receive(wait: number, signal?: AbortSignal): Promise<number> {
    const began = clock.now();
    const payload = { offset, timeout: wait, limit: 100, allowed_updates: allowedUpdates };
    const asked = getUpdates(payload, signal) as Promise<readonly Update[]>;
    const updates = await asked.catch((error) => {
      if (!signal?.aborted) hearing.missed(began);
      throw error;
    });
    take(updates);
    offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
    return updates.length;
  }

  /** Handles what has been taken in, one update after the other. Returns how many. */
  function handle(): Promise<number> {
    hearing.settle();
    keeping?.settle();
    return intake.handle();
  }

  /** What has been kept for long enough is destroyed, whether anybody can be heard or not. */
  function forget(now: number): void {
    if (now - looked < LOOK_FOR_OVERDUE_EVERY) return;
    looked = now;
    try {
      for (const person of forgetOverdue(store, now)) {
        store.commit(() => keeping?.forget(person));
        keeping?.note(person);
      }
    } catch (error) {
      tickFailed(error);
    }
  }

  function tidy(): void {
    try {
      store.tidy();
    } catch (error) {
      tickFailed(error);
    }
  }

  /** Lets time pass: whatever is due happens, and the moment is remembered. While nobody can be heard, it waits. */
  function tick(): number {
    hearing.settle();
    const now = clock.now();
    forget(now);
    tidy();
    if (hearing.isDeaf()) return 0;
    const due = tickDue(workDeps, now, tickFailed);
    // A clock that was set back must not keep the pulse in the future.
    if (hearing.isSure() && Math.abs(now - beaten) >= BEAT_EVERY) {
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
    take,
    handle,
    tick,
    webhook,
    isDeaf: hearing.isDeaf,
    /** The process stood still from then until now; to be said before anything else is done. */
    stoodStill: hearing.stoodStill,
    deliver: courier.drain,
    /** The next moment (milliseconds since 1970) at which something is due or may be sent; undefined = none. */
    nextMoment: (): number | undefined => {
      const due = hearing.isDeaf() ? undefined : store.meetings.nextDue();
      const moments = [due, store.outbox.nextLeaving(), store.inbox.nextTry()].filter(
        (one) => one !== undefined,
      );
      return moments.length > 0 ? Math.min(...moments) : undefined;
    },
    /** Sets the command menus and picks up where the last run stopped. */
    begin: async (): Promise<void> => {
      courier.recover();
      store.commit(() => awaitAlbums(store, clock.now()));
      comeBack(workDeps, clock.now());
      giveBack(store.lastPulse(), clock.now());
      for (const menu of menus(words))
        await call("setMyCommands", menu).catch((error) => report("no-menu", { why: nameOf(error) }));
    },
    /** Gives calls on their way this long, in milliseconds, so that a dead connection cannot hold up the end. */
    hurry: (ms: number): void => {
      setTimeout(() => patience.abort(), ms).unref();
    },
    close: (): void => {
      keeping?.close();
      store.close();
    },
  };
}

export type Krug = Awaited<ReturnType<typeof createKrug>>;
