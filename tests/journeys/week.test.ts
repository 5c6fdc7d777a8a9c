import { expect, test } from "vitest";
import { type Circle, circle } from "./circle.ts";
import { circleAt, everyStep, hasten, hold, type StepName, smallCircle } from "./course.ts";
import { expectCalm, expectInGroup, expectSealed, expectTold } from "./expecting.ts";
import type { Locale } from "./words.ts";

/** What the group has been told by the end of each step of the usual course. */
const told: Readonly<Record<StepName, readonly string[]>> = {
  gather: ["gather-open", "gathered", "poll-moderator"],
  "elect-moderator": ["moderator-elected", "rules-shown"],
  "agree-rules": [],
  "state-problems": ["problems-revealed", "poll-problem"],
  "choose-problem": ["presenter-chosen"],
  "tell-case": ["case-told"],
  clarify: ["question-asked", "question-answered"],
  "write-solutions": [],
  "voice-solutions": ["solution-voiced"],
  "weigh-solutions": [],
  "choose-solutions": ["commitment-made"],
  "share-learnings": ["learnings-revealed"],
  "choose-theme": ["poll-theme", "ended-held", "next-meeting"],
};

/** What the one who brings the case is asked for when the step before has closed. */
const asked: Partial<Record<StepName, string>> = {
  "elect-moderator": "ask-rules",
  "agree-rules": "ask-problem",
  "choose-problem": "ask-case",
  clarify: "look-back",
  "voice-solutions": "ask-weigh",
  "weigh-solutions": "ask-commitment",
  "share-learnings": "ask-theme",
};

/** Everything that people have said stands protected from forwarding. */
function expectProtected({ group }: Circle, ...words: readonly string[]): void {
  for (const one of words) {
    const posts = group().filter(({ text, pinned }) => !pinned && text?.includes(one));
    expect(posts.length, one).toBeGreaterThan(0);
    for (const post of posts) expect(post.protected, post.text).toBe(true);
  }
}

for (const locale of ["en", "ru"] as const satisfies readonly Locale[])
  for (const preset of ["week", "hour"] as const)
    test(`a group holds a whole ${preset} in ${locale}, and is told at every step what it needs`, async () => {
      const within = { en: "Within an hour", ru: "За час" }[locale];
      const setup = preset === "week" ? {} : { "setup-preset": within };
      const sunflower = await smallCircle({ locale, setup });
      const { second, groupTimes, groupHas, pass, meeting } = sunflower;
      for (const [index, step] of everyStep.entries()) {
        const before = meeting();
        await hold(sunflower, step);
        for (const key of told[step]) expect(groupTimes(key), `${key} after ${step}`).toBeGreaterThan(0);
        const prompt = asked[step];
        if (prompt) expect(second.times(prompt), `${prompt} after ${step}`).toBe(1);
        // Early closing: the next step opens at once, long before the time is up.
        if (index < everyStep.length - 1) expect(meeting().step).toBe(everyStep[index + 1]);
        if (before.status === "running") expect(sunflower.clock.now()).toBeLessThan(before.closesAt);
      }
      await pass(10_000);
      expect(groupHas("Parents")).toBe(true);
      expectProtected(
        sunflower,
        `The problem of ${second.name}`,
        "It began in September.",
        "I would do as",
        "It is small enough to try on Monday.",
        "learned to wait.",
      );
      if (locale === "ru") expect(englishIn(sunflower)).toEqual([]);
      expect(meeting().status).toBe("planned");
      expectCalm(sunflower);
    });

/** What the bot said in the group with more English in it than people have typed. */
const englishIn = ({ groupSays }: Circle): readonly string[] =>
  groupSays().filter((text) => text !== "" && !/[а-яё]/i.test(text) && !/September|same thing/.test(text));

test("six people hold a week, from the first button to the next date", async () => {
  const sunflower = await circle();
  await sunflower.setUp();
  for (const one of sunflower.everybody) await one.join();
  await hold(sunflower, ...everyStep);
  await sunflower.pass(10_000);
  expect(sunflower.groupHas("The next meeting\nTheme: Parents\nBegins: Mon 30 Nov")).toBe(true);
  expectCalm(sunflower);
});

test("a group that brings one problem and passes the rest comes to its end, too", async () => {
  const sunflower = await circleAt("gather");
  await hasten(sunflower, ...everyStep);
  expectInGroup(sunflower, "ended-held");
  expectCalm(sunflower);
});

test("the card is one pinned message: steps, times, turn and names, and never a word of what is sealed", async () => {
  const sunflower = await circleAt("state-problems");
  const { second, pass, card, group } = sunflower;
  await second.give("Mornings are loud.");
  await pass(5_000);
  expect(card()).toMatch(/✓ Gather\n✓ Elect a moderator\n✓ Agree on the rules\n→ State problems: now, until/);
  expect(card()).toContain("Moderator: Anna\nStill awaited: Anna, Vera and Gleb");
  const message = group().findLast(({ pinned }) => pinned);
  for (const one of sunflower.everybody) if (one !== second) await one.press("button-pass");
  await pass(5_000);
  expect(card()).toContain("Presenter: Boris\nStill awaited: Boris");
  expect(
    group()
      .filter(({ pinned }) => pinned)
      .map(({ message_id }) => message_id),
  ).toEqual([message?.message_id]);
  await hasten(sunflower, "tell-case");
  await pass(5_000);
  expect(card()).toContain("Whose turn: Anna");
  for (const words of ["Mornings are loud.", "It began in September."]) expect(card()).not.toContain(words);
  expectCalm(sunflower);
});

test("what is sealed is its author's alone until all is revealed together", async () => {
  const sunflower = await circleAt("state-problems");
  const { everybody, first, second, groupHas, meeting } = sunflower;
  for (const one of everybody.slice(0, 3)) {
    await one.give(`The problem of ${one.name}`);
    expectSealed(sunflower, one, `The problem of ${one.name}`);
  }
  for (const one of everybody) await one.write("/now");
  for (const one of everybody) await one.write("/agenda");
  await first.write("/moderator");
  for (const one of everybody.slice(0, 3)) expectSealed(sunflower, one, `The problem of ${one.name}`);
  await everybody[3]?.press("button-pass");
  expect(groupHas("The problem of Anna")).toBe(true);
  await hold(sunflower, "choose-problem");
  await hasten(sunflower, "tell-case", "clarify");
  await first.give("I would wait.");
  await first.write("/note It is quiet here.");
  expectSealed(sunflower, first, "I would wait.");
  await second.write("/note I could wait.");
  expect(sunflower.chatsWith("I could wait.")).toEqual([]);
  await second.write("/note");
  expectTold(second, "notes");
  expectSealed(sunflower, second, "I could wait.");
  await first.press("button-solutions-done");
  for (const one of everybody.slice(2)) await one.press("button-pass");
  expect(meeting().step).toBe("voice-solutions");
  expectSealed(sunflower, first, "I would wait.");
  await hasten(sunflower, "voice-solutions", "weigh-solutions", "choose-solutions");
  await first.give("I learned to wait.");
  expectSealed(sunflower, first, "I learned to wait.");
  expectCalm(sunflower);
});

test("what was not confirmed by the closing is published nowhere, and goes back to its author", async () => {
  const sunflower = await circleAt("state-problems");
  const { first, second, runOut } = sunflower;
  await second.give("Mornings are loud.");
  await first.write("Evenings are loud.");
  await runOut();
  expectTold(first, "draft-returned");
  expect(sunflower.chatsWith("Evenings are loud.")).toEqual([first.id]);
  expect(second.times("draft-returned")).toBe(0);
  expectCalm(sunflower);
});
