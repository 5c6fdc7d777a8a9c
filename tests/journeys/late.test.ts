import { expect, test } from "vitest";
import { type Circle, type CircleOptions, minutes } from "./circle.ts";
import { circleAt } from "./course.ts";
import { expectInGroup, expectTold, tooFast } from "./expecting.ts";
import { like } from "./words.ts";

// What is no longer owed is not sent: prompts, reminders, polls, turns and buttons that leave late for whatever
// reason (a lost answer, a call that hangs, a chat that has to wait, a restart).

const hour = { setup: { "setup-preset": "Within an hour", "setup-start": "Now" } } as const;

/** For 40 s Telegram takes nothing in one chat. */
function hold({ emulator }: Circle, chat: number): void {
  emulator.world.faults = (method, { chat_id }) =>
    chat_id === chat && method !== "answerCallbackQuery" ? tooFast : undefined;
}

/** The next call with all of these words hangs until it is let go, and is lost then. */
function hanging() {
  const held = { words: [] as readonly string[], isOn: false, lose: () => {} };
  const between = ({ fetch }: Circle["emulator"]): { fetch: typeof globalThis.fetch } => ({
    fetch: async (input, init) => {
      const isMeant = held.words.every((word) => String(init?.body ?? "").includes(word));
      if (!isMeant || held.words.length === 0) return fetch(input, init);
      held.words = [];
      held.isOn = true;
      await new Promise<void>((resolve) => {
        held.lose = resolve;
      });
      throw Object.assign(new TypeError("fetch failed"), { code: "ECONNRESET" });
    },
  });
  return { held, stage: { between } satisfies CircleOptions["stage"] };
}

test("a prompt that hangs while its step closes is not put any more", async () => {
  const { held, stage } = hanging();
  const sunflower = await circleAt("agree-rules", { stage });
  const { everybody, second, meeting, listen, glance, deliver, pass, people } = sunflower;
  for (const one of everybody.slice(0, 3)) await one.press("button-keep-rules");
  held.words = [`"chat_id":${second.id}`, "What is your problem"];
  const last = everybody[3];
  const keep = people.sees(last?.id ?? 0, last?.id ?? 0).findLast(({ reply_markup }) => reply_markup);
  people.tap(last?.id ?? 0, last?.id ?? 0, keep?.message_id ?? 0, 0);
  await listen();
  await glance();
  const delivering = deliver();
  await expect.poll(() => held.isOn, { interval: 1 }).toBe(true);
  sunflower.moveClock(meeting().closesAt);
  await glance();
  held.lose();
  await delivering;
  await pass(minutes(5));
  expect(meeting().step).not.toBe("state-problems");
  expect(second.times("ask-problem")).toBe(0);
});

test("one lost answer keeps a person waiting for seconds only", async () => {
  const sunflower = await circleAt("agree-rules");
  const { everybody, second, pass, emulator } = sunflower;
  let isLost = false;
  emulator.world.faults = (method, payload) => {
    const isMeant = String(payload.text).includes("What is your problem") && payload.chat_id === second.id;
    if (isLost || method !== "sendMessage" || !isMeant) return undefined;
    isLost = true;
    return { kind: "lost-before" };
  };
  for (const one of everybody) await one.press("button-keep-rules");
  await pass(3_000);
  expect(isLost).toBe(true);
  expectTold(second, "ask-problem");
});

test("who has answered before the reminder leaves is not reminded", async () => {
  const sunflower = await circleAt("state-problems", hour);
  const { first, second, meeting, until, pass, clock } = sunflower;
  await until((meeting().closesAt + clock.now()) / 2 - 1_000);
  hold(sunflower, second.id);
  await pass(10_000);
  expect(first.times("reminder")).toBe(1);
  await second.press("button-pass");
  sunflower.emulator.world.faults = undefined;
  await pass(minutes(1));
  expect(second.times("reminder")).toBe(0);
});

test("a poll that could not be put before its vote was over is not put any more", async () => {
  const sunflower = await circleAt("state-problems", hour);
  const { everybody, chat, runOut, pass, emulator, meeting, group } = sunflower;
  const polls = () => group().filter(({ poll }) => poll).length;
  const before = polls();
  hold(sunflower, chat());
  for (const one of everybody) await one.give(`The problem of ${one.name}`);
  expect(meeting().step).toBe("choose-problem");
  await runOut();
  emulator.world.faults = undefined;
  await pass(minutes(1));
  expect(meeting().step).not.toBe("choose-problem");
  expect(polls()).toBe(before);
});

test("of the turns that passed while the group had to wait, only the one that stands is announced", async () => {
  const sunflower = await circleAt("clarify");
  const { everybody, first, chat, pass, emulator, groupHeard } = sunflower;
  const turns = () => groupHeard().filter((text) => like("en", "turn-question").test(text));
  const before = turns().length;
  hold(sunflower, chat());
  await first.press("button-pass");
  await everybody[2]?.write("/pass");
  emulator.world.faults = undefined;
  await pass(minutes(1));
  expect(turns().slice(before)).toEqual([expect.stringContaining("Gleb")]);
});

test("a message that comes after its step has no buttons of that step", async () => {
  const sunflower = await circleAt("state-problems", hour);
  const { first, runOut, pass, emulator } = sunflower;
  hold(sunflower, first.id);
  await first.write("/moderator");
  await runOut();
  emulator.world.faults = undefined;
  await pass(minutes(1));
  const panel = sunflower.people
    .sees(first.id, first.id)
    .findLast(({ text }) => like("en", "panel").test(text ?? ""));
  const shown = JSON.stringify(panel?.reply_markup ?? {});
  expect(panel).toBeDefined();
  expect(shown).not.toMatch(/lead-close|lead-extend|lead-skip/);
  expectInGroup(sunflower, "gather-open");
});
