import { onTestFinished } from "vitest";
import { createRoomApp } from "../../src/room/door/app.ts";
import { createRoom } from "../../src/room/room.ts";
import type { Beginning, Bubble, Chat, Colleague, Deed, News, Outcome, Whole } from "../../src/room/wire.ts";
import { openDoor } from "../../src/serving.ts";

export const hour: Beginning = { story: "kindergarten", locale: "en", preset: "hour", people: 4, seed: 1 };
export const week: Beginning = { ...hour, preset: "week" };

/** A room with its door open on this machine; closed when the test is over. */
export async function openedRoom(host = "127.0.0.1"): Promise<string> {
  const room = await createRoom("en");
  const door = await openDoor(createRoomApp(room, host), { port: 0, host: "127.0.0.1" });
  onTestFinished(async () => {
    await room.close();
    await door.close();
  });
  return `http://127.0.0.1:${door.port}`;
}

/** Does something in the room, as the page would. */
export async function post(url: string, deed: unknown): Promise<Outcome> {
  const answer = await fetch(`${url}/deed`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(deed),
  });
  return (await answer.json()) as Outcome;
}

/** Somebody whose page is open: what it would show, and what they can do. */
export async function visit(url: string) {
  const gone = new AbortController();
  onTestFinished(() => gone.abort());
  const answer = await fetch(`${url}/news`, { signal: gone.signal });
  const heard = { whole: 0, news: 0 };
  const toasts: string[] = [];
  let shown: Whole | undefined;
  let wake = () => {};

  function hear(event: string, text: string): void {
    if (event === "whole") {
      heard.whole += 1;
      shown = JSON.parse(text) as Whole;
    } else if (shown) {
      heard.news += 1;
      const news = JSON.parse(text) as News;
      shown = withNews(shown, news);
      toasts.push(...(news.toasts ?? []).map((one) => one.text));
    }
    wake();
  }
  const reading = readEvents(answer.body, hear);
  reading.catch(() => {}); // gone with the test

  const seen = (): Whole => {
    if (!shown) throw new Error("The room has told nothing yet");
    return shown;
  };
  /** Waits until the page shows what is looked for; the runner's own time-out ends a vain wait. */
  async function sees<T>(look: (whole: Whole) => T | undefined | false): Promise<T> {
    for (;;) {
      const found = shown && look(shown);
      if (found !== undefined && found !== false) return found;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  const act = async (deed: Deed): Promise<number | undefined> => {
    const outcome = await post(url, deed);
    if (!outcome.done) throw new Error(outcome.why);
    return outcome.chat;
  };
  /** Begins anew, and waits until the page shows it. */
  const begin = async (beginning: Beginning, at?: number): Promise<Whole> => {
    const before = shown?.life;
    await act({ do: "begin", beginning, ...(at !== undefined && { at }) });
    return sees((whole) => whole.life !== before && whole);
  };
  await sees(() => true);
  return {
    heard,
    toasts,
    seen,
    sees,
    act,
    begin,
    leave: () => gone.abort(),
    ended: reading,
    /** All there is by now. */
    now: () => wholeOf(url),
    /** Waits until all that there is by now is shown. */
    caughtUp: async (): Promise<Whole> => {
      const now = await wholeOf(url);
      return sees((whole) => saysSame(whole, now) && whole);
    },
  };
}

export type Visitor = Awaited<ReturnType<typeof visit>>;

const saysSame = (a: Whole, b: Whole): boolean =>
  a.life === b.life && JSON.stringify([a.chats, a.people]) === JSON.stringify([b.chats, b.people]);

/** What a page that is opened now is told first. */
export async function wholeOf(url: string): Promise<Whole> {
  const gone = new AbortController();
  const answer = await fetch(`${url}/news`, { signal: gone.signal });
  const whole = await new Promise<Whole>((resolve) => {
    readEvents(answer.body, (_, text) => resolve(JSON.parse(text))).catch(() => {});
  });
  gone.abort();
  return whole;
}

async function readEvents(
  body: ReadableStream<Uint8Array> | null,
  hear: (event: string, text: string) => void,
): Promise<void> {
  let rest = "";
  for await (const piece of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + piece).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = /^event: (\w+)$/m.exec(block)?.[1];
      if (event) hear(event, /^data: (.*)$/m.exec(block)?.[1] ?? "");
    }
  }
}

function withNews(whole: Whole, news: News): Whole {
  const { life: _, bubbles = [], gone = [], pinned = [], toasts: __, ...parts } = news;
  const chats = whole.chats.map((chat): Chat => {
    const own = new Map(chat.bubbles.map((one) => [one.id, one]));
    for (const bubble of bubbles) if (bubble.chat === chat.id) own.set(bubble.id, bubble);
    for (const one of gone) if (one.chat === chat.id) own.delete(one.id);
    const pin = pinned.find((one) => one.chat === chat.id)?.id ?? chat.pinned;
    const list = [...own.values()].toSorted((a, b) => a.id - b.id);
    const latest = Math.max(list.at(-1)?.id ?? 0, ...gone.map((one) => (one.chat === chat.id ? one.id : 0)));
    return { ...chat, bubbles: list.filter(({ id }) => id > latest - 300 || id === pin), pinned: pin };
  });
  return { ...whole, ...parts, chats };
}

export const group = ({ chats }: Whole): Chat => {
  const [first] = chats;
  if (!first) throw new Error("There is no group");
  return first;
};

export const ownChat = ({ chats }: Whole, who: number): Chat => {
  const own = chats.find(({ owner }) => owner === who);
  if (!own) throw new Error(`There is no chat of ${who}`);
  return own;
};

export const personAt = ({ people }: Whole, place: number): Colleague => {
  const person = people[place];
  if (!person) throw new Error(`There is nobody at ${place}`);
  return person;
};

export const lastOf = ({ bubbles }: Chat): Bubble | undefined => bubbles.at(-1);

export const stepNow = ({ steps }: Whole): string => steps.findLast(({ state }) => state === "now")?.id ?? "";
