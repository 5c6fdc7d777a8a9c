import { expect, onTestFinished, test } from "vitest";
import { createLuck, type Luck } from "../../src/rehearsal/actors/luck.ts";
import { createRoom, type Room } from "../../src/room/room.ts";
import type { Beginning, Deed, Whole } from "../../src/room/wire.ts";
import { roomWords } from "../../src/room/words.ts";
import { runs } from "./telling.ts";
import { group, hour, ownChat, week } from "./visitor.ts";

/** What somebody who looks in now is told first. */
function wholeOf(room: Room): Whole {
  let told = "";
  const hear = (_: string, text: string) => {
    told = text;
    return true;
  };
  room.hall.join(hear, () => {})();
  return JSON.parse(told);
}

const sayings = [
  "Hello",
  "/now",
  "/pass",
  "/leave",
  "/setup",
  "/moderator",
  "+ good",
  "/stop",
  "/note x",
] as const;
const mishaps = ["block", "unblock", "leave", "return", "outage", "flood", "delete-card", "restart"] as const;
const characters = ["prompt", "slow", "silent", "talkative", "leaver"] as const;

/** Something that somebody could do just now; mostly, time goes on. */
function someDeed(whole: Whole, luck: Luck): Deed {
  const person = luck.oneOf(whole.people);
  const who = person?.id ?? 0;
  const chat = luck.often(0.5) ? group(whole) : ownChat(whole, who);
  const bubble = luck.oneOf(chat.bubbles.slice(-6));
  const button = luck.oneOf(bubble?.buttons.flat() ?? []);
  const poll = group(whole).bubbles.findLast((one) => one.poll);
  const roll = luck.within(0, 100);
  if (roll < 30 && bubble && button?.data)
    return { do: "tap", who, chat: chat.id, message: bubble.id, data: button.data };
  if (roll < 35 && button?.url && person?.isInGroup) return { do: "open", who, url: button.url };
  if (roll < 43) return { do: "say", who, chat: chat.id, text: luck.oneOf(sayings) ?? "" };
  if (roll < 48 && bubble) return { do: "say", who, chat: chat.id, text: "As to that", reply: bubble.id };
  if (roll < 53 && poll)
    return { do: "vote", who, chat: poll.chat, message: poll.id, options: luck.often(0.3) ? [] : [0] };
  if (roll < 57)
    return { do: "cast", who, actsByItself: luck.often(0.6), character: luck.oneOf(characters) ?? "slow" };
  if (roll < 60) return { do: "break", what: luck.oneOf(mishaps) ?? "restart", who };
  return { do: "time", to: roll < 95 ? "next" : "deadline" };
}

test.each<[string, Beginning]>([
  ["a week", { ...week, people: 5, seed: 16 }],
  ["an hour", { ...hour, locale: "ru", story: "psychologists", seed: 12 }],
])("whatever is done in whatever order, the room goes on, and its story can be told again: %s", async (_, beginning) => {
  const room = await createRoom("en");
  onTestFinished(room.close);
  const luck = createLuck(beginning.seed, 99);
  await room.do({ do: "begin", beginning });
  for (let deeds = 0; deeds < 120; deeds += 1) {
    const deed = someDeed(wholeOf(room), luck);
    const outcome = await room.do(deed);
    expect(outcome, JSON.stringify(deed)).not.toMatchObject({ why: roomWords[beginning.locale].trouble });
  }
  await runs(room.journey());
});
