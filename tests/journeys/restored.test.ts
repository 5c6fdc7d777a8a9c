import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { backUp } from "../../src/backup/backup.ts";
import { restore } from "../../src/backup/restore.ts";
import { lookInto } from "../../src/store/copy.ts";
import { openStore } from "../../src/store/index.ts";
import { type Circle, type Colleague, days, hours } from "./circle.ts";
import { circleAt, everyStep, hasten, hold, smallCircle } from "./course.ts";
import { expectCalm, expectInGroup, expectTold } from "./expecting.ts";

/** Makes backups on another disk, and comes back from them when the first one is gone. */
function operator({ file, contentKey, clock, fall, moveClock, rise, settle, pass }: Circle) {
  const to = mkdtempSync(join(tmpdir(), "krug-restored-"));
  onTestFinished(() => rmSync(to, { recursive: true, force: true }));
  const dataDir = dirname(file);
  return {
    backUp: (): string => backUp({ dataDir, contentKey, to, keep: 7, now: clock.now() }).file,
    /** The disk dies, and so many milliseconds later the bot is there again. */
    comeBack: async (backup: string, after: number): Promise<void> => {
      fall();
      for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true });
      moveClock(clock.now() + after);
      restore({ file: backup, dataDir, contentKey, now: clock.now() });
      await rise();
      await settle();
      await pass(10_000); // what may have been said before waits for a moment
    },
    /** What the retention of a group does to a meeting, on the running bot's database. */
    forget: async (meeting: number): Promise<void> => {
      fall();
      const store = openStore(file, contentKey);
      store.erasure.meetings([meeting]);
      store.close();
      await rise();
    },
  };
}

/** What the bot finds as it wants it, or gone: it cannot know what happened after the backup. */
const again = {
  failures: [
    "pinChatMessage: Bad Request: CHAT_NOT_MODIFIED",
    "deleteMessage: Bad Request: message to delete not found",
  ],
};
const after = (step: (typeof everyStep)[number]) => everyStep.slice(everyStep.indexOf(step));
const openPolls = ({ group }: Circle) => group().filter(({ poll }) => poll && !poll.is_closed);

test("a group whose bot has lost its disk is told so, and its meeting goes on to the end", async () => {
  const sunflower = await circleAt("clarify");
  const { first, meeting, card } = sunflower;
  const { backUp, comeBack } = operator(sunflower);
  const backup = backUp();
  const { closesAt } = meeting();
  await first.give("Who was there?");
  await comeBack(backup, hours(2));
  expectInGroup(sunflower, "restored");
  expectInGroup(sunflower, "outage");
  expect(meeting()).toMatchObject({ step: "clarify", closesAt: closesAt + hours(1) });
  expect(card()).toContain("Whose turn: Anna");
  expectTold(first, "ask-question");
  await hold(sunflower, ...after("clarify"));
  expectInGroup(sunflower, "ended-held");
  expectInGroup(sunflower, "next-meeting");
  expectCalm(sunflower, again);
});

test("a restored bot that is killed at once tells the group once", async () => {
  const sunflower = await circleAt("clarify");
  const { backUp, comeBack } = operator(sunflower);
  await comeBack(backUp(), hours(1));
  await sunflower.restartAfter(1_000);
  await sunflower.restartAfter(1_000);
  expectInGroup(sunflower, "restored");
  expectCalm(sunflower, { failures: again.failures.slice(0, 1) });
});

test("a group that waits for its meeting finds the card of it at the top again", async () => {
  const sunflower = await smallCircle();
  const { backUp, comeBack } = operator(sunflower);
  const backup = backUp();
  const before = sunflower.card();
  await hasten(sunflower, "gather");
  await sunflower.pass(10_000);
  expect(sunflower.card()).not.toBe(before);
  await comeBack(backup, hours(1));
  expectInGroup(sunflower, "restored");
  expect(sunflower.card()).toContain("→ Gather");
  expect(sunflower.meeting()).toMatchObject({ step: "gather" });
  await hasten(sunflower, "elect-moderator");
});

test("a card that was changed after the backup shows again what the bot knows", async () => {
  const sunflower = await smallCircle();
  const { backUp, comeBack } = operator(sunflower);
  const { first, goThroughSetup, card, pass } = sunflower;
  await pass(10_000);
  const backup = backUp();
  const before = card();
  await first.openLink(/Set up/);
  await goThroughSetup(first, { "setup-theme": "Quiet children", "setup-people": "3–4" });
  await pass(10_000);
  expect(card()).toContain("Quiet children");
  await comeBack(backup, 1_000);
  expect(card()).toBe(before);
});

/** The backup is made between the moment when the bot has understood a tap and the moment when it says so. */
async function backedUpMeanwhile(circle: Circle, one: Colleague, makeBackup: () => string): Promise<string> {
  circle.people.tap(one.id, one.id, one.sees().message_id, 0);
  while ((await circle.listen()) + (await circle.glance()) > 0);
  const backup = makeBackup();
  await circle.settle();
  return backup;
}

test("what was said right after the backup is not said twice, but the moderator can have it posted", async () => {
  const sunflower = await circleAt("clarify");
  const { first, second, groupHeard, pass } = sunflower;
  const { backUp, comeBack } = operator(sunflower);
  await first.write("Who was there?");
  const backup = await backedUpMeanwhile(sunflower, first, backUp);
  const said = () => groupHeard().filter((text) => text.includes("Who was there?")).length;
  expect(said()).toBe(1);
  await comeBack(backup, hours(1));
  await pass(hours(1));
  expect(said()).toBe(1);
  expect(first.times("in-doubt")).toBeGreaterThan(0);
  expect(second.times("in-doubt")).toBe(0);
  await second.give("Nobody but us.");
  expectInGroup(sunflower, "question-answered");
});

test("what had no time to be said before the disk died is posted once the moderator says so", async () => {
  const sunflower = await circleAt("clarify");
  const { first, groupHas, fall, people, listen, glance } = sunflower;
  const { backUp, comeBack } = operator(sunflower);
  await first.write("Who was there?");
  people.tap(first.id, first.id, first.sees().message_id, 0);
  while ((await listen()) + (await glance()) > 0);
  const backup = backUp();
  fall();
  await comeBack(backup, hours(1));
  expect(groupHas("Who was there?")).toBe(false);
  const asked = first.inbox().findIndex((text) => text.includes("Who was there?") && /not sure/.test(text));
  expect(asked).toBeGreaterThan(0);
  await first.press("button-post-again");
  expect(groupHas("Who was there?")).toBe(true);
});

test("a poll that was put right after the backup is known by its first vote, and is put once", async () => {
  const sunflower = await circleAt("state-problems");
  const { everybody, meeting } = sunflower;
  const { backUp, comeBack } = operator(sunflower);
  const last = everybody.at(-1);
  if (!last) throw new Error("A circle needs people");
  for (const one of everybody)
    if (one !== last) await one.give(`The problem of ${one.name}`);
    else await one.write(`The problem of ${one.name}`);
  const backup = await backedUpMeanwhile(sunflower, last, backUp);
  expect(openPolls(sunflower)).toHaveLength(1);
  await comeBack(backup, hours(1));
  expect(openPolls(sunflower)).toHaveLength(1);
  for (const one of everybody) await one.vote("of Boris");
  expect(meeting().step).toBe("tell-case");
});

test("what people wrote after the backup is lost with the disk, and what Telegram still holds is not", async () => {
  const sunflower = await circleAt("state-problems");
  const { everybody, people, fall } = sunflower;
  const { backUp, comeBack } = operator(sunflower);
  const backup = backUp();
  const [one, ...others] = everybody;
  await one?.press("button-pass");
  fall();
  for (const { id } of others) people.say(id, id, "/pass");
  await comeBack(backup, hours(1));
  expect(sunflower.meeting().step).toBe("state-problems");
  await one?.press("button-pass");
  expectInGroup(sunflower, "ended-noProblem");
  expectCalm(sunflower, { failures: again.failures.slice(0, 1) });
});

test("a meeting that was forgotten after the backup does not come back with it, and the next one is planned", async () => {
  const sunflower = await circleAt("clarify");
  const { meeting, chatsWith, file } = sunflower;
  const { backUp, comeBack, forget } = operator(sunflower);
  const { id } = meeting();
  const old = backUp();
  await hasten(sunflower, ...after("clarify"));
  await forget(id);
  backUp();
  const shown = chatsWith("It began in September.").length;
  await comeBack(old, days(1));
  expectInGroup(sunflower, "restored");
  expectInGroup(sunflower, "next-meeting", 2);
  expect(meeting().id).not.toBe(id);
  const left = lookInto(file, (tables) =>
    tables.prepare("SELECT count(*) FROM contributions WHERE meeting_id = ?").pluck().get(id),
  );
  expect(left).toBe(0);
  expect(chatsWith("It began in September.")).toHaveLength(shown);
  await hasten(sunflower, "gather", "elect-moderator", "agree-rules");
  expect(meeting().step).toBe("state-problems");
});

test("who was forgotten after the backup stays forgotten: what they spoke in is over, and the next one is planned", async () => {
  const sunflower = await circleAt("clarify");
  const { first, second, person, meeting, groupHas } = sunflower;
  await first.give("Who was there, asks Anna?");
  const { backUp, comeBack } = operator(sunflower);
  const old = backUp();
  await first.write("/forget");
  await first.press("button-really-forget");
  expect(groupHas("asks Anna")).toBe(false);
  backUp();
  const heard = first.inbox().length;
  await comeBack(old, hours(1));
  expectInGroup(sunflower, "restored");
  expect(meeting().status).toBe("planned");
  expectInGroup(sunflower, "next-meeting");
  for (const one of [second, person("Vera")]) {
    await one.write("/now");
    expectTold(one, "now-title");
    expect(one.sees().text).not.toContain("Anna");
  }
  expect(first.inbox()).toHaveLength(heard);
  const authors = lookInto(sunflower.file, (tables) =>
    tables.prepare("SELECT DISTINCT author FROM contributions").pluck().all(),
  );
  expect(authors).not.toContain(first.id);
});
