import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { lookInto } from "../../src/store/copy.ts";
import type { Circle, Colleague } from "./circle.ts";
import { keysOf } from "./colleague.ts";
import { circleAt, hasten, smallCircle } from "./course.ts";
import { expectInGroup, expectTold } from "./expecting.ts";
import { like } from "./words.ts";

/** The newest sign-up link that the group shows. */
function linkOf({ group }: Circle): string {
  const urls = group()
    .toReversed()
    .flatMap(keysOf)
    .flatMap((key) => ("url" in key ? [key.url] : []));
  const found = urls.find((url) => url.includes("start=join_"));
  if (!found) throw new Error("There is no sign-up link");
  return found;
}

const secretOf = (url: string): string => url.split("join_")[1] ?? "";

const comeBy = async ({ people, settle }: Circle, one: Colleague, url: string) => {
  people.openLink(one.id, url);
  await settle();
};

const newcomerIn = async ({ newcomer, people, chat, settle }: Circle): Promise<Colleague> => {
  const olga = newcomer("Olga");
  people.join(olga.id, chat());
  await settle();
  return olga;
};

const filesWith = ({ file }: Circle, words: string): readonly string[] =>
  readdirSync(dirname(file)).filter((name) => readFileSync(join(dirname(file), name)).includes(words));

// Its kind: a secret that lies open, and opens for ever. Looked at: the database, its log, copies made before
// migrations, letters on their way, links of meetings that are over.
test("a group's link stands in clear in no file", async () => {
  const sunflower = await smallCircle();
  expect(filesWith(sunflower, secretOf(linkOf(sunflower)))).toEqual([]);
});

test("each meeting has a link of its own; an old one still serves whoever Telegram vouches for", async () => {
  const sunflower = await circleAt("share-learnings");
  const old = linkOf(sunflower);
  await hasten(sunflower, "share-learnings", "choose-theme");
  await sunflower.until(sunflower.meeting().opensAt);
  expect(secretOf(linkOf(sunflower))).not.toBe(secretOf(old));
  expect(filesWith(sunflower, secretOf(linkOf(sunflower)))).toEqual([]);
  const olga = await newcomerIn(sunflower);
  await comeBy(sunflower, olga, old);
  expectTold(olga, "rules-accept");
});

test("an administrator can have a new link, and the earlier ones lead nowhere", async () => {
  const sunflower = await smallCircle();
  const { first } = sunflower;
  const old = linkOf(sunflower);
  await first.write("/setup");
  while (!first.buttons().includes("New sign-up link")) await first.tap();
  await first.press("button-replace-link");
  expectTold(first, "setup-link-replaced");
  expectInGroup(sunflower, "link-replaced");
  const olga = await newcomerIn(sunflower);
  await comeBy(sunflower, olga, old);
  expectTold(olga, "join-unknown-link");
  await comeBy(sunflower, olga, linkOf(sunflower));
  expect(olga.hasSeen(like("en", "rules-accept"))).toBe(true);
});

test("a link that an earlier version kept in clear is sealed at the next start, and leads there still", async () => {
  const sunflower = await smallCircle();
  const { file, fall, rise, settle } = sunflower;
  const url = linkOf(sunflower);
  fall();
  const db = new Database(file);
  db.prepare("DELETE FROM links").run();
  db.prepare("UPDATE groups SET link = ?").run(secretOf(url));
  db.close();
  await rise();
  await settle();
  expect(filesWith(sunflower, secretOf(url))).toEqual([]);
  expect(lookInto(file, (tables) => tables.prepare("SELECT count(*) FROM links").pluck().get())).toBe(1);
  const olga = await newcomerIn(sunflower);
  await comeBy(sunflower, olga, url);
  expectTold(olga, "rules-accept");
});
