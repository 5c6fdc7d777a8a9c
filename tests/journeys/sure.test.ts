import { expect, test } from "vitest";
import { minutes } from "./circle.ts";
import { circleAt } from "./course.ts";
import { expectCalm, expectInGroup, expectToast, expectTold } from "./expecting.ts";

test("who would rather not tell the case hears whose problem comes instead, and may think again", async () => {
  const sunflower = await circleAt("state-problems");
  const { everybody, second, meeting } = sunflower;
  for (const one of everybody) await one.give(`The problem of ${one.name}.`);
  for (const [index, name] of ["Boris", "Boris", "Boris", "Vera"].entries())
    await everybody[index]?.vote(`of ${name}`);
  await second.write("It began in September.");
  await second.press("button-not-tell");
  expectTold(second, "sure-not-telling");
  expect(second.sees().text).toContain("the problem of Vera instead");
  await second.press("button-back");
  expectInGroup(sunflower, "presenter-next", 0);
  await second.write("/pass");
  await second.press("button-really-not-tell");
  expectInGroup(sunflower, "presenter-next");
  expect(meeting().step).toBe("tell-case");
  expect(second.lately().join()).toContain("It began in September.");
  expectCalm(sunflower);
});

test("who alone has brought a problem hears that without it the meeting ends", async () => {
  const sunflower = await circleAt("tell-case");
  const { second } = sunflower;
  await second.press("button-not-tell");
  expect(second.sees().text).toContain("the meeting ends for everybody");
  expectInGroup(sunflower, "ended-noCase", 0);
  await second.tap();
  expectInGroup(sunflower, "ended-noCase");
  expectCalm(sunflower);
});

test("a pass that is one's own alone is one tap, as ever", async () => {
  const sunflower = await circleAt("write-solutions");
  const { first } = sunflower;
  await first.press("button-pass");
  expectTold(first, "passed");
  expectCalm(sunflower);
});

test("closing a step names who is still writing and who is awaited, and is asked anew when that has changed", async () => {
  const sunflower = await circleAt("write-solutions");
  const { first, person, meeting } = sunflower;
  await person("Gleb").write("I would wait.");
  await first.write("/moderator");
  await first.press("button-panel-close");
  expectTold(first, "sure-close");
  expect(first.sees().text).toMatch(/Writing right now: Gleb\n.*Still to come: .*Vera/s);
  expect(first.sees().text).not.toContain("I would wait");
  const question = first.sees();
  await person("Vera").give("I would call his mother.");
  await person("Vera").press("button-solutions-done");
  sunflower.people.tap(first.id, first.id, question.message_id, 0);
  await sunflower.settle();
  expect(meeting().step).toBe("write-solutions");
  expect(first.sees().text).not.toContain("Vera");
  await first.tap();
  await sunflower.pass(minutes(11));
  expect(meeting().step).toBe("voice-solutions");
  expect(person("Gleb").lately().join()).toContain("I would wait.");
  expectCalm(sunflower);
});

test("handing over says to whom, going on without somebody says whether they write", async () => {
  const sunflower = await circleAt("write-solutions");
  const { first, person } = sunflower;
  await person("Gleb").write("I would wait.");
  await first.write("/moderator");
  await first.press("button-panel-skip");
  await first.tap("Gleb");
  expectTold(first, "sure-skip");
  expect(first.sees().text).toContain("Writing right now: Gleb");
  await first.press("button-back");
  await first.press("button-panel-handover");
  expectTold(first, "sure-handover");
  expect(first.sees().text).toContain("From then on, Vera leads");
  expectInGroup(sunflower, "moderator-replaced", 0);
  await first.press("button-really-handover");
  expectInGroup(sunflower, "moderator-replaced");
  await first.press("button-really-handover").catch(() => {});
  expectInGroup(sunflower, "moderator-replaced");
  expectCalm(sunflower);
});

test("leaving is one tap, unless it means something for the others: then it says what", async () => {
  const sunflower = await circleAt("clarify");
  const { first, second, person } = sunflower;
  const leaves = async (one: typeof first) => {
    await one.write("/now");
    await one.press("button-leave");
  };
  await leaves(first);
  expect(first.sees().text).toContain("From then on, Vera leads");
  await leaves(second);
  expect(second.sees().text).toContain("the case is over");
  expectInGroup(sunflower, "person-left", 0);
  await leaves(person("Gleb"));
  expectTold(person("Gleb"), "you-left");
  expectInGroup(sunflower, "person-left");
  await leaves(person("Vera"));
  expect(person("Vera").sees().text).toContain("the meeting ends for everybody");
  expectInGroup(sunflower, "ended-tooFew", 0);
});

test("what the core refuses anyway is not asked about first", async () => {
  const sunflower = await circleAt("tell-case");
  const { first } = sunflower;
  await first.write("/moderator");
  await first.press("button-panel-close");
  expectToast(first, "refusal-keepsItsTime");
  expect(first.times("sure-close")).toBe(0);
  expectCalm(sunflower);
});
