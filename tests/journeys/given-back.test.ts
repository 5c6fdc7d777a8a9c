import { expect, test } from "vitest";
import { type Circle, type Colleague, hours, minutes } from "./circle.ts";
import { circleAt } from "./course.ts";
import { expectCalm, expectTold } from "./expecting.ts";

/*
 * The kind: a draft that ends without being published, and takes with it what its author sent. It ends by the closing,
 * by giving the case back, by leaving, by the end of the meeting, by the bot's removal, and by nobody having said what
 * it is for; it may hold texts, files, albums, or all of them.
 */

const sent = (one: Colleague, { people }: Circle) =>
  people
    .sees(one.id, one.id)
    .filter(({ from }) => from?.is_bot)
    .map(({ voice, photo, caption, text }) => (voice ? "voice" : photo ? `photo ${caption ?? ""}` : text));

async function tellInPieces(sunflower: Circle): Promise<void> {
  const { second, people, settle, pass } = sunflower;
  await second.send({ voice: true });
  await second.write("Every morning the same.");
  people.album(second.id, second.id, [{ photo: true, caption: "The corridor" }, { photo: true }]);
  await settle();
  await pass(minutes(1));
}

const whole = ["voice", "Every morning the same.", "photo The corridor", "photo "];

test("two voice messages that were not confirmed come back to their author, and to nobody else", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, runOut, group } = sunflower;
  await second.send({ voice: true });
  await second.send({ voice: true });
  await runOut();
  await runOut();
  expect(second.times("draft-returned-pieces")).toBe(1);
  expect(sent(second, sunflower).filter((one) => one === "voice")).toHaveLength(2);
  expect(group().filter(({ voice }) => voice)).toEqual([]);
  expectCalm(sunflower);
});

test("a case of words, a voice and an album comes back whole and in its order", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, runOut } = sunflower;
  await tellInPieces(sunflower);
  await runOut();
  await runOut();
  expect(second.times("draft-returned-pieces")).toBe(1);
  expect(sent(second, sunflower)).toEqual(expect.arrayContaining(whole));
  expect(sent(second, sunflower).filter((one) => whole.includes(one ?? ""))).toEqual(whole);
  expectCalm(sunflower);
});

test("who stops their case before it is told has it back at once", async () => {
  const sunflower = await circleAt("tell-case");
  const { second } = sunflower;
  await tellInPieces(sunflower);
  await second.write("/stop");
  await second.press("button-really-stop");
  expectTold(second, "draft-handed-back");
  expect(sent(second, sunflower).filter((one) => whole.includes(one ?? ""))).toEqual(whole);
  expectCalm(sunflower);
});

test("who leaves takes along what they had not confirmed", async () => {
  const sunflower = await circleAt("state-problems");
  const { person } = sunflower;
  const gleb = person("Gleb");
  await gleb.write("How do I say no?");
  await gleb.write("/leave");
  await gleb.press("button-really-leave");
  expectTold(gleb, "draft-handed-back");
  expect(gleb.sees().text).toBe("How do I say no?");
  expectCalm(sunflower);
});

test("a bot that is removed gives everything back when the meeting ends by it", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, first, people, chat, settle, pass } = sunflower;
  await tellInPieces(sunflower);
  people.removeBot(chat(), first.id);
  await settle();
  await pass(hours(24 * 15));
  expect(second.times("draft-handed-back")).toBe(1);
  expect(sent(second, sunflower).filter((one) => whole.includes(one ?? ""))).toEqual(whole);
  expectCalm(sunflower);
});

test("a bot that is killed after everything it does gives a case back once", async () => {
  const sunflower = await circleAt("tell-case", { killed: true });
  const { second, runOut } = sunflower;
  await second.send({ voice: true });
  await runOut();
  await runOut();
  expect(second.times("draft-returned-pieces")).toBe(1);
  expect(sent(second, sunflower).filter((one) => one === "voice")).toHaveLength(1);
  expectCalm(sunflower);
});
