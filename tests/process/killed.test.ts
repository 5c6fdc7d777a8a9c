import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { createChance } from "../../src/emulator/chance.ts";
import type { SeenMessage } from "../../src/emulator/index.ts";
import { gathered, type Scene } from "./gathered.ts";
import { held, written } from "./held.ts";
import { post } from "./phone.ts";
import { dataDir, type Program, startBare, startEmulator } from "./programs.ts";

const SPEED = 40;
const KILLS = 5;
const IN_THE_MIDDLE_OF_BEGINNING = 2;

const look = async (url: string, person: number, chat: number | "bot"): Promise<readonly SeenMessage[]> =>
  (await fetch(`${url}/people/${person}/chats/${chat}/messages`)).json() as Promise<readonly SeenMessage[]>;

const said = ({ text, poll }: SeenMessage): string => text ?? poll?.question ?? "";

/** Somebody kills the process at moments that a seed decides, also while it is just beginning, and starts it again. */
async function haunt(begin: () => Program, first: Program, seed: number, signal: AbortSignal) {
  const chance = createChance(seed);
  const programs = [first];
  for (let kills = 0; kills < KILLS && !signal.aborted; kills += 1) {
    const running = programs.at(-1) ?? first;
    if (kills !== IN_THE_MIDDLE_OF_BEGINNING) await running.says(/"started"/);
    await setTimeout(chance.between(100, 1_500));
    running.kill("SIGKILL");
    await running.ended;
    programs.push(begin());
  }
  return programs;
}

/** Whoever keeps the group looks at what is in doubt, and has it posted again where it is not there. */
async function keepWatch({ url, chat, people }: Scene, signal: AbortSignal): Promise<void> {
  const [{ id }] = people;
  const settled = new Set<number>();
  for (; !signal.aborted; await setTimeout(50)) {
    const asked = (await look(url, id, "bot")).filter(({ text = "" }) => /^I am not sure/.test(text));
    const inGroup = (await look(url, id, chat)).map(said);
    for (const { message_id: messageId, text = "" } of asked) {
      const [, words = ""] = /”: (.*?)(…|\n\n|$)/s.exec(text) ?? [];
      if (settled.has(messageId) || inGroup.some((one) => one.includes(words.trim()))) continue;
      settled.add(messageId);
      await post(url, `/people/${id}/tap`, { messageId, button: "Post it again" });
    }
  }
}

test("a process that is killed again and again holds its meeting to the end, and nothing is lost or said twice", async () => {
  const { url } = await startEmulator();
  const dir = dataDir();
  const began = String(Date.now());
  const begin = () => startBare(url, dir, SPEED, { CLOCK_BEGAN: began });
  const first = begin();
  await first.says(/"started"/);
  const scene = await gathered(url);
  const end = new AbortController();
  const watch = keepWatch(scene, end.signal);
  const haunting = haunt(begin, first, 7, end.signal);
  await held(scene.people).finally(() => end.abort());
  const programs = await haunting;
  await watch;
  expect(programs.length).toBeGreaterThan(3);
  const [{ id }] = scene.people;
  const texts = (await look(url, id, scene.chat)).filter(({ from }) => from?.is_bot).map(said);
  for (const words of written)
    expect(texts.filter((text) => text.includes(words)).length, words).toBeGreaterThan(0);
  // Each time that is given back is said, and may be said in the same words.
  const others = texts.filter((text) => text !== "" && !text.startsWith("I was not available"));
  expect(others.filter((text, index) => others.indexOf(text) !== index)).toEqual([]);
  for (const { printed } of programs) expect(printed()).not.toMatch(/September|Anna|EMULATOR/);
}, 90_000);
