import { Api } from "grammy";
import { expect, test } from "vitest";
import { createEmulator } from "../../src/emulator/index.ts";
import { createHearing } from "../../src/service/hearing.ts";
import { createWebhook } from "../../src/telegram/webhook.ts";
import { eventually, freePort } from "../process/programs.ts";

const MINUTE = 60_000;

/** A bot whose webhook leads to a port where nobody listens. */
async function unreachable() {
  let now = Date.UTC(2026, 10, 20);
  const clock = { now: () => now };
  const emulator = createEmulator(clock);
  const api = new Api(emulator.token, { fetch: emulator.fetch as never });
  const given: number[] = [];
  const hearing = createHearing(clock, (since, until) => given.push(until - since));
  const call = async (method: string, payload: object) => emulator.call(method, payload);
  const info = () => api.getWebhookInfo();
  const webhook = createWebhook({ call, info, clock, hearing, allowedUpdates: ["message"] });
  const url = `http://127.0.0.1:${await freePort()}/from-telegram`;
  expect(await webhook.set(url, "only-Telegram-knows")).toBe(url);
  const pass = (minutes: number) => {
    now += minutes * MINUTE;
  };
  return { emulator, hearing, webhook, url, pass, given };
}

test("while Telegram cannot bring what people write, no time runs; it is given back afterwards", async () => {
  const { emulator, hearing, webhook, url, pass, given } = await unreachable();
  const anna = emulator.people.person({ firstName: "Anna" });
  emulator.people.say(anna.id, anna.id, "Hello");
  const { updates } = emulator.world;
  await eventually(() => updates.webhook?.lastError, "Telegram to fail");
  expect(await webhook.look()).toBe(url);
  expect(hearing.isSure()).toBe(false);
  pass(30);
  await webhook.look();
  expect(hearing.isDeaf()).toBe(true);
  updates.pending.length = 0; // it has come through at last
  await webhook.look();
  hearing.settle();
  expect(hearing.isSure()).toBe(true);
  expect(given).toEqual([30 * MINUTE]);
  expect(await webhook.drop()).toBe(true);
  expect(await webhook.drop()).toBe(false);
});

test("while nobody writes, a webhook is silent and well", async () => {
  const { hearing, webhook, pass } = await unreachable();
  pass(600);
  await webhook.look();
  expect(hearing.isSure()).toBe(true);
  await webhook.drop();
});

test("where Telegram itself does not answer, nobody can be heard", async () => {
  const { emulator, hearing, webhook, pass } = await unreachable();
  emulator.world.faults = () => ({ kind: "lost-before" });
  await expect(webhook.look()).rejects.toThrow();
  pass(5);
  expect(hearing.isDeaf()).toBe(true);
  emulator.world.faults = undefined;
  await webhook.look();
  expect(hearing.isDeaf()).toBe(false);
  await webhook.drop();
});
