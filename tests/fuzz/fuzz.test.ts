import { expect, onTestFinished, test } from "vitest";
import { knock } from "./bodies.ts";
import { circle } from "./people.ts";
import { besiege } from "./strangers.ts";

/** A share of `npm run fuzz`; the same every time. */
const seed = 20261124;

test("strangers who send whatever they can break nothing and change nothing of a circle", async () => {
  const siege = await besiege();
  onTestFinished(siege.close);
  await siege.run({ runs: 600, seed });
  expect(siege.disturbed()).toBe(0);
  expect(siege.aside()).toBe(0);
});

test("members who send whatever they can break nothing", async () => {
  const siege = await besiege();
  onTestFinished(siege.close);
  await siege.runMembers({ runs: 300, seed });
  expect(siege.aside()).toBe(0);
});

test("what a member does would be noticed", async () => {
  const siege = await besiege();
  onTestFinished(siege.close);
  const [anna] = circle;
  const from = { id: anna?.id ?? 0, is_bot: false, first_name: "Anna" };
  const chat = { id: from.id, type: "private" as const, first_name: "Anna" };
  const message = { message_id: 5, date: 0, from, chat, text: "The mornings are loud." };
  await expect(siege.bring({ message })).rejects.toThrow("changed the circle");
});

test("what cannot be handled would be noticed", async () => {
  const siege = await besiege();
  onTestFinished(siege.close);
  const from = {
    id: 9_000_000_001,
    is_bot: false,
    first_name: "Somebody",
    language_code: 7 as unknown as string,
  };
  const chat = { id: from.id, type: "private" as const, first_name: "" };
  const bring = siege.bring({ message: { message_id: 5, date: 0, from, chat, text: "Hello" } });
  await expect(bring).rejects.toThrow("update-failed");
  expect(siege.aside()).toBe(1);
});

test("no malformed body gets in at the webhook, or breaks the emulator", async () => {
  await expect(knock({ runs: 150, seed })).resolves.toBeUndefined();
});
