import { expect, test } from "vitest";
import { days, hours } from "./circle.ts";
import { circleAt, everyStep, hasten, hold } from "./course.ts";
import { expectCalm, expectInGroup, expectSealed, expectTold } from "./expecting.ts";

const weighing = ["weigh-solutions", "choose-solutions", "share-learnings", "choose-theme"] as const;

/** A small group whose second member has chosen what to try; the next meeting is planned. */
async function afterChoosing() {
  const sunflower = await circleAt("choose-solutions");
  await hold(sunflower, "choose-solutions");
  await hasten(sunflower, "share-learnings", "choose-theme");
  expectInGroup(sunflower, "ended-held");
  return sunflower;
}

test("what came of it is asked a day before, kept, and told at the opening", async () => {
  const sunflower = await afterChoosing();
  const { second, until, meeting } = sunflower;
  await until(meeting().opensAt - days(1));
  expectTold(second, "ask-report");
  await second.give("He came on time.");
  expectSealed(sunflower, second, "He came on time.");
  await until(meeting().opensAt);
  expectInGroup(sunflower, "report-told");
  expect(sunflower.groupHas("He came on time.")).toBe(true);
  expect(second.times("ask-report")).toBe(1);
  expectCalm(sunflower);
});

test("what came of it can be told at the opening, and the group waits for it no longer than for the others", async () => {
  const sunflower = await afterChoosing();
  const { second, until, meeting, everybody } = sunflower;
  await until(meeting().opensAt);
  expect(second.times("ask-report")).toBe(2);
  for (const one of everybody) await one.press("button-join");
  expect(meeting().step).toBe("gather");
  await second.write("He came on time.");
  await second.press("confirm-report");
  expectInGroup(sunflower, "report-told");
  expect(meeting().step).toBe("elect-moderator");
  expectCalm(sunflower);
});

test("a report that never comes is asked for once more the next time, and then let go", async () => {
  const sunflower = await afterChoosing();
  const { second, until, meeting, everybody, runOut } = sunflower;
  const silentMeeting = async () => {
    await until(meeting().opensAt);
    for (const one of everybody) await one.press("button-join");
    if (meeting().step === "gather") await runOut();
    // The last one who has not led yet is appointed without a vote.
    if (meeting().step === "elect-moderator") for (const one of everybody) await one.vote(0);
    for (const one of everybody) await one.press("button-keep-rules");
    for (const one of everybody) await one.press("button-pass");
  };
  await silentMeeting();
  expect(second.times("ask-report")).toBe(2);
  await silentMeeting();
  expect(second.times("ask-report")).toBe(4);
  await silentMeeting();
  expect(second.times("ask-report")).toBe(4);
  expectInGroup(sunflower, "report-told", 0);
  expectCalm(sunflower);
});

test("the next meeting offers last time's problem again, and elects somebody who has not led yet", async () => {
  const sunflower = await circleAt("choose-problem");
  await hold(sunflower, "choose-problem");
  await hasten(sunflower, "tell-case", "clarify", "write-solutions", "voice-solutions", ...weighing);
  const { everybody, until, meeting, first, person, group } = sunflower;
  await until(meeting().opensAt);
  for (const one of everybody) await one.press("button-join");
  const names = group()
    .findLast(({ poll }) => poll)
    ?.poll?.options.map(({ text }) => text);
  expect(names).toEqual(["Boris", "Vera", "Gleb"]);
  for (const one of everybody) await one.vote("Vera");
  await hold(sunflower, "agree-rules");
  await first.press("button-restate");
  expectTold(first, "problem-sealed");
  expect(first.sees().text).toContain("The problem of Anna");
  expect(person("Boris").buttons()).not.toContain("The same as last time");
  expectCalm(sunflower);
});

test("the theme that was chosen is next week's, and the weeks go on by themselves", async () => {
  const sunflower = await circleAt("choose-theme");
  const { until, meeting, groupHas } = sunflower;
  await hold(sunflower, "choose-theme");
  expect(groupHas("Theme: Parents\nBegins: Mon 30 Nov, 09:00")).toBe(true);
  await hasten(sunflower, "gather");
  expect(sunflower.groupTimes("gather-open")).toBe(2);
  await until(meeting().opensAt + hours(1));
  expect(meeting().step).toBe("elect-moderator");
  expectCalm(sunflower);
});

test("nobody proposes a theme: the old one stays", async () => {
  const sunflower = await circleAt("gather", { setup: { "setup-theme": "Parents" } });
  await hasten(sunflower, ...everyStep);
  expect(sunflower.groupHas("The next meeting\nTheme: Parents")).toBe(true);
  expectCalm(sunflower);
});
