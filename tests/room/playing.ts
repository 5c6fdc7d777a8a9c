import type { Bubble, Button, Deed, Whole } from "../../src/room/wire.ts";
import { group, ownChat, personAt, type Visitor } from "./visitor.ts";

/** What somebody new to it would press, the likeliest first. */
const likely = [
  /^I accept/,
  /^I take part/,
  /^(Keep|I accept the rules)/,
  /^(That is my|Ask this|Send this|Propose this|Publish|Share this)/,
  /^That is all/,
];

export interface Played {
  /** Labels of the buttons that were pressed, each once. */
  readonly pressed: ReadonlySet<string>;
  readonly written: readonly string[];
  readonly votes: number;
}

/** The person at a place of the cast, played by hand until the meeting is over: everything asked is answered. */
export async function playByHand(visitor: Visitor, place: number): Promise<Played> {
  const who = personAt(visitor.seen(), place).id;
  const done = { pressed: new Map<string, string>(), written: [] as string[], votes: 0 };
  await visitor.act({ do: "cast", who, actsByItself: false });
  for (let moves = 0; moves < 1_000; moves += 1) {
    const whole = await visitor.now();
    if (isOver(whole)) return { ...done, pressed: new Set(done.pressed.values()) };
    const deed =
      vote(whole, who, done) ??
      enter(whole, who) ??
      write(whole, who, done.written) ??
      press(whole, who, done.pressed);
    await visitor.act(deed ?? { do: "time", to: "next" });
  }
  throw new Error("The meeting does not end");
}

export const isOver = ({ steps }: Whole): boolean =>
  steps.every(({ state }) => state === "done" || state === "skipped");

function vote(whole: Whole, who: number, done: { votes: number }): Deed | undefined {
  const open = group(whole).bubbles.find(
    ({ poll }) => poll && !poll.isClosed && poll.chosen.every((one) => one.who !== who),
  );
  if (!open) return undefined;
  done.votes += 1;
  return { do: "vote", who, chat: open.chat, message: open.id, options: [0] };
}

function enter(whole: Whole, who: number): Deed | undefined {
  if (ownChat(whole, who).bubbles.some(({ text }) => text.startsWith("/start join"))) return undefined;
  const doors = group(whole).bubbles.flatMap(({ buttons }) => buttons.flat());
  const url = doors.find((one) => one.url?.includes("start=join"))?.url;
  return url === undefined ? undefined : { do: "open", who, url };
}

/** An empty group is set up for an hour that begins at once; returns the chat in which that was done. */
export async function setUpByHand({ act, now, sees }: Visitor, who: number): Promise<number | undefined> {
  const door = await sees((whole) =>
    group(whole)
      .bubbles.flatMap(({ buttons }) => buttons.flat())
      .find((one) => one.url),
  );
  const chat = await act({ do: "open", who, url: door.url ?? "" });
  for (let screens = 0; screens < 12; screens += 1) {
    const last = ownChat(await now(), who).bubbles.at(-1);
    // Each screen by its first button but these: London's zone is another one than the room's.
    const buttons = last?.buttons.flat() ?? [];
    const wished =
      buttons.find(({ label }) => /^(Europe\/London|Within an hour|Now|3–4)/.test(label)) ?? buttons[0];
    if (!wished?.data) break;
    await act({ do: "tap", who, chat: who, message: last?.id ?? 0, data: wished.data });
  }
  return chat;
}

const texts = /sentence|your clarifying question|your solution$|take away|your theme/;

function write(whole: Whole, who: number, written: string[]): Deed | undefined {
  const owed = whole.people.find(({ id }) => id === who)?.owes ?? [];
  const wanted = owed
    .map((line) => line.replace(/^.*?: |, until.*$/g, ""))
    .find((what) => texts.test(what) && !written.includes(what));
  if (wanted === undefined) return undefined;
  written.push(wanted);
  return { do: "say", who, chat: who, text: `If this happened to me, I would speak of ${wanted}` };
}

/** Each button of a message once; the newest message with a likely one counts. */
function press(whole: Whole, who: number, pressed: Map<string, string>): Deed | undefined {
  for (const bubble of ownChat(whole, who).bubbles.toReversed()) {
    const button = likely.map((words) => offered(bubble, words)).find((one) => one !== undefined);
    const key = `${bubble.id} ${button?.data}`;
    if (!button?.data || pressed.has(key)) continue;
    pressed.set(key, button.label);
    return { do: "tap", who, chat: who, message: bubble.id, data: button.data };
  }
  return undefined;
}

const offered = ({ buttons }: Bubble, words: RegExp): Button | undefined =>
  buttons.flat().find(({ label, data }) => data !== undefined && words.test(label));
