import { expect, test } from "vitest";
import { textOf } from "./colleague.ts";
import { circleAt } from "./course.ts";
import { expectCalm } from "./expecting.ts";

const long = (name: string) =>
  `${name} begins. ${Array.from({ length: 420 }, (_, index) => `word${index}`).join(" ")} ${name} ends.`;

test("a sheet that is longer than a message goes on in the next, and gets shorter again", async () => {
  const sunflower = await circleAt("weigh-solutions");
  const { second, person, people, chat, group, settle, pass, emulator } = sunflower;
  const solution = group().find((one) => /^Solution 1, Anna/.test(textOf(one)))?.message_id;
  const first = people.say(second.id, chat(), `+ ${long("Boris")}`, { replyTo: solution });
  people.say(person("Vera").id, chat(), `- ${long("Vera")}`, { replyTo: solution });
  await settle();
  await pass(60_000);
  const pages = () =>
    group().filter(
      (one) => one.from?.is_bot && /The sheet of solutions|(Boris|Vera) ends\./.test(textOf(one)),
    );
  expect(pages()).toHaveLength(2);
  expect(pages().every((one) => one.protected && textOf(one).length <= 4096)).toBe(true);
  for (const words of ["Boris begins.", "Boris ends.", "Vera begins.", "Vera ends."])
    expect(
      pages().some((one) => textOf(one).includes(words)),
      words,
    ).toBe(true);
  expect(pages().map((one) => one.reply_markup !== undefined)).toEqual([false, true]);
  const sent = emulator.world.calls.filter(
    ({ method, payload }) => method === "sendMessage" && JSON.stringify(payload).includes("Vera ends."),
  );
  for (const { payload } of sent) expect(payload).toMatchObject({ disable_notification: true });
  people.edit(second.id, chat(), first.message_id, "+ It is quiet.");
  await settle();
  await pass(60_000);
  expect(pages()).toHaveLength(1);
  expect(textOf(pages()[0] ?? ({} as never))).toContain("+ Boris: It is quiet.");
  expectCalm(sunflower);
});
