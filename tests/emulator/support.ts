import { Api, GrammyError } from "grammy";
import { createEmulator, type Emulator, type EmulatorOptions } from "../../src/emulator/index.ts";

export const seconds = (count: number): number => count * 1000;
export const minutes = (count: number): number => seconds(60 * count);
export const hours = (count: number): number => minutes(60 * count);

/** A clock that stands still until a test moves it. */
export interface ManualClock {
  now: number;
}

export interface Scene extends Emulator {
  readonly clock: ManualClock;
  readonly api: Api;
}

/** A fresh Telegram with a standing clock and a grammY client of its bot. */
export function scene(options: EmulatorOptions = {}): Scene {
  const clock: ManualClock = { now: Date.UTC(2026, 2, 2, 9) };
  const emulator = createEmulator({ now: () => clock.now, ...options });
  const api = new Api(emulator.token, { fetch: emulator.fetch });
  return { ...emulator, clock, api };
}

/** The description of the error with which a call is refused. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  return (await failure(call)).description;
}

export async function failure(call: Promise<unknown>): Promise<GrammyError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof GrammyError) return error;
    throw error;
  }
  throw new Error("The call was expected to be refused.");
}

/** Takes what has come in for the bot since the last time. */
export async function received({ api }: Scene) {
  const updates = await api.getUpdates();
  const last = updates.at(-1);
  if (last) await api.getUpdates({ offset: last.update_id + 1, limit: 1 });
  return updates;
}

/** Which kinds of updates have come in for the bot, in order. */
export async function kindsReceived(of: Scene): Promise<readonly (string | undefined)[]> {
  return (await received(of)).map((update) => Object.keys(update).find((key) => key !== "update_id"));
}

/** Someone who has started the bot, in a scene that knows nothing else. */
export function startedPerson(of: Scene, firstName = "Anna"): number {
  const { id } = of.people.person({ firstName });
  of.people.start(id);
  return id;
}

export interface GroupScene extends Scene {
  readonly anna: number;
  readonly boris: number;
  readonly group: number;
}

/** Anna's group with Boris and the bot in it; nothing waits for the bot. */
export async function groupScene(
  type: "group" | "supergroup" = "group",
  rights?: Parameters<Emulator["people"]["addBot"]>[2],
  options: EmulatorOptions = {},
): Promise<GroupScene> {
  const base = scene(options);
  const anna = base.people.person({ firstName: "Anna" }).id;
  const boris = base.people.person({ firstName: "Boris", username: "boris" }).id;
  const group = base.people.group({ title: "Thursday", creator: anna, members: [boris], type }).id;
  base.people.addBot(group, anna, rights);
  await received(base);
  return { ...base, anna, boris, group };
}
