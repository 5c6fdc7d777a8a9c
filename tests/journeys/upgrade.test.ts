import { expect, test } from "vitest";
import type { UpgradeNews } from "../../src/emulator/people/upgrading.ts";
import type { Circle } from "./circle.ts";
import { circleAt, hasten } from "./course.ts";
import { expectInGroup, expectToast, expectTold } from "./expecting.ts";

/** Everything that Telegram tells of an upgrade, in every order that counts, some of it twice. */
const orders: readonly (readonly UpgradeNews[])[] = [
  ["left", "member", "to", "from"],
  ["left", "member", "from", "to"],
  ["member", "left", "to", "from"],
  ["to", "left", "member", "from"],
  ["from", "to", "member", "left"],
  ["member", "to", "from", "left"],
  ["left", "member", "left", "member", "to", "from", "to", "from"],
];

/** All that the bot has said in a chat since a moment, by its calls. */
const saidIn = ({ emulator: { world } }: Circle, chat: number, from: number): readonly string[] =>
  world.calls
    .slice(from)
    .filter(
      ({ method, payload, ok }) =>
        ok && method === "sendMessage" && (payload as { chat_id?: number }).chat_id === chat,
    )
    .map(({ payload }) => (payload as { text?: string }).text ?? "");

/** The news come one after the other, with time for all that the bot does about each of them. */
async function oneByOne(sunflower: Circle, between: () => Promise<void>): Promise<void> {
  const { pending } = sunflower.emulator.world.updates;
  for (const one of pending.splice(0)) {
    pending.push(one);
    await between();
  }
}

/** The group goes on in its new chat as if nothing had happened, and nobody was greeted or told that it rests. */
async function expectSameGroup(sunflower: Circle, calls: number): Promise<void> {
  const { chat, pass, first, meeting, everybody } = sunflower;
  await pass(5_000);
  const said = saidIn(sunflower, chat(), calls).join("\n");
  expect(said).not.toMatch(/I am Krug|I am here again/);
  for (const one of everybody) expect(one.times("removed-from-group"), one.name).toBe(0);
  expect(meeting().status).toBe("running");
  expect(sunflower.card()).toMatch(/^Sunflower/);
  await first.say("/now");
  expect(sunflower.groupSays().at(-1)).toContain("Tell the case");
  await hasten(sunflower, "tell-case");
  expect(sunflower.groupHas("It began in September.")).toBe(true);
}

// Its kind: one thing told in several pieces, in an order that nobody promises. Looked at: all orders of the four
// pieces, pieces twice, pieces lost, a deed between them, the process killed between them, a greeting on its way.
test.each(
  orders,
)("a group that becomes a supergroup stays one group, told by %s %s %s %s", async (...order) => {
  const sunflower = await circleAt("tell-case", { type: "group" });
  const { people, chat, moveTo, settle, emulator } = sunflower;
  const calls = emulator.world.calls.length;
  moveTo(people.upgrade(chat(), order));
  await settle();
  await expectSameGroup(sunflower, calls);
});

test.each(
  orders,
)("so it is where each piece comes alone, and the process dies after it: %s %s %s %s", async (...order) => {
  const sunflower = await circleAt("tell-case", { type: "group" });
  const { people, chat, moveTo, settle, restartAfter, emulator } = sunflower;
  const calls = emulator.world.calls.length;
  moveTo(people.upgrade(chat(), order));
  await oneByOne(sunflower, async () => {
    await settle();
    await restartAfter(0);
  });
  await expectSameGroup(sunflower, calls);
});

/** What the old chat answers where Telegram does not say that it has been left behind. */
const untold = (code: number, description: string) => ({ kind: "error", code, description }) as const;

test("a set-up that was opened by the stranger's greeting ends in the group that was there before", async () => {
  const sunflower = await circleAt("tell-case", { type: "group" });
  const { people, chat, moveTo, settle, emulator, first, second, meeting } = sunflower;
  const old = chat();
  const { updates } = emulator.world;
  moveTo(people.upgrade(old, ["member", "to", "from"]));
  const [member, ...others] = updates.pending.splice(0);
  if (member) updates.pending.push(member);
  emulator.world.faults = (method, payload) =>
    method === "getChatMember" && payload.chat_id === old
      ? untold(400, "Bad Request: CHAT_ADMIN_REQUIRED")
      : undefined;
  await settle();
  emulator.world.faults = undefined;
  await first.openLink("Set up");
  expectTold(first, "setup-language");
  for (const { update, until } of others) {
    updates.pending.push({ update: { ...update, update_id: updates.nextId }, until });
    updates.nextId += 1;
  }
  await settle();
  expect(first.times("group-upgraded")).toBe(1);
  await first.press("button-language-en");
  expectToast(first, "unknown-button");
  await second.write("It began in September.");
  await sunflower.pass(5_000);
  expect(meeting().step).toBe("tell-case");
  expect(sunflower.card()).toMatch(/^Sunflower/);
});

test("a meeting that was thought to rest goes on as soon as the new chat is known", async () => {
  const sunflower = await circleAt("tell-case", { type: "group" });
  const { people, chat, moveTo, settle, emulator, meeting } = sunflower;
  const old = chat();
  emulator.world.faults = (_, payload) =>
    payload.chat_id === old ? untold(403, "Forbidden: bot is not a member of the group chat") : undefined;
  moveTo(people.upgrade(old, ["left", "member", "to", "from"]));
  await oneByOne(sunflower, settle);
  emulator.world.faults = undefined;
  await sunflower.pass(5_000);
  expect(meeting().status).toBe("running");
  await hasten(sunflower, "tell-case");
  expect(sunflower.groupHas("It began in September.")).toBe(true);
});

test("a group of the same name is greeted as the stranger it is", async () => {
  const sunflower = await circleAt("tell-case", { type: "group" });
  const { people, first, settle, emulator } = sunflower;
  const calls = emulator.world.calls.length;
  const { id } = people.group({ title: "Sunflower", creator: first.id, type: "supergroup" });
  people.addBot(id, first.id, {});
  await settle();
  expect(saidIn(sunflower, id, calls).join()).toContain("I am Krug");
});

test("a bot that is removed from a small group knows it by asking there", async () => {
  const sunflower = await circleAt("tell-case", { type: "group" });
  const { people, chat, first, settle, meeting } = sunflower;
  people.removeBot(chat(), first.id);
  await settle();
  expect(meeting().status).toBe("paused");
  expect(first.times("removed-from-group")).toBe(1);
  people.addBot(chat(), first.id, { can_pin_messages: true });
  await settle();
  expectInGroup(sunflower, "came-back-resting");
});
