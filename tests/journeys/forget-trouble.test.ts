import { expect, test } from "vitest";
import { type Circle, type Colleague, days, hours } from "./circle.ts";
import { circleAt, hold } from "./course.ts";

async function forgetMe(one: Colleague): Promise<void> {
  await one.write("/forget");
  await one.press("button-really-forget");
}

/** Telegram says this instead of doing what it is asked, where the words are meant. */
const refusing =
  ({ emulator, chat }: Circle, code: number, meant: (method: string, said: string) => boolean) =>
  (times: number, parameters = {}): void => {
    let left = times;
    emulator.world.faults = (method, payload) => {
      if (payload.chat_id !== chat() || left === 0 || !meant(method, JSON.stringify(payload)))
        return undefined;
      left -= 1;
      return { kind: "error", code, description: "Telegram says no", parameters };
    };
  };

test("a list that waits while somebody is forgotten is told without them, however often it has to wait", async () => {
  const sunflower = await circleAt("state-problems");
  const { everybody, person, pass, groupHas, groupSays } = sunflower;
  refusing(sunflower, 429, (method) => method === "sendMessage")(3, { retry_after: 40 });
  for (const one of everybody) await one.give(`The problem of ${one.name}`);
  await forgetMe(person("Vera"));
  await pass(hours(1));
  expect(groupSays().filter((said) => said.includes("The problem of Boris"))).toHaveLength(1);
  expect(groupHas("3. Colleague: taken back at the author’s request")).toBe(true);
  expect(sunflower.groupHeard().join()).not.toContain("The problem of Vera");
});

test("whoever keeps the group learns of what could not be written over", async () => {
  const sunflower = await circleAt("state-problems");
  await hold(sunflower, "state-problems");
  const { first, person, pass } = sunflower;
  refusing(sunflower, 400, (method, said) => method === "editMessageText" && said.includes("of Boris"))(1);
  await forgetMe(person("Vera"));
  await pass(5_000);
  expect(first.times("words-not-erased")).toBe(1);
  expect(first.inbox().join()).not.toContain("Vera asked");
});

test("in the supergroup that a group has become nobody's message is written over in place of an old one", async () => {
  const sunflower = await circleAt("clarify", { type: "group", plain: true });
  const { first, second, people, chat, moveTo, pass, settle } = sunflower;
  await first.write("/moderator");
  await first.press("button-panel-pause");
  await first.tap("3 days");
  await first.press("button-really-pause");
  await pass(days(3));
  refusing(sunflower, 429, (_, said) => said.includes("taken back"))(1, { retry_after: 40 });
  await forgetMe(second);
  moveTo(people.upgrade(chat()));
  await settle();
  await pass(hours(1));
  expect(sunflower.groupHas("taken back at the author’s request")).toBe(false);
  expect(first.times("words-not-erased")).toBeGreaterThan(0);
});

test("a deletion that Telegram fails at for hours is made all the same", async () => {
  const sunflower = await circleAt("clarify");
  const { second, groupHas, pass } = sunflower;
  refusing(sunflower, 500, (method) => method === "deleteMessage")(60);
  await forgetMe(second);
  await pass(hours(2));
  expect(groupHas("It began in September.")).toBe(false);
});
