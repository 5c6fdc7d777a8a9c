import { expect, test } from "vitest";
import { openStore } from "../../src/store/index.ts";
import type { CircleOptions } from "./circle.ts";
import { circleAt } from "./course.ts";
import { expectCalm } from "./expecting.ts";

test("nobody's conversation remembers what others said, and who is forgotten costs nobody their draft", async () => {
  const stores: ReturnType<typeof openStore>[] = [];
  const open: typeof openStore = (file, key) => {
    const store = openStore(file, key);
    stores.push(store);
    return store;
  };
  const between: NonNullable<CircleOptions["stage"]>["between"] = ({ world }) => ({
    open,
    clock: { now: world.now },
  });
  const sunflower = await circleAt("weigh-solutions", { stage: { between } });
  const { everybody, person, second, people, settle } = sunflower;
  const remembered = () => everybody.flatMap(({ id }) => stores.at(-1)?.dialogues.dialoguesOf(id) ?? []);
  await second.press("button-weigh");
  await second.tap();
  const shown = second.sees();
  expect(shown.text).toContain("I would wait");
  await second.press("button-plus");
  people.reply(second.id, second.id, shown.message_id, "Easy enough");
  await settle();
  await second.tap();
  expect(remembered().map(({ key }) => key)).toEqual([expect.stringContaining("weigh-solutions")]);
  expect(JSON.stringify(remembered())).toContain("Easy enough");
  for (const words of ["I would wait", "September", "The problem of"])
    expect(JSON.stringify(remembered()), words).not.toContain(words);
  await second.press("button-plus");
  await person("Vera").write("/forget");
  await person("Vera").press("button-really-forget");
  expect(remembered()).toEqual([]);
  await second.write("Small enough");
  await sunflower.pass(5_000);
  expect(sunflower.groupHas("Small enough")).toBe(true);
  expectCalm(sunflower);
});
