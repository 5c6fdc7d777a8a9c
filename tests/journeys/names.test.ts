import { expect, test } from "vitest";
import { circle } from "./circle.ts";
import { circleAt, everyStep, hasten, hold } from "./course.ts";
import { expectCalm, expectInGroup, expectTold } from "./expecting.ts";

const markup = ["<b>Anna</b>", "_Boris_*[x](y)", "Vera & {$b} \\", "`Gleb` </i>"];
const farAway = ["👩‍👩‍👧 Аня", "\u202eסרוב", "ليلى", "𝔊𝔩𝔢𝔟 🏳️‍🌈"];

for (const [kind, names] of [
  ["with markup characters", markup],
  ["with emoji and from right to left", farAway],
] as const)
  test(`names, themes and words ${kind} stand in the group as they were written`, async () => {
    const words = names.join(" ");
    const sunflower = await circleAt("gather", { names, setup: { "setup-theme": words } });
    const { everybody, second, group, groupHas, pass } = sunflower;
    await hasten(sunflower, "gather", "elect-moderator", "agree-rules");
    await second.give(`${words} 1?`);
    for (const one of everybody) if (one !== second) await one.press("button-pass");
    await second.write(`${words} 2`);
    await second.press("button-that-is-all");
    await second.press("confirm-case");
    await sunflower.first.give(`${words} 3?`);
    await second.give(`${words} 4`);
    for (const said of [1, 2, 3, 4]) expect(groupHas(`${words} ${said}`), `words ${said}`).toBe(true);
    for (const name of names.slice(0, 2)) expect(groupHas(name), name).toBe(true);
    expect(groupHas(`Theme: ${words}`)).toBe(true);
    await pass(5_000);
    const styled = group().flatMap(({ entities = [] }) => entities.map(({ type }) => type));
    expect(new Set(styled)).toEqual(new Set(["bold", "italic", "blockquote", "text_mention"]));
    expectCalm(sunflower);
  });

test("a week of people with unusual names ends like any other", async () => {
  const sunflower = await circleAt("gather", { names: farAway });
  await hold(sunflower, ...everyStep);
  expectInGroup(sunflower, "ended-held");
  expectCalm(sunflower);
});

test("two people of the same name are two people", async () => {
  const sunflower = await circleAt("choose-problem", { names: ["Anna", "Boris", "Boris", "Gleb"] });
  const { everybody, meeting } = sunflower;
  for (const one of everybody) await one.vote("2. ");
  expect(meeting().step).toBe("tell-case");
  expectTold(everybody[1] ?? sunflower.first, "ask-case");
  expectCalm(sunflower);
});

test("a new first name is used from the next thing that is said", async () => {
  const sunflower = await circleAt("clarify");
  const { first, emulator } = sunflower;
  const person = emulator.world.people.get(first.id);
  if (person) Object.assign(person.user, { first_name: "Anya" });
  await first.give("Who was there?");
  expectInGroup(sunflower, "question-asked");
  expectCalm(sunflower);
});

test("the longest names and themes fit wherever they are shown", async () => {
  const names = ["A", "B", "C", "D"].map((letter) => letter.repeat(64));
  const sunflower = await circle({
    names,
    people: 4,
    setup: { "setup-people": "3-4", "setup-theme": "T".repeat(100) },
  });
  await sunflower.setUp();
  for (const one of sunflower.everybody) await one.join();
  await hasten(sunflower, ...everyStep);
  expectInGroup(sunflower, "ended-held");
  expectCalm(sunflower);
});
