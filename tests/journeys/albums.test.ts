import { expect, test } from "vitest";
import { type Circle, type Colleague, minutes } from "./circle.ts";
import { circleAt } from "./course.ts";
import { expectCalm, expectInGroup, expectTold } from "./expecting.ts";

/*
 * The kind: what somebody sends in one go, and the bot takes for as many things. It is answered once, wherever it
 * belongs, and goes on as what it was; each of its messages is found again, and each of them counts.
 */

const five = Array.from(
  { length: 5 },
  (_, index) => ({ photo: true, caption: `Photo ${index + 1}` }) as const,
);

/** What the bot says to an album comes a moment later, when all of it has. */
async function sendAlbum(
  { people, settle, pass }: Circle,
  one: Colleague,
  parcels: readonly object[] = five,
) {
  const before = one.inbox().length;
  people.album(one.id, one.id, parcels);
  await settle();
  await pass(1_000);
  return one.inbox().slice(before);
}

async function publish({ second }: Circle): Promise<void> {
  await second.press("button-that-is-all");
  await second.press("confirm-case");
}

test("an album of five is answered once, and stands in the group as one album", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, group, emulator } = sunflower;
  expect(await sendAlbum(sunflower, second)).toEqual([expect.stringMatching(/^Kept\. 5 messages so far/)]);
  await publish(sunflower);
  const photos = group().filter(({ photo }) => photo);
  expect(photos.map(({ caption }) => caption)).toEqual(five.map(({ caption }) => caption));
  expect(new Set(photos.map(({ media_group_id }) => media_group_id)).size).toBe(1);
  expect(photos.every((one) => one.protected)).toBe(true);
  expect(emulator.world.calls.filter(({ method }) => method === "sendPhoto")).toEqual([]);
  expectCalm(sunflower);
});

test("every message of an album is deleted when its presenter stops the case", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, group } = sunflower;
  await sendAlbum(sunflower, second);
  await publish(sunflower);
  await second.write("/stop");
  await second.press("button-really-stop");
  expect(group().filter(({ photo }) => photo)).toEqual([]);
  expectCalm(sunflower);
});

test("an album whose messages come apart, others' between them and a kill after each, is still answered once", async () => {
  const sunflower = await circleAt("tell-case", { killed: true });
  const { second, first, people, settle, pass } = sunflower;
  const before = second.inbox().length;
  const [one] = people.album(second.id, second.id, five.slice(0, 2));
  people.say(first.id, first.id, "/now");
  await settle();
  await pass(1_000);
  expect(one).toBeDefined();
  expect(second.inbox().slice(before)).toEqual([expect.stringMatching(/^Kept\. 2 messages so far/)]);
  await publish(sunflower);
  expectInGroup(sunflower, "case-told");
  expectCalm(sunflower);
});

test("an album where a sentence is asked, or nothing at all, is refused once", async () => {
  const sunflower = await circleAt("state-problems");
  const { second } = sunflower;
  const wordless = five.map(({ photo }) => ({ photo }));
  expect(await sendAlbum(sunflower, second, wordless)).toHaveLength(1);
  expect(second.sees().text).toMatch(/needs words/);
  await second.write("Mornings are loud.");
  await second.press("confirm-problem");
  await sunflower.pass(minutes(1));
  expectCalm(sunflower);
});

test("where a sentence is asked, the words under an album are words, and it is told once that the files stay out", async () => {
  const sunflower = await circleAt("state-problems");
  const { second } = sunflower;
  const said = await sendAlbum(sunflower, second);
  expect(said).toHaveLength(2);
  expect(said[0]).toMatch(/kept the words/);
  expect(said[1]).toContain("Photo 1\n\nPhoto 2");
  const onlyTheFirst = [...five.slice(0, 1), ...five.slice(1).map(({ photo }) => ({ photo }))];
  const again = await sendAlbum(sunflower, second, onlyTheFirst);
  expect(again).toHaveLength(2);
  expect(again[1]).toMatch(/^This is how it will look:\nPhoto 1\n/);
  await second.press("confirm-problem");
  expectTold(second, "problem-sealed");
  expectCalm(sunflower);
});

test("documents are an album among themselves", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, group } = sunflower;
  await sendAlbum(sunflower, second, [{ document: "plan.pdf" }, { document: "map.pdf", caption: "The map" }]);
  await publish(sunflower);
  const files = group().filter(({ document }) => document);
  expect(files.map(({ document }) => document?.file_name)).toEqual(["plan.pdf", "map.pdf"]);
  expect(new Set(files.map(({ media_group_id }) => media_group_id)).size).toBe(1);
  expectCalm(sunflower);
});

test("the twenty-first message of a case is refused at once, and the twenty are told", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, groupHas } = sunflower;
  for (let part = 1; part <= 20; part += 1) await second.write(`Part ${part}.`);
  expectTold(second, "draft-piece-added");
  await second.write("Part 21.");
  expectTold(second, "draft-full");
  expect(second.lately()).toHaveLength(1);
  await publish(sunflower);
  expect(groupHas("Part 20.")).toBe(true);
  expect(groupHas("Part 21.")).toBe(false);
  expectCalm(sunflower);
});

test("of an album that does not fit any more, what fits is kept, and that is said once", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, group } = sunflower;
  for (let part = 1; part <= 18; part += 1) await second.write(`Part ${part}.`);
  expect(await sendAlbum(sunflower, second)).toHaveLength(1);
  expectTold(second, "draft-full");
  await publish(sunflower);
  expect(group().filter(({ photo }) => photo)).toHaveLength(2);
  expectCalm(sunflower);
});

test("the last ten notes are shown in one message, and the hundred-and-first is refused in words", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, people, settle } = sunflower;
  for (let note = 1; note <= 100; note += 1) people.say(second.id, second.id, `/note Thought ${note}.`);
  await settle();
  await second.write("/note Thought 101.");
  expectTold(second, "note-full");
  await second.write("/note");
  expect(second.lately()).toHaveLength(1);
  expect(second.sees().text).toMatch(/Earlier ones \(90\) .*• Thought 91\..*• Thought 100\.$/s);
  expectCalm(sunflower);
});

test("long notes are shown as far as one message holds them", async () => {
  const sunflower = await circleAt("tell-case");
  const { second } = sunflower;
  for (const letter of ["A", "B", "C"]) await second.write(`/note ${letter.repeat(1_500)}`);
  await second.write("/note");
  expect(second.lately()).toHaveLength(1);
  expect(second.sees().text).toMatch(/Earlier ones \(1\) .*• B+\n• C+$/s);
  expectCalm(sunflower);
});
