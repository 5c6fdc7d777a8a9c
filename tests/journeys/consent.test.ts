import { describe, expect, test } from "vitest";
import type { Circle, CircleOptions } from "./circle.ts";
import { circleAt, hasten } from "./course.ts";
import { expectCalm, expectInGroup, expectToast, expectTold } from "./expecting.ts";

// Of the kind "who says nothing, or says it late, falls out": the rules, their reminder, their old buttons, the link.

const hour: CircleOptions = { setup: { "setup-preset": "Within an hour" } };
const rule = "We begin with a minute of silence.";

/** A rule has been adopted: everybody is shown the change, and has not answered yet. */
async function changed(options: CircleOptions = {}): Promise<Circle> {
  const sunflower = await circleAt("agree-rules", options);
  const { everybody, second } = sunflower;
  await second.press("button-write-rule");
  await second.give(rule);
  for (const one of everybody) if (one !== second) await one.press("button-keep-rules");
  for (const one of everybody) await one.vote(0);
  return sunflower;
}

describe.each([
  ["a week", {}],
  ["an hour", hour],
])("in %s", (_, options) => {
  test("who misses the consent after the vote takes part all the same", async () => {
    const sunflower = await changed(options);
    const { person, everybody, meeting, runOut } = sunflower;
    for (const one of everybody.slice(0, 3)) await one.press("button-confirm-rules");
    await runOut();
    expect(meeting().step).toBe("state-problems");
    await person("Gleb").give("How do I begin?");
    expectTold(person("Gleb"), "problem-sealed");
    expect(person("Gleb").hasSeen(/observ\w+ this meeting\. |as an observer/)).toBe(false);
    expectCalm(sunflower);
  });

  test("who has kept silent all through the step takes part, by the rules as they were", async () => {
    const sunflower = await circleAt("agree-rules", options);
    await sunflower.runOut();
    for (const one of sunflower.everybody) await one.give(`The problem of ${one.name}`);
    expect(sunflower.meeting().step).toBe("choose-problem");
    expectCalm(sunflower);
  });

  test("who objected is let in later by the button that stayed, and states a problem", async () => {
    const sunflower = await changed(options);
    const { person, everybody, meeting } = sunflower;
    for (const one of everybody.slice(0, 3)) await one.press("button-confirm-rules");
    await person("Gleb").press("button-object-rules");
    expectTold(person("Gleb"), "set-apart");
    expect(meeting().step).toBe("state-problems");
    await person("Gleb").write("/now");
    await person("Gleb").press("button-accept-late");
    expectTold(person("Gleb"), "let-in", "ask-problem");
    for (const one of everybody) await one.give(`The problem of ${one.name}`);
    expect(meeting().step).toBe("choose-problem");
    expectCalm(sunflower);
  });
});

test("the change alone is shown, once to each, and the group is told until when one may object", async () => {
  const sunflower = await changed();
  expectInGroup(sunflower, "rules-changed");
  for (const one of sunflower.everybody) {
    expect(one.times("ask-confirm-rules"), one.name).toBe(1);
    expect(one.sees().text).toContain(`+ ${rule}`);
    expect(one.sees().text).not.toContain("We keep to time");
  }
  expectCalm(sunflower);
});

test("an old button about the rules says in a toast what became of it", async () => {
  const sunflower = await changed();
  const { person, runOut } = sunflower;
  const gleb = person("Gleb");
  await runOut();
  await gleb.press("button-object-rules");
  expectToast(gleb, "refusal-rulesSettled");
  await gleb.press("button-confirm-rules");
  expectToast(gleb, "refusal-rulesHold");
  expectCalm(sunflower);
});

test("a newcomer who looked at the rules before they changed is shown them anew before they count", async () => {
  const sunflower = await circleAt("agree-rules");
  const { people, chat, settle, newcomer, everybody, second } = sunflower;
  const olga = newcomer("Olga");
  people.join(olga.id, chat());
  await settle();
  await olga.knock();
  await second.press("button-write-rule");
  await second.give(rule);
  for (const one of everybody) if (one !== second) await one.press("button-keep-rules");
  for (const one of everybody) await one.vote(0);
  await olga.press("button-accept-rules");
  expectToast(olga, "rules-newer");
  expect(olga.sees().text).toContain(rule);
  await olga.press("button-accept-rules");
  expectTold(olga, "waiting");
  expectCalm(sunflower);
});

test("who objected and follows the group's link again finds the way back there", async () => {
  const sunflower = await changed();
  const { person, everybody } = sunflower;
  for (const one of everybody.slice(0, 3)) await one.press("button-confirm-rules");
  await person("Gleb").press("button-object-rules");
  await person("Gleb").knock();
  expectTold(person("Gleb"), "may-come-in");
  await person("Gleb").press("button-accept-late");
  expectTold(person("Gleb"), "let-in");
  await hasten(sunflower, "state-problems");
  expectCalm(sunflower);
});
