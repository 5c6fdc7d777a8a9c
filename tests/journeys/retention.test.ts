import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/index.ts";
import { type Circle, type CircleOptions, days, hours } from "./circle.ts";
import { circleAt, everyStep, hasten, hold, smallCircle } from "./course.ts";
import { expectCalm, expectInGroup, expectTold } from "./expecting.ts";

const closing = ["weigh-solutions", "choose-solutions", "share-learnings", "choose-theme"] as const;

const KEY = Buffer.alloc(32, 3);

/** A bot whose keys the test can turn. */
const withKey: CircleOptions = {
  stage: { between: (emulator) => ({ clock: { now: emulator.world.now }, contentKey: KEY }) },
};

/** A group whose first meeting has been held, and whose second is planned. */
async function held(options: CircleOptions = {}) {
  const sunflower = await circleAt("state-problems", options);
  await hold(sunflower, "state-problems", "choose-problem", "tell-case", "clarify", "write-solutions");
  await hold(sunflower, "voice-solutions", ...closing);
  expectInGroup(sunflower, "ended-held");
  return sunflower;
}

/** Answers the set-up until its review, goes to the question about keeping, and gives an answer. */
async function keepFor({ first }: Circle, ...answers: readonly string[]): Promise<void> {
  await first.openLink(/Set up/);
  while (!first.buttons().includes("How long it is kept")) await first.tap();
  await first.press("button-retention");
  for (const answer of answers)
    await (first.buttons().includes(answer) ? first.tap(answer) : first.write(answer));
}

/** What one row of the tables says. */
function read<T>({ file }: Pick<Circle, "file">, query: string): readonly T[] {
  const tables = new Database(file, { readonly: true });
  const rows = tables.prepare(query).all() as readonly T[];
  tables.close();
  return rows;
}

const saidIn = (circle: Circle, meeting: number) =>
  read(circle, `SELECT * FROM contributions WHERE meeting_id = ${meeting}`).length;

/** The bot is out of the group, and so no meeting opens any more. */
async function remove({ people, chat, first, settle }: Circle): Promise<void> {
  people.removeBot(chat(), first.id);
  await settle();
}

const addBack = async ({ people, chat, first, settle }: Circle): Promise<void> => {
  people.addBot(chat(), first.id, { can_pin_messages: true, can_delete_messages: true });
  await settle();
};

test("ninety days after a meeting nothing of what was said there is left, and the group meets on", async () => {
  const sunflower = await held();
  const { everybody, second, pass, until, meeting, first } = sunflower;
  await first.write("/moderator");
  await pass(days(89));
  expect(saidIn(sunflower, 1)).toBeGreaterThan(10);
  await pass(days(1) + hours(1));
  expect(saidIn(sunflower, 1)).toBe(0);
  expect(read(sunflower, "SELECT theme, state FROM meetings WHERE id = 1")).toEqual([
    { theme: "", state: "" },
  ]);
  expect(read(sunflower, "SELECT * FROM votes WHERE meeting_id = 1")).toEqual([]);
  await second.write("/now");
  expectTold(second, "now-title");
  await second.press("button-choose-solutions");
  expect(second.toast()).toMatch(/out of date/);
  await until(meeting().opensAt);
  for (const one of everybody) await one.press("button-join");
  expect(meeting().step).not.toBe("gather");
  expectCalm(sunflower);
});

test("a group may keep it for a day only: what is carried into the next meeting is still asked for there", async () => {
  const sunflower = await smallCircle();
  await keepFor(sunflower, "1");
  expect(sunflower.first.sees().text).toContain("What was said is kept for 1 day after a meeting");
  await sunflower.first.press("button-plan");
  expectInGroup(sunflower, "retention-changed");
  await hasten(sunflower, ...everyStep.slice(0, 3));
  await hold(sunflower, "state-problems", "choose-problem", "tell-case", "clarify", "write-solutions");
  await hold(sunflower, "voice-solutions", ...closing);
  const { pass, until, meeting, second, first, everybody, person } = sunflower;
  await pass(days(1) + hours(1));
  expect(saidIn(sunflower, 1)).toBe(0);
  await until(meeting().opensAt);
  expectTold(second, "ask-report");
  expect(second.hasSeen("as Anna does.")).toBe(true);
  await second.give("It went well.");
  expectInGroup(sunflower, "report-told");
  for (const one of everybody) await one.press("button-join");
  for (const one of everybody) await one.vote("Vera");
  await hold(sunflower, "agree-rules");
  await first.press("button-restate");
  expect(first.sees().text).toContain("The problem of Anna");
  expect(sunflower.group().filter(({ pinned }) => pinned)).toHaveLength(1);
  expect(person("Boris").buttons()).not.toContain("The same as last time");
  expectCalm(sunflower);
});

test("how long it is kept can be tapped or typed, and the first button leaves it as it is", async () => {
  const sunflower = await smallCircle();
  const { first } = sunflower;
  await keepFor(sunflower);
  expect(first.buttons()).toEqual(["90 days", "30 days", "365 days"]);
  for (const wrong of ["0", "3651", "for ever", "-5", "30-60"]) {
    await first.write(wrong);
    expectTold(first, "setup-retention-wrong", "setup-retention");
  }
  await first.write("14 days");
  expect(first.sees().text).toContain("kept for 14 days after a meeting");
  await first.press("button-retention");
  expect(first.buttons()).toEqual(["14 days", "90 days", "30 days", "365 days"]);
  await first.tap();
  await first.press("button-plan");
  expectInGroup(sunflower, "retention-changed");
  await first.write("/privacy");
  expect(first.sees().text).toContain("“Sunflower”: 14 days after a meeting");
  expectCalm(sunflower);
});

test("a set-up by first buttons alone asks nothing about keeping, and keeps for ninety days", async () => {
  const sunflower = await smallCircle();
  expect(sunflower.first.times("setup-retention")).toBe(0);
  expectInGroup(sunflower, "retention-changed", 0);
  expect(read(sunflower, "SELECT retention_days AS kept FROM groups")).toEqual([{ kept: 90 }]);
});

test("a group that the bot was removed from is forgotten as a whole after that time, and begins anew later", async () => {
  const sunflower = await circleAt("clarify");
  await remove(sunflower);
  await sunflower.pass(days(90) + hours(1));
  for (const table of ["groups", "members", "meetings", "contributions", "people", "posts", "drafts"])
    expect(read(sunflower, `SELECT * FROM ${table}`), table).toEqual([]);
  expect(scopesOf(sunflower.file)).toEqual(["house", "identity", "index"]);
  await addBack(sunflower);
  expectInGroup(sunflower, "greeting", 2);
  await sunflower.setUp();
  const { everybody, meeting, until } = sunflower;
  for (const one of everybody) await one.join();
  expect(meeting().id).toBe(2);
  await until(meeting().opensAt);
  for (const one of everybody) await one.press("button-join");
  expect(meeting().step).toBe("elect-moderator");
  expectCalm(sunflower);
});

test("a bot that is back in time has kept everything, and the time begins anew when it leaves again", async () => {
  const sunflower = await circleAt("clarify");
  await remove(sunflower);
  await sunflower.pass(days(60));
  await addBack(sunflower);
  expectInGroup(sunflower, "came-back");
  await sunflower.pass(days(29));
  await remove(sunflower);
  await sunflower.pass(days(89));
  expect(read(sunflower, "SELECT * FROM groups")).toHaveLength(1);
  expect(saidIn(sunflower, 1)).toBe(0);
  await sunflower.pass(days(1) + hours(1));
  expect(read(sunflower, "SELECT * FROM groups")).toEqual([]);
  expectCalm(sunflower);
});

test("a member of two groups stays known when one of them is forgotten", async () => {
  const sunflower = await circleAt("clarify");
  const { people, first, second, chat, settle } = sunflower;
  const other = people.group({ title: "Thursday", creator: second.id, members: [first.id] }).id;
  people.addBot(other, second.id, { can_pin_messages: true });
  await settle();
  people.removeBot(chat(), first.id);
  await settle();
  await sunflower.pass(days(91));
  expect(read(sunflower, "SELECT id FROM people")).toEqual([{ id: second.id }]);
});

test("a copy of the tables from before tells nothing with the keys of after", async () => {
  const sunflower = await held(withKey);
  await sunflower.first.write("/note Only mine");
  const dir = mkdtempSync(join(tmpdir(), "krug-copy-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const copy = join(dir, "krug.db");
  for (const end of ["", "-wal"]) copyFileSync(`${sunflower.file}${end}`, `${copy}${end}`);
  const before = wordsIn(copy, sunflower.file.replace(/\.db$/, ".keys"), KEY);
  expect(before).toContain("It began in September.");
  await remove(sunflower);
  await sunflower.pass(days(91));
  const after = wordsIn(copy, sunflower.file.replace(/\.db$/, ".keys"), KEY);
  expect(after).not.toMatch(/September|The problem of|Only mine|Anna|Sunflower/);
});

test("it is looked for every hour, also while Telegram is out of reach, and after a restart", async () => {
  const sunflower = await held();
  await sunflower.pass(days(89));
  sunflower.fall();
  sunflower.moveClock(sunflower.clock.now() + days(2));
  await sunflower.rise();
  await sunflower.settle();
  expect(saidIn(sunflower, 1)).toBe(0);
});

test("news that waits under a key that is gone is passed over, and what comes next is heard", async () => {
  const sunflower = await circleAt("clarify", withKey);
  const { second, file } = sunflower;
  sunflower.fall();
  const store = openStore(file, KEY);
  store.inbox.receive({ id: 5, body: { text: "Nobody can read this" }, origin: second.id, receivedAt: 1 });
  store.close();
  const tables = new Database(file);
  tables.prepare("UPDATE inbox SET body = '~2AAAAAAAA' || substr(body, 11) WHERE id = 5").run();
  tables.close();
  await sunflower.rise();
  await second.write("/now");
  expectTold(second, "now-title");
  expectCalm(sunflower);
});

function scopesOf(file: string): readonly unknown[] {
  const keys = new Database(file.replace(/\.db$/, ".keys"), { readonly: true });
  const scopes = keys.prepare("SELECT scope FROM keys ORDER BY scope").pluck().all();
  keys.close();
  return scopes;
}

/** All that a copy of the tables still tells, with the keys as they are now. */
function wordsIn(copy: string, keys: string, contentKey: Buffer): string {
  const dir = mkdtempSync(join(tmpdir(), "krug-read-"));
  const file = join(dir, "krug.db");
  for (const end of ["", "-wal"]) copyFileSync(`${copy}${end}`, `${file}${end}`);
  for (const end of ["", "-wal"])
    if (existsSync(`${keys}${end}`)) copyFileSync(`${keys}${end}`, join(dir, `krug.keys${end}`));
  const store = openStore(file, contentKey);
  const held = [1, 2].map((id) => store.meetings.find(id));
  const people = read<{ id: number }>({ file }, "SELECT id FROM people").map(({ id }) => ({
    person: store.circles.person(id),
    drafts: store.dialogues.draftsOf(id),
    notes: [1, 2].map((meeting) => store.dialogues.notesOf(id, meeting)),
    dialogues: store.dialogues.dialoguesOf(id),
  }));
  const letters = (["waiting", "sent", "failed", "ambiguous"] as const).map(store.outbox.inState);
  const told = JSON.stringify([
    held,
    people,
    letters,
    store.circles.group(1),
    store.inbox.next(Number.MAX_SAFE_INTEGER),
  ]);
  store.close();
  rmSync(dir, { recursive: true, force: true });
  return told;
}
