import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { openStore } from "../../src/store/index.ts";
import type { Circle, CircleOptions, Colleague } from "./circle.ts";
import { days, hours } from "./circle.ts";
import { keysOf } from "./colleague.ts";
import { circleAt, everyStep, hasten, hold, smallCircle } from "./course.ts";
import { expectCalm, expectInGroup, expectToast, expectTold } from "./expecting.ts";
import { like } from "./words.ts";

/** Asks to be forgotten, and says yes; the confirmation is the last that they hear. */
async function forgetMe(one: Colleague): Promise<void> {
  await one.write("/forget");
  await one.press("button-really-forget");
  expect(one.lately(), one.name).toEqual([expect.stringMatching(like(one.locale, "forgotten"))]);
}

/** What tells for a few days yet that something was sent, and how fast; nothing of what. */
const wearingOff = ["allowances", "outbox"];

/** The tables in which a person's number stands, whatever it means there. */
function tablesWith({ file }: Circle, id: number): readonly string[] {
  const tables = new Database(file, { readonly: true });
  const names = tables.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  const found = names.filter((name) =>
    tables
      .prepare(`SELECT * FROM "${name}"`)
      .all()
      .some((row) => Object.values(row as object).some((value) => String(value).includes(String(id)))),
  );
  tables.close();
  return found as readonly string[];
}

const leftOf = (circle: Circle, { id }: Colleague): readonly string[] =>
  tablesWith(circle, id).filter((table) => !wearingOff.includes(table));

/** The meeting that was told until its last steps: everybody has spoken. */
async function told(options: CircleOptions = {}) {
  const sunflower = await circleAt("state-problems", options);
  await hold(sunflower, "state-problems", "choose-problem", "tell-case", "clarify", "write-solutions");
  await hold(sunflower, "voice-solutions", "weigh-solutions");
  return sunflower;
}

test("before anything is forgotten, the person reads what goes and what stays, and can keep everything", async () => {
  const sunflower = await circleAt("state-problems");
  const { second } = sunflower;
  await second.write("/forget");
  expectTold(second, "forget-really");
  expect(second.buttons()).toEqual(["Yes, forget me", "Keep everything"]);
  await second.press("button-keep-all");
  expectTold(second, "forget-not");
  await second.write("/now");
  expectTold(second, "now-title");
  expectCalm(sunflower);
});

test("who is forgotten leaves the meeting, their words are taken back, and the others go on", async () => {
  const sunflower = await told();
  const { person, meeting, groupHas, pass, second } = sunflower;
  const vera = person("Vera");
  await vera.write("/note Something of Vera's own");
  expect(groupHas("I would do as Vera does.")).toBe(true);
  await forgetMe(vera);
  await pass(5_000);
  expectInGroup(sunflower, "person-forgotten");
  expect(meeting().step).toBe("choose-solutions");
  for (const words of ["The problem of Vera", "asks Vera", "as Vera does", "Vera has"])
    expect(groupHas(words), words).toBe(false);
  expect(groupHas("3. Colleague: taken back at the author’s request")).toBe(true);
  expect(groupHas("2. Boris: The problem of Boris")).toBe(true);
  await second.press("button-choose-solutions");
  expect(second.sees().text).not.toContain("as Vera does");
  await second.press("button-none-of-them");
  await second.write("None for now.");
  await second.press("button-no-plan");
  await second.press("confirm-commitment");
  expect(meeting().step).toBe("share-learnings");
  expectCalm(sunflower);
});

test("nothing of them is left in any table, not even their number", async () => {
  const sunflower = await told();
  const vera = sunflower.person("Vera");
  await vera.write("/note Something of Vera's own");
  await vera.write("A draft about nothing");
  expect(tablesWith(sunflower, vera.id)).toContain("contributions");
  await forgetMe(vera);
  await sunflower.pass(hours(1));
  expect(leftOf(sunflower, vera)).toEqual([]);
  await sunflower.pass(days(4));
  expect(tablesWith(sunflower, vera.id)).toEqual([]);
});

test("what a finished meeting keeps of them, and what it says in the chat, is taken back as well", async () => {
  const sunflower = await told();
  await hold(sunflower, "choose-solutions", "share-learnings");
  await hasten(sunflower, "choose-theme");
  const { person, first, second, groupHas, pass } = sunflower;
  expect(groupHas("I would do as Anna does.")).toBe(true);
  await pass(hours(1));
  await forgetMe(first);
  for (const words of ["as Anna does", "Anna learned to wait"]) expect(groupHas(words), words).toBe(false);
  expect(groupHas("Vera learned to wait.")).toBe(true);
  expect(groupHas("It is small enough to try on Monday.")).toBe(true);
  await sunflower.until(sunflower.meeting().opensAt - days(1));
  expectTold(second, "ask-report");
  expect(second.sees().text).toContain("1. taken back at the author’s request");
  expect(second.sees().text).not.toContain("Anna");
  await forgetMe(second);
  await sunflower.until(sunflower.meeting().opensAt);
  expect(groupHas("Boris learned")).toBe(false);
  expect(groupHas("It is small enough")).toBe(false);
  await person("Vera").write("/now");
  expectTold(person("Vera"), "now-title");
  expect(sunflower.group().filter(({ pinned }) => pinned)).toHaveLength(1);
  expectCalm(sunflower);
});

test("what is too old to be deleted is written over", async () => {
  const sunflower = await circleAt("clarify", { plain: true });
  const { first, second, pass, groupHas } = sunflower;
  await first.write("/moderator");
  await first.press("button-panel-pause");
  await first.tap("3 days");
  await first.press("button-really-pause");
  await pass(days(3));
  await forgetMe(second);
  expect(groupHas("It began in September.")).toBe(false);
  expect(groupHas("taken back at the author’s request")).toBe(true);
  expect(second.times("case-not-erased")).toBe(0);
  expectCalm(sunflower, {
    failures: expect.arrayContaining([expect.stringMatching(/^deleteMessage/)]),
  });
});

test("a presenter who is forgotten in the middle of their case ends it, and the meeting goes on", async () => {
  const sunflower = await circleAt("clarify");
  const { first, second, meeting, groupHas } = sunflower;
  await first.give("Who was there?");
  await second.give("Nobody but us.");
  await sunflower.person("Vera").give("And then?");
  await second.write("A draft of an answer");
  await forgetMe(second);
  expect(meeting().step).toBe("choose-theme");
  for (const words of ["September", "Nobody but us", "The problem of Boris"])
    expect(groupHas(words), words).toBe(false);
  for (const one of sunflower.everybody.filter((each) => each !== second)) await one.press("button-pass");
  expectInGroup(sunflower, "ended-held");
  expectInGroup(sunflower, "next-meeting");
  expectCalm(sunflower);
});

test("a poll about their words is put anew without them, and the votes that were given count", async () => {
  const sunflower = await circleAt("state-problems");
  await hold(sunflower, "state-problems");
  const { everybody, person, group, meeting, second, groupHas } = sunflower;
  for (const one of everybody.slice(0, 2)) await one.vote("of Boris");
  await forgetMe(person("Vera"));
  const polls = group().filter(({ poll }) => poll && !poll.is_closed);
  expect(polls).toHaveLength(1);
  expect(polls[0]?.poll?.options.map(({ text }) => text)).toContain("taken back at the author’s request");
  expect(JSON.stringify(group())).not.toContain("The problem of Vera");
  expect(groupHas("3. Colleague: taken back at the author’s request")).toBe(true);
  await person("Gleb").vote("of Gleb");
  expect(meeting().step).toBe("tell-case");
  expectTold(second, "ask-case");
  expectCalm(sunflower);
});

test("a moderator who is forgotten in their own turn is followed by the runner-up, and the turn goes on", async () => {
  const sunflower = await circleAt("clarify");
  const { first, person, card, pass } = sunflower;
  await forgetMe(first);
  await pass(5_000);
  expectInGroup(sunflower, "moderator-replaced");
  expect(card()).toContain("Whose turn: Vera");
  await person("Vera").give("Who was there?");
  expectInGroup(sunflower, "question-asked");
  expectCalm(sunflower);
});

test("the last of three ends the meeting kindly, and the next one is planned without them", async () => {
  const sunflower = await circleAt("clarify", { people: 3, setup: { "setup-people": "3-3" } });
  await forgetMe(sunflower.person("Vera"));
  expectInGroup(sunflower, "ended-tooFew");
  expectInGroup(sunflower, "next-meeting");
  await sunflower.until(sunflower.meeting().opensAt);
  expect(sunflower.person("Vera").lately()).toHaveLength(1);
  expectTold(sunflower.person("Anna"), "ask-take-part");
  expectCalm(sunflower);
});

test("tapped twice it is done once, and an old button says that nothing is there", async () => {
  const sunflower = await circleAt("state-problems");
  const { second, people, settle } = sunflower;
  await second.write("/forget");
  const asked = second.sees().message_id;
  const [yes] = keysOf(second.sees());
  const sayYes = yes && "callback_data" in yes ? yes.callback_data : "";
  for (const _ of [1, 2]) people.tap(second.id, second.id, asked, 0);
  await settle();
  expect(second.times("forgotten")).toBe(1);
  expect(second.inbox().at(-1)).toMatch(/^Done: I have forgotten you/);
  await second.press("button-write-problem");
  expect(second.toast()).toMatch(/out of date|closed/);
  await second.forge(sayYes);
  expectToast(second, "forget-nothing");
  expect(second.inbox().at(-1)).toMatch(/^Done: I have forgotten you/);
  expect(leftOf(sunflower, second)).toEqual([]);
  expectCalm(sunflower);
});

test("who comes back is a stranger: the rules come first, and nothing of before is offered", async () => {
  const sunflower = await circleAt("state-problems");
  const { second } = sunflower;
  await second.give("The problem of Boris");
  await forgetMe(second);
  await second.write("Hello again");
  expectTold(second, "draft-nothing-owed");
  await second.join();
  expectTold(second, "welcome-observer");
  await sunflower.until(sunflower.meeting().closesAt);
  expect(sunflower.groupHas("The problem of Boris")).toBe(false);
  expectCalm(sunflower);
});

test("a stranger is told that there is nothing, and asking leaves nothing either", async () => {
  const sunflower = await smallCircle();
  const stranger = sunflower.newcomer("Zoya");
  sunflower.people.start(stranger.id);
  await stranger.write("/privacy");
  await forgetMe(stranger);
  expectTold(stranger, "forgotten");
  await stranger.write("/forget");
  expectTold(stranger, "forget-nothing");
  expect(leftOf(sunflower, stranger)).toEqual([]);
  expectCalm(sunflower);
});

test("a power cut after the key is gone, and before the rest is, leaves nothing half done", async () => {
  const power = { cut: false };
  const open: typeof openStore = (file, key) => {
    const store = openStore(file, key);
    const commit = (writes: () => void) =>
      store.commit(() => {
        writes();
        if (!power.cut || store.circles.person(vera) !== undefined) return;
        power.cut = false;
        throw new Error("the power is cut");
      });
    return { ...store, commit };
  };
  let vera = 0;
  const sunflower = await circleAt("clarify", {
    stage: { between: (emulator) => ({ open, clock: { now: emulator.world.now } }) },
  });
  vera = sunflower.person("Vera").id;
  await sunflower.person("Vera").write("/forget");
  power.cut = true;
  await sunflower.person("Vera").press("button-really-forget");
  expect(sunflower.person("Vera").times("forgotten")).toBe(0);
  await sunflower.restartAfter(2_000);
  expect(sunflower.person("Vera").times("forgotten")).toBe(1);
  expectInGroup(sunflower, "person-forgotten");
  expect(leftOf(sunflower, sunflower.person("Vera"))).toEqual([]);
  expectCalm(sunflower, { troubles: [expect.stringMatching(/^update-failed/)] });
});

test("their key is gone, so that an old copy of the tables does not tell their name", async () => {
  const sunflower = await circleAt("clarify");
  const vera = sunflower.person("Vera");
  const keys = () => {
    const ring = new Database(sunflower.file.replace(/\.db$/, ".keys"), { readonly: true });
    const scopes = ring.prepare("SELECT scope FROM keys").pluck().all();
    ring.close();
    return scopes;
  };
  expect(keys()).toContain(`person:${vera.id}`);
  await forgetMe(vera);
  expect(keys()).not.toContain(`person:${vera.id}`);
  expect(readFileSync(sunflower.file.replace(/\.db$/, ".keys")).includes(`person:${vera.id}`)).toBe(false);
});

test("in every step somebody can be forgotten, and the meeting comes to its end all the same", async () => {
  const sunflower = await smallCircle({ people: 6, setup: { "setup-people": "3-6" } });
  for (const step of everyStep.slice(0, 3)) await hasten(sunflower, step);
  await forgetMe(sunflower.person("Egor"));
  await sunflower.until(sunflower.meeting().closesAt);
  await forgetMe(sunflower.person("Dina"));
  for (let steps = 0; steps < 20 && !sunflower.groupTimes("next-meeting"); steps += 1)
    await sunflower.runOut();
  expectInGroup(sunflower, "next-meeting");
  expectCalm(sunflower);
});
