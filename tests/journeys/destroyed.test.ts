import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { backUp } from "../../src/backup/backup.ts";
import { restore } from "../../src/backup/restore.ts";
import { openKeyring, type Scope } from "../../src/store/keyring.ts";
import { lyingIn, sealedColumns } from "../../src/store/sealed-columns.ts";
import { createVault, ofMeeting } from "../../src/store/vault.ts";
import { type Circle, type Colleague, days, minutes } from "./circle.ts";
import { circleAt, hold } from "./course.ts";
import { expectCalm, expectInGroup, expectTold } from "./expecting.ts";

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "krug-destroyed-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Every value of every sealed column that the keys beside a backup open. */
function readableIn(backup: string, contentKey: Buffer): string {
  const dir = folder();
  copyFileSync(backup, join(dir, "krug.db"));
  copyFileSync(join(dirname(backup), "krug.keys"), join(dir, "krug.keys"));
  const keyring = openKeyring(join(dir, "krug.keys"), contentKey);
  const vault = createVault(keyring);
  const client = new Database(join(dir, "krug.db"), { readonly: true });
  const read = sealedColumns.flatMap((column) =>
    lyingIn(client, column, "1 = 1").flatMap(({ owner, stored, place }) => {
      const scope: Scope =
        column.of === "house"
          ? "house"
          : column.of === "meeting"
            ? ofMeeting(owner)
            : `${column.of}:${owner}`;
      return vault.open(scope, stored, place) ?? [];
    }),
  );
  client.close();
  keyring.close();
  return read.join("\n");
}

/** Whoever makes the backups of a group's bot, and whoever has got hold of them with the operator's key. */
function operator({ file, contentKey, clock, fall, rise, settle, pass }: Circle) {
  const to = folder();
  const dataDir = dirname(file);
  return {
    backUp: (): string => backUp({ dataDir, contentKey, to, keep: 7, now: clock.now() }).file,
    read: (backup: string): string => readableIn(backup, contentKey),
    comeBack: async (backup: string): Promise<void> => {
      fall();
      restore({ file: backup, dataDir, contentKey, now: clock.now() });
      await rise();
      await settle();
      await pass(10_000);
    },
  };
}

/** What stands where of Boris, who presents, and of the others. */
const ofBoris = ["The problem of Boris", "It began in September", "A note that is Boris’s own"];
const ofOthers = ["The problem of Vera", "A note that is Vera’s own"];

async function told() {
  const sunflower = await circleAt("state-problems");
  const { second, person } = sunflower;
  await hold(sunflower, "state-problems", "choose-problem", "tell-case");
  await second.write("/note A note that is Boris’s own");
  await person("Vera").write("/note A note that is Vera’s own");
  return sunflower;
}

const forget = async (one: Colleague): Promise<void> => {
  await one.write("/forget");
  await one.press("button-really-forget");
  expectTold(one, "forgotten");
};

const stop = async (one: Colleague): Promise<void> => {
  await one.write("/stop");
  await one.press("button-really-stop");
};

test("who is forgotten is unreadable in every earlier backup from the next one on, and nobody else is", async () => {
  const sunflower = await told();
  const { second, pass } = sunflower;
  const disk = operator(sunflower);
  const first = disk.backUp();
  for (const words of [...ofBoris, ...ofOthers]) expect(disk.read(first), words).toContain(words);
  await forget(second);
  await pass(days(2));
  const later = disk.backUp();
  for (const words of [...ofBoris, "Boris"])
    for (const backup of [first, later]) expect(disk.read(backup), words).not.toContain(words);
  for (const words of ofOthers) expect(disk.read(later), words).toContain(words);
});

test("a case that is stopped is unreadable in every earlier backup at once, with the presenter’s answers", async () => {
  const sunflower = await told();
  const { first, second, pass } = sunflower;
  await first.give("Who was there?");
  await second.give("Nobody but us.");
  const disk = operator(sunflower);
  const early = disk.backUp();
  expect(disk.read(early)).toContain("Nobody but us.");
  await stop(second);
  await pass(minutes(1));
  const later = disk.backUp();
  for (const words of ["It began in September", "Nobody but us."])
    for (const backup of [early, later]) expect(disk.read(backup), words).not.toContain(words);
  for (const words of ofOthers) expect(disk.read(later), words).toContain(words);
  expectCalm(sunflower);
});

test("words that were on their way to the bot when it was backed up go with everything else", async () => {
  const sunflower = await told();
  const { second, emulator, people, listen, settle } = sunflower;
  emulator.world.faults = (method) => (method.startsWith("send") ? { kind: "lost-before" } : undefined);
  people.say(second.id, second.id, "/note Written while nothing got through");
  await listen();
  const disk = operator(sunflower);
  const first = disk.backUp();
  emulator.world.faults = undefined;
  await settle();
  await forget(second);
  disk.backUp();
  expect(disk.read(first)).not.toContain("Written while nothing");
});

test("a backup of the time before somebody was forgotten brings the group back, and that meeting is over", async () => {
  const sunflower = await told();
  const { second, meeting, person } = sunflower;
  const disk = operator(sunflower);
  const early = disk.backUp();
  await forget(second);
  await disk.comeBack(early);
  expectInGroup(sunflower, "restored");
  expect(meeting().status).toBe("planned");
  await person("Vera").write("/now");
  expectTold(person("Vera"), "now-title");
  await sunflower.until(meeting().opensAt);
  expect(meeting().step).toBe("gather");
});

test("a backup of the time after it brings the meeting back as it goes on without them", async () => {
  const sunflower = await told();
  const { second, meeting, groupHas } = sunflower;
  const disk = operator(sunflower);
  await forget(second);
  const { step } = meeting();
  await disk.comeBack(disk.backUp());
  expect(meeting().step).toBe(step);
  expect(groupHas("It began in September")).toBe(false);
});
