import { expect, test } from "vitest";
import { lookInto } from "../../src/store/copy.ts";
import { type Circle, type Colleague, minutes } from "./circle.ts";
import { circleAt, smallCircle } from "./course.ts";
import { expectInGroup, expectToast, expectTold } from "./expecting.ts";
import { like } from "./words.ts";

type Loss = "lost-before" | "lost-after";

/** The next call of this method that says these words in the group gets no answer; Telegram has done it, or not. */
function lose(circle: Circle, method: string, words: string, kind: Loss): void {
  const { world } = circle.emulator;
  let isLost = false;
  world.faults = (called, payload) => {
    const isMeant = called === method && payload.chat_id === circle.chat();
    if (isLost || !isMeant || !JSON.stringify(payload).includes(words)) return undefined;
    isLost = true;
    return { kind };
  };
}

const draftsIn = ({ file }: Circle) =>
  lookInto(file, (tables) => tables.prepare("SELECT count(*) FROM drafts").pluck().get());

/** A message that gives words back to their author. */
const isReturn = (payload: unknown): boolean =>
  like("en", "draft-returned").test(String((payload as { readonly text?: string } | undefined)?.text));

const openPolls = ({ group }: Circle) => group().filter(({ poll }) => poll && !poll.is_closed);

test("words that may not have arrived in the group are posted again once the moderator says so", async () => {
  const sunflower = await circleAt("clarify");
  const { first, second, groupHas } = sunflower;
  lose(sunflower, "sendMessage", "Who was there?", "lost-before");
  await first.give("Who was there?");
  expect(groupHas("Who was there?")).toBe(false);
  expectTold(first, "in-doubt");
  expect(first.sees().text).toContain("Who was there?");
  expect(second.times("in-doubt")).toBe(0);
  await first.press("button-post-again");
  expectTold(first, "post-again-sent");
  expect(groupHas("Who was there?")).toBe(true);
  await second.give("Nobody but us.");
  expectInGroup(sunflower, "question-asked");
});

test("words that have arrived after all stand in the group once", async () => {
  const sunflower = await circleAt("clarify");
  const { first, pass } = sunflower;
  lose(sunflower, "sendMessage", "Who was there?", "lost-after");
  await first.give("Who was there?");
  await pass(minutes(10));
  expectTold(first, "in-doubt");
  expectInGroup(sunflower, "question-asked");
});

test("two taps on the button post it once, and nobody else's tap counts", async () => {
  const sunflower = await circleAt("clarify");
  const { first, second } = sunflower;
  lose(sunflower, "sendMessage", "Who was there?", "lost-before");
  await first.give("Who was there?");
  const [[button] = []] = (first.sees().reply_markup as { inline_keyboard: { callback_data?: string }[][] })
    .inline_keyboard;
  const data = button?.callback_data ?? "";
  await second.forge(data);
  expectToast(second, "unknown-button");
  expect(sunflower.groupHas("Who was there?")).toBe(false);
  await first.press("button-post-again");
  await first.forge(data);
  expectToast(first, "post-again-done");
  expectInGroup(sunflower, "question-asked");
});

test("once the step is over, what was in doubt is not needed any more", async () => {
  const sunflower = await circleAt("clarify");
  const { first, runOut, meeting } = sunflower;
  lose(sunflower, "sendMessage", "Who was there?", "lost-before");
  await first.give("Who was there?");
  await runOut();
  expect(meeting().step).toBe("write-solutions");
  await first.press("button-post-again");
  expectToast(first, "post-again-late");
  expect(sunflower.groupHas("Who was there?")).toBe(false);
});

test("before there is a moderator, whoever set the group up is asked", async () => {
  const sunflower = await smallCircle();
  const { first, second, until, meeting } = sunflower;
  lose(sunflower, "sendMessage", "A new meeting begins", "lost-before");
  await until(meeting().opensAt);
  expectInGroup(sunflower, "gather-open", 0);
  expect(second.times("in-doubt")).toBe(0);
  await first.press("button-post-again");
  expectInGroup(sunflower, "gather-open");
});

test("a poll that has arrived after all is known by its first vote, and is put once", async () => {
  const sunflower = await circleAt("state-problems");
  const { everybody, first, meeting, runOut } = sunflower;
  lose(sunflower, "sendPoll", "", "lost-after");
  for (const one of everybody) await one.give(`The problem of ${one.name}`);
  expect(openPolls(sunflower)).toHaveLength(1);
  expectTold(first, "in-doubt");
  await everybody[1]?.vote("of Boris");
  await first.press("button-post-again");
  expectToast(first, "post-again-done");
  expect(openPolls(sunflower)).toHaveLength(1);
  for (const one of everybody) if (one !== everybody[1]) await one.vote("of Boris");
  expect(meeting().step).toBe("tell-case");
  await everybody[1]?.write("It began in September.");
  await runOut();
});

test("a poll that has not arrived is never put by itself, but the moderator can have it put", async () => {
  const sunflower = await circleAt("state-problems");
  const { everybody, first, meeting, pass } = sunflower;
  lose(sunflower, "sendPoll", "", "lost-before");
  for (const one of everybody) await one.give(`The problem of ${one.name}`);
  await pass(minutes(10));
  expect(openPolls(sunflower)).toHaveLength(0);
  await first.press("button-post-again");
  expect(openPolls(sunflower)).toHaveLength(1);
  for (const one of everybody) await one.vote("of Boris");
  expect(meeting().step).toBe("tell-case");
  expect(openPolls(sunflower)).toHaveLength(0);
});

test("a vote in one group says nothing of a poll that another group waits for", async () => {
  const sunflower = await circleAt("state-problems");
  const { everybody, newcomer, people, chat } = sunflower;
  lose(sunflower, "sendPoll", "", "lost-after");
  for (const one of everybody) await one.give(`The problem of ${one.name}`);
  const stranger = newcomer("Olga");
  people.add(chat(), stranger.id, everybody[0]?.id ?? 0);
  await sunflower.settle();
  await stranger.vote("of Boris");
  await everybody[0]?.press("button-post-again");
  expect(openPolls(sunflower)).toHaveLength(2);
});

test("a prompt whose answer is lost is said once more, is put anew once, and then left to the reminder", async () => {
  const sunflower = await circleAt("agree-rules");
  const { everybody, second, pass } = sunflower;
  const { world } = sunflower.emulator;
  world.faults = (method, payload) =>
    method === "sendMessage" && payload.chat_id === second.id ? { kind: "lost-after" } : undefined;
  for (const one of everybody) await one.press("button-keep-rules");
  await pass(4_000); // the letter before it was lost as well
  expect(second.times("ask-problem")).toBe(1);
  await pass(4_000);
  expect(second.times("ask-problem")).toBe(2);
  await pass(minutes(2));
  expect(second.times("ask-problem")).toBe(4);
});

test("who has answered is not asked once more, although nobody knew whether the prompt had arrived", async () => {
  const sunflower = await circleAt("agree-rules");
  const { everybody, second, pass } = sunflower;
  const { world } = sunflower.emulator;
  let isLost = false;
  world.faults = (method, payload) => {
    const isPrompt = JSON.stringify(payload.reply_markup ?? "").includes("state-problems");
    if (isLost || method !== "sendMessage" || payload.chat_id !== second.id || !isPrompt) return undefined;
    isLost = true;
    return { kind: "lost-after" };
  };
  for (const one of everybody) await one.press("button-keep-rules");
  await second.press("button-pass");
  await pass(minutes(2));
  expect(isLost).toBe(true);
  expect(second.times("ask-problem")).toBe(1);
});

/** Whatever is sent to somebody in private is lost on its way, for so long. */
async function loseAllTo({ emulator, pass }: Circle, { id }: Colleague, milliseconds: number): Promise<void> {
  emulator.world.faults = (method, payload) =>
    method === "sendMessage" && payload.chat_id === id ? { kind: "lost-before" } : undefined;
  await pass(milliseconds);
  emulator.world.faults = undefined;
}

test("an unfinished text comes back to its author after a minute of lost connections", async () => {
  const sunflower = await circleAt("state-problems");
  const { first, meeting, pass, until } = sunflower;
  await first.write("Evenings are loud.");
  await until(meeting().closesAt - 1_000);
  await loseAllTo(sunflower, first, minutes(1));
  await pass(minutes(2));
  expect(first.times("draft-returned")).toBe(1);
  expect(first.inbox().join()).toContain("Evenings are loud.");
  expect(draftsIn(sunflower)).toBe(0);
});

test("while nobody knows whether it came back, an unfinished text is kept, and not sent for ever", async () => {
  const sunflower = await circleAt("state-problems");
  const { first, meeting, until } = sunflower;
  await first.write("Evenings are loud.");
  await until(meeting().closesAt - 1_000);
  await loseAllTo(sunflower, first, minutes(20));
  await sunflower.pass(minutes(20));
  expect(sunflower.chatsWith("Evenings are loud.")).toEqual([first.id]);
  const tried = sunflower.emulator.world.calls.filter(({ payload }) => isReturn(payload));
  expect(tried).toHaveLength(4);
  expect(draftsIn(sunflower)).toBe(1);
});

test("the card is edited, posted and pinned again until it is known to stand there", async () => {
  const sunflower = await circleAt("clarify");
  const { world } = sunflower.emulator;
  world.faults = (method) => (/^editMessageText|^pin/.test(method) ? { kind: "lost-before" } : undefined);
  await sunflower.first.press("button-pass");
  await sunflower.pass(10_000);
  world.faults = undefined;
  await sunflower.pass(minutes(1));
  expect(sunflower.card()).toContain("Whose turn: Vera");
});
