import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { bareGrammy } from "./bare.ts";
import { CIRCLE, colleagues, dialogues } from "./circles.ts";
import type { Contender } from "./contender.ts";
import { databaseIn, krug } from "./krug.ts";
import { inEmptyDirectory, round } from "./rounds.ts";
import { median, table } from "./table.ts";
import { watchCommits } from "./wal.ts";

const PEOPLE = 20;

/** What a contender leaves in its database after everybody's dialogue, and in how many transactions. */
const leftBy = (contender: Contender) =>
  inEmptyDirectory(async (dir) => {
    const people = colleagues(PEOPLE);
    const ready = await contender.prepare(dir, people);
    const watch = watchCommits(databaseIn(dir));
    await ready.hold(dialogues(people));
    const commits = watch.count();
    watch.close();
    ready.close();
    const db = new Database(databaseIn(dir), { readonly: true });
    const count = (rows: string) => db.prepare(`SELECT count(*) FROM ${rows}`).pluck().get();
    const left = {
      commits,
      problems: count("contributions WHERE kind = 'problem' AND status = 'published'"),
      contributions: count("contributions"),
      done: count("inbox WHERE state = 'done'"),
      inbox: count("inbox"),
      drafts: count("drafts"),
      dialogues: count("dialogues"),
      dues: count("dues"),
      letters: count("outbox"),
      closed: count("meetings WHERE step = 'choose-problem'"),
    };
    db.close();
    return left;
  });

test("everybody states a problem, one commit an update, and whoever writes by hand leaves the same rows", async () => {
  const left = await leftBy(krug);
  expect(left).toMatchObject({
    commits: 2 * PEOPLE + 1, // all updates came in one batch
    problems: PEOPLE,
    contributions: PEOPLE,
    done: 2 * PEOPLE,
    inbox: 2 * PEOPLE,
    drafts: 0,
    dialogues: 0,
    closed: PEOPLE / CIRCLE,
  });
  expect(await leftBy(bareGrammy)).toEqual(left);
});

test("a round measures all three", async () => {
  const speeds = await round(CIRCLE);
  expect(Object.keys(speeds).toSorted()).toEqual(["bare", "conversations", "krug"]);
  expect(Object.values(speeds).filter((speed) => !(speed > 0 && Number.isFinite(speed)))).toEqual([]);
});

test("the figures are printed as they are, even where they miss the aim", () => {
  const rounds = [{ krug: 300, bare: 3000, conversations: 600 }];
  const printed = table({ people: PEOPLE, rounds, commits: 41, updates: 40 });
  expect(printed).toContain("0.50 (aim: at least 5)");
  expect(printed).toContain("10.0 %");
  expect(printed).toContain("1.02");
});

test("the median of an even number of rounds lies between the two in the middle", () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
});
