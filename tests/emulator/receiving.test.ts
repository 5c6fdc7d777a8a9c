import { expect, test } from "vitest";
import { failure, groupScene, hours, received, refusal, scene, seconds, startedPerson } from "./support.ts";

test("updates come again until they are confirmed", async () => {
  const telegram = scene();
  const anna = startedPerson(telegram);
  telegram.people.say(anna, "bot", "two");
  const first = await telegram.api.getUpdates();
  expect(await telegram.api.getUpdates()).toEqual(first);
  const [, second] = first;
  expect(await telegram.api.getUpdates({ offset: second?.update_id ?? 0 })).toEqual([second]);
  expect(await telegram.api.getUpdates()).toEqual([second]);
});

test("update ids grow one by one from a number that nobody can guess", async () => {
  const telegram = scene();
  const anna = startedPerson(telegram);
  telegram.people.say(anna, "bot", "two");
  const [first, second] = await telegram.api.getUpdates();
  expect(first?.update_id).toBeGreaterThan(1_000_000);
  expect((second?.update_id ?? 0) - (first?.update_id ?? 0)).toBe(1);
});

test("a limit gives the oldest updates first", async () => {
  const telegram = scene();
  const anna = startedPerson(telegram);
  telegram.people.say(anna, "bot", "two");
  telegram.people.say(anna, "bot", "three");
  const batch = await telegram.api.getUpdates({ limit: 2 });
  expect(batch.map(({ message }) => message?.text)).toEqual(["/start", "two"]);
});

test("a negative offset keeps only the latest updates", async () => {
  const telegram = scene();
  const anna = startedPerson(telegram);
  telegram.people.say(anna, "bot", "two");
  telegram.people.say(anna, "bot", "three");
  const batch = await telegram.api.getUpdates({ offset: -1 });
  expect(batch.map(({ message }) => message?.text)).toEqual(["three"]);
  expect(await telegram.api.getUpdates()).toEqual(batch);
});

test("an update that nobody fetched is gone after a day", async () => {
  const telegram = scene();
  startedPerson(telegram);
  telegram.clock.now += hours(24) - 1;
  expect(await telegram.api.getUpdates()).toHaveLength(1);
  telegram.clock.now += 1;
  expect(await telegram.api.getUpdates()).toEqual([]);
});

test("a tap that nobody fetched is gone after 150 seconds, what lies around it stays", async () => {
  const telegram = scene();
  const anna = startedPerson(telegram);
  const { message_id } = await telegram.api.sendMessage(anna, "Ready?");
  telegram.people.tapRaw(anna, "bot", message_id, "yes");
  telegram.people.say(anna, "bot", "hello?");
  telegram.clock.now += seconds(150);
  const updates = await telegram.api.getUpdates();
  expect(updates.map(({ message }) => message?.text)).toEqual(["/start", "hello?"]);
});

test("a long poll answers as soon as something happens", async () => {
  const telegram = scene();
  const { id } = telegram.people.person({ firstName: "Anna" });
  const poll = telegram.api.getUpdates({ timeout: 30 });
  telegram.people.start(id);
  telegram.people.say(id, "bot", "hello");
  expect((await poll).map(({ message }) => message?.text)).toEqual(["/start", "hello"]);
});

test("two bots that poll at once: the older one is thrown out", async () => {
  const telegram = scene();
  const { id } = telegram.people.person({ firstName: "Anna" });
  const older = failure(telegram.api.getUpdates({ timeout: 30 }));
  const newer = telegram.api.getUpdates({ timeout: 30 });
  expect(await older).toMatchObject({
    error_code: 409,
    description:
      "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
  });
  telegram.people.start(id);
  expect(await newer).toHaveLength(1);
});

test("a poll that its bot has given up disturbs nobody", async () => {
  const telegram = scene();
  const { id } = telegram.people.person({ firstName: "Anna" });
  const control = new AbortController();
  const given = telegram.fetch(`https://api.telegram.org/bot${telegram.token}/getUpdates`, {
    method: "POST",
    body: JSON.stringify({ timeout: 30 }),
    signal: control.signal,
  });
  control.abort();
  await expect(given).rejects.toThrow("aborted");
  telegram.people.start(id);
  expect(await telegram.api.getUpdates()).toHaveLength(1);
});

test("nobody may poll while a webhook is set", async () => {
  const telegram = scene();
  await telegram.api.setWebhook("http://127.0.0.1:9/hook");
  expect(await refusal(telegram.api.getUpdates())).toBe(
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  );
  await telegram.api.deleteWebhook();
  expect(await telegram.api.getUpdates()).toEqual([]);
});

test("changes of other members come only when asked for, and the wish is remembered", async () => {
  const telegram = await groupScene("supergroup", { can_manage_chat: true });
  const { people, group, boris } = telegram;
  people.leave(boris, group);
  expect((await received(telegram)).some(({ chat_member }) => chat_member)).toBe(false);
  await telegram.api.getUpdates({ allowed_updates: ["chat_member"] });
  people.join(boris, group);
  const updates = await received(telegram);
  expect(updates.map(({ chat_member }) => chat_member?.new_chat_member.status)).toEqual(["member"]);
  await telegram.api.getUpdates({ allowed_updates: [] });
  people.leave(boris, group);
  expect((await received(telegram)).some(({ chat_member }) => chat_member)).toBe(false);
});
