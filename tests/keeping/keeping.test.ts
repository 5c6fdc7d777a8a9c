import { randomBytes } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { createSealing } from "../../src/keeping/sealing.ts";
import { createStage } from "../../src/rehearsal/stage.ts";
import { FRIDAY } from "../journeys/circle.ts";
import { textOf } from "../journeys/colleague.ts";
import { eventually } from "../process/programs.ts";
import { type Mood, standIn } from "./stand-in.ts";

const TOKEN = "654321:A-BOT-FOR-THIS-ALONE";

/** A bot with a keeping place, and Anna who speaks with it. */
async function kept(place: Awaited<ReturnType<typeof standIn>>, contentKey = randomBytes(32), seed = 1) {
  const reports: string[] = [];
  const stage = await createStage({
    begins: FRIDAY,
    seed,
    report: (event) => reports.push(event),
    between: ({ world, fetch }) => ({
      clock: { now: world.now },
      fetch,
      contentKey,
      keeping: { token: TOKEN, root: place.root, attempt: 1_500, rest: 20 },
    }),
  });
  onTestFinished(stage.close);
  const anna = stage.people.person({ firstName: "Anna", languageCode: "en" });
  const says = async (text: string) => {
    stage.people.say(anna.id, anna.id, text);
    await stage.settle();
  };
  const sees = () => stage.people.sees(anna.id, anna.id).map(textOf).at(-1) ?? "";
  return { ...stage, anna, says, sees, reports };
}

const writes = (place: Awaited<ReturnType<typeof standIn>>) =>
  place.asked.filter(({ method, path }) => method === "POST" && !path.endsWith("/login"));

test("a lost disk does not cost people their language", async () => {
  const place = await standIn();
  const contentKey = randomBytes(32);
  const before = await kept(place, contentKey);
  await before.says("/language ru");
  await eventually(async () => {
    await before.settle();
    return writes(place).length > 0 ? true : undefined;
  }, "the language to be kept");
  before.fall();
  const after = await kept(place, contentKey);
  await after.says("/help");
  await eventually(async () => {
    await after.says("/help");
    return /Где мы|Круг|встреч/.test(after.sees()) ? true : undefined;
  }, "Anna to be answered in Russian");
});

test("who is forgotten is forgotten there as well: after a lost disk they are a stranger", async () => {
  const place = await standIn();
  const contentKey = randomBytes(32);
  const before = await kept(place, contentKey);
  const keptTimes = (times: number) =>
    eventually(async () => {
      await before.settle();
      return writes(place).length >= times ? true : undefined;
    }, "the place to be told");
  await before.says("/language ru");
  await keptTimes(1);
  await before.says("/forget");
  const { people, anna } = before;
  people.tap(anna.id, anna.id, people.sees(anna.id, anna.id).at(-1)?.message_id ?? 0, 0);
  await before.settle();
  await keptTimes(2);
  const sealing = createSealing(contentKey);
  const sealed: unknown = JSON.parse(writes(place).at(-1)?.body ?? "");
  expect(sealing.open(sealing.name(anna.id), sealed)).toEqual({ locale: "", cursors: [] });
});

test("nobody who looks at the place learns who is kept there, or what, or how much", async () => {
  const place = await standIn();
  const { says, settle, anna } = await kept(place);
  for (const [index, locale] of ["ru", "en"].entries()) {
    await says(`/language ${locale}`);
    await eventually(async () => {
      await settle();
      return writes(place).length > index ? true : undefined;
    }, "the language to be kept");
  }
  const told = writes(place);
  expect(new Set(told.map(({ path }) => path)).size).toBe(1);
  expect(new Set(told.map(({ body }) => body.length)).size).toBe(1);
  expect(new Set(told.map(({ body }) => body)).size).toBe(told.length);
  for (const { path, body } of told) {
    expect(path.split("/").at(-1)?.length).toBeLessThanOrEqual(63);
    expect(`${path}${body}`).not.toMatch(/locale|Anna|"ru"/);
    expect(`${path}${body}`).not.toContain(String(anna.id));
  }
  const [login] = place.asked;
  expect(JSON.parse(login?.body ?? "")).toEqual({ token: TOKEN });
});

test.each<Mood>([
  "broken",
  "unauthorized",
  "silent",
  "garbage",
  "elsewhere",
])("a place that is %s keeps nobody waiting, is not pestered, and is asked again later", async (mood) => {
  const place = await standIn(mood);
  const { says, sees, settle, fall } = await kept(place);
  const began = performance.now();
  await says("/language ru");
  await says("/help");
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(sees()).not.toBe("");
  await eventually(() => (place.asked.length > 0 ? true : undefined), "the place to be asked");
  const tries = place.asked.length;
  expect(tries).toBeLessThanOrEqual(8);
  place.place.mood = "well";
  await eventually(async () => {
    await settle();
    return writes(place).length > 0 && place.values.size > 0 ? true : undefined;
  }, "the language to be kept after all");
  const stopping = performance.now();
  fall();
  expect(performance.now() - stopping).toBeLessThan(200);
});

test("what was tampered with, or moved to another person, does not open", () => {
  const sealing = createSealing(randomBytes(32));
  const [anna, boris] = [sealing.name(1), sealing.name(2)];
  const sealed = sealing.seal(anna, { locale: "ru" }) ?? "";
  expect(sealing.open(anna, sealed)).toEqual({ locale: "ru" });
  expect(sealing.open(boris, sealed)).toBeUndefined();
  expect(sealing.open(anna, `A${sealed.slice(1)}`)).toBeUndefined();
  for (const odd of ["", "x", 7, null, undefined, {}]) expect(sealing.open(anna, odd)).toBeUndefined();
  expect(sealing.seal(anna, "x".repeat(2_000))).toBeUndefined();
});
