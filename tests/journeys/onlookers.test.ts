import { expect, test } from "vitest";
import { lookInto } from "../../src/store/copy.ts";
import { openStore } from "../../src/store/index.ts";
import { type Circle, type Colleague, days } from "./circle.ts";
import { circleAt, hasten } from "./course.ts";
import { expectTold } from "./expecting.ts";

/** Every value of every table that has a number in it, and whatever only the keys open. */
async function whereIs({ file, contentKey, fall, rise }: Circle, id: number): Promise<readonly string[]> {
  const sought = String(id);
  const tables = lookInto(file, (db) =>
    (db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]).flatMap(
      (table) =>
        (db.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]).flatMap((row) =>
          Object.entries(row)
            .filter(([, value]) => String(value).includes(sought))
            .map(([column]) => `${table}.${column}`),
        ),
    ),
  );
  fall();
  const store = openStore(file, contentKey);
  const meetings = store.meetings.kept().map((one) => store.meetings.find(one));
  const letters = (["waiting", "sending", "ambiguous"] as const).flatMap(store.outbox.inState);
  const updates = [...store.inbox.next(Number.MAX_SAFE_INTEGER), ...store.inbox.aside()];
  store.close();
  await rise();
  const opened = { meetings, letters, updates };
  return [
    ...tables,
    ...Object.entries(opened).flatMap(([name, all]) => (JSON.stringify(all).includes(sought) ? [name] : [])),
  ];
}

function dossierOf({ people, emulator }: Circle, { id }: Colleague) {
  const sent = people.sees(id, id).findLast(({ document }) => document);
  const bytes = emulator.world.files.get(sent?.document?.file_id ?? "")?.bytes;
  return JSON.parse(Buffer.from(bytes ?? "{}").toString());
}

/** Somebody in the chat who is not in the circle, and votes all the same. */
async function onlooker(sunflower: Circle): Promise<Colleague> {
  const { newcomer, people, chat, settle } = sunflower;
  const olga = newcomer("Olga");
  people.join(olga.id, chat());
  await settle();
  await olga.vote("of Boris");
  return olga;
}

// Its kind: a place where somebody's number stands, and that nobody thinks of. Looked at: every column of every table,
// the meeting's own state, letters on their way, updates that wait.
test("whoever only voted in the chat is told of it in their export, and of nothing else", async () => {
  const sunflower = await circleAt("choose-problem");
  const olga = await onlooker(sunflower);
  expect(await whereIs(sunflower, olga.id)).toContain("meetings");
  await olga.write("/export");
  const dossier = dossierOf(sunflower, olga);
  expect(dossier.groups[0].title).toBe("");
  expect(dossier.groups[0].meetings[0].namesYouIn).toContain("marks");
  expect(JSON.stringify(dossier)).not.toMatch(/Sunflower|Anna|The problem of/);
});

test("whoever only voted in the chat, and asks to be forgotten, is", async () => {
  const sunflower = await circleAt("choose-problem");
  const olga = await onlooker(sunflower);
  await olga.write("/forget");
  await olga.press("button-really-forget");
  expectTold(olga, "forgotten");
  await sunflower.pass(days(4)); // so long the letter is kept that told them so
  expect(await whereIs(sunflower, olga.id)).toEqual([]);
});

test("whoever took part in all of a meeting, and asks to be forgotten, is nowhere any more", async () => {
  const sunflower = await circleAt("weigh-solutions", { people: 5 });
  const { first, pass } = sunflower;
  await hasten(sunflower, "weigh-solutions");
  await first.write("/export");
  expect(dossierOf(sunflower, first).groups[0].meetings[0].namesYouIn).toEqual(
    expect.arrayContaining(["people", "moderator", "said", "votes"]),
  );
  await first.write("/forget");
  await first.press("button-really-forget");
  await pass(days(4));
  expect(await whereIs(sunflower, first.id)).toEqual([]);
});
