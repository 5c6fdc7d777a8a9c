import { expect, test } from "vitest";
import type { Circle, Colleague } from "./circle.ts";
import { minutes } from "./circle.ts";
import { circleAt, hold } from "./course.ts";
import { expectCalm } from "./expecting.ts";

const documentsOf = ({ people }: Circle, { id }: Colleague) =>
  people.sees(id, id).filter(({ document }) => document);

/** The file as its reader opens it. */
function fileOf(circle: Circle, one: Colleague) {
  const sent = documentsOf(circle, one).at(-1);
  const bytes = circle.emulator.world.files.get(sent?.document?.file_id ?? "")?.bytes;
  if (!sent || !bytes) throw new Error(`${one.name} has got no file`);
  return { sent, text: Buffer.from(bytes).toString() };
}

/** A meeting at its ninth step; the second has told a case, written notes and begun a draft. */
async function midway() {
  const sunflower = await circleAt("state-problems");
  await hold(sunflower, "state-problems", "choose-problem", "tell-case", "clarify");
  const { second, person } = sunflower;
  await second.write("/note My private note");
  await person("Vera").write("A draft of Vera");
  return sunflower;
}

test("all that the bot holds of a person comes as one file that they can keep", async () => {
  const sunflower = await midway();
  const { second, person } = sunflower;
  await second.write("/privacy");
  await second.press("button-export");
  const { sent, text } = fileOf(sunflower, second);
  expect(sent).toMatchObject({ protected: false, document: { file_name: "krug.2026-11-23.json" } });
  expect(sent.caption).toMatch(/^Everything I hold about you/);
  const dossier = JSON.parse(text);
  expect(dossier.person).toMatchObject({ telegramId: second.id, name: "Boris", canBeWrittenTo: true });
  expect(dossier.groups[0]).toMatchObject({ title: "Sunflower", standing: "accepted" });
  const [meeting] = dossier.groups[0].meetings;
  expect(meeting).toMatchObject({
    number: 1,
    role: "participant",
    presents: true,
    notes: ["My private note"],
  });
  expect(meeting.said.map((one: { text: string }) => one.text)).toEqual(
    expect.arrayContaining([
      "The problem of Boris",
      "It began in September.\n\nEvery morning the same thing.",
    ]),
  );
  expect(meeting.votes).toContainEqual({ step: "choose-problem", options: [2] });
  await person("Vera").write("/export");
  const hers = JSON.parse(fileOf(sunflower, person("Vera")).text).groups[0].meetings[0];
  expect(hers.drafts[0].pieces).toEqual([{ type: "text", text: "A draft of Vera" }]);
  expectCalm(sunflower);
});

test("nobody else's words are in it", async () => {
  const sunflower = await midway();
  for (const one of sunflower.everybody) {
    await one.write("/export");
    const { text } = fileOf(sunflower, one);
    for (const other of sunflower.everybody)
      for (const words of [`The problem of ${other.name}`, `asks ${other.name}`, `A draft of ${other.name}`])
        if (other !== one) expect(text, one.name).not.toContain(words);
    expect(text.includes("September"), one.name).toBe(one === sunflower.second);
    expect(text.includes("My private note"), one.name).toBe(one === sunflower.second);
  }
  expectCalm(sunflower);
});

test("asked twice in a row it comes once; a minute later it comes again, as things stand then", async () => {
  const sunflower = await circleAt("state-problems");
  const { second, people, settle, pass } = sunflower;
  people.say(second.id, second.id, "/export");
  people.say(second.id, second.id, "/export");
  await settle();
  expect(documentsOf(sunflower, second)).toHaveLength(1);
  expect(second.times("export-again")).toBe(1);
  await second.give("The problem of Boris");
  await pass(minutes(1));
  await second.write("/export");
  expect(fileOf(sunflower, second).text).toContain("The problem of Boris");
  expectCalm(sunflower);
});

test("the file waits in no table: what is said until it leaves is in it", async () => {
  const sunflower = await circleAt("state-problems");
  const { second, emulator, pass } = sunflower;
  let refused = false;
  emulator.world.faults = (method) => {
    if (method !== "sendDocument" || refused) return undefined;
    refused = true;
    return {
      kind: "error",
      code: 429,
      description: "Too Many Requests: retry after 90",
      parameters: { retry_after: 90 },
    };
  };
  await second.write("/export");
  expect(documentsOf(sunflower, second)).toHaveLength(0);
  await second.write("Said in the meantime");
  await pass(minutes(2));
  expect(fileOf(sunflower, second).text).toContain("Said in the meantime");
});

test("who has only just come gets a file, too, with little in it", async () => {
  const sunflower = await circleAt("gather");
  const stranger = sunflower.newcomer("Zoya");
  sunflower.people.start(stranger.id);
  await stranger.write("/export");
  expect(JSON.parse(fileOf(sunflower, stranger).text)).toMatchObject({
    person: { name: "Zoya" },
    groups: [],
  });
  expectCalm(sunflower);
});
