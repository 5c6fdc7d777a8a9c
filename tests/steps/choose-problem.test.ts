import { expect, test } from "vitest";
import { hours, minutes } from "../../src/core/timetable.ts";
import {
  awaits,
  endedAs,
  heard,
  moderatorIs,
  notHeard,
  outcomeOf,
  presenterIs,
  reminds,
  said,
  stepIs,
} from "../core/checks.ts";
import { type Circle, given, passIn, problemOf, vote } from "../core/given.ts";
import { anna, boris, dina, egor, everybody, gleb, stranger, vera } from "../core/people.ts";
import type { Story } from "../core/story.ts";

const id = "choose-problem";
const choosing = (circle: Circle = {}) => given(id, { moderator: boris, ...circle });
const voteFor = (story: Story, author: typeof anna) => vote(story, problemOf(story, author));
const chooses = (story: Story, author: typeof anna) => ({ type: id, problem: problemOf(story, author) });
const toHalf = (story: Story) =>
  story.whenItIs((story.meeting.openedAt + story.meeting.closesAt) / 2 + minutes(1));
const options = ({ meeting }: Story) => meeting.ballots.at(-1)?.options.map(({ label }) => label);

/** Anna's and Vera's problems have two votes each, Dina's one. */
const tied = (circle: Circle = {}) => {
  const story = choosing(circle);
  return story
    .whenEach([anna, boris], voteFor(story, anna))
    .whenEach([vera, gleb], voteFor(story, vera))
    .when(dina, voteFor(story, dina));
};

test("the author of the problem with the most votes presents", () => {
  const story = choosing().shows(awaits(...everybody), heard("group", "poll-problem"));
  story
    .whenEach([anna, boris, vera, gleb], voteFor(story, dina))
    .whenEach([dina, egor], voteFor(story, egor))
    .shows(
      stepIs("tell-case"),
      presenterIs(dina),
      outcomeOf(id, "chosen"),
      heard("group", "presenter-chosen"),
    );
});

test("a plain win stands at the closing, however few have voted", () => {
  const story = choosing();
  toHalf(story.when(anna, voteFor(story, gleb)))
    .shows(stepIs(id), awaits(boris, vera, gleb, dina, egor))
    .whenItCloses()
    .shows(presenterIs(gleb));
});

test("a tie at half-time gets a run-off among the tied", () => {
  const story = toHalf(tied()).shows(stepIs(id), heard("group", "poll-run-off"), awaits(...everybody));
  expect(options(story)).toEqual(["1. Problem 1", "3. Problem 3"]);
  story.whenEach([anna, boris, vera, gleb], voteFor(story, vera)).whenItCloses().shows(presenterIs(vera));
});

test("when all have voted, a tie is run off at once", () => {
  const story = tied();
  story
    .when(egor, voteFor(story, egor))
    .shows(stepIs(id), heard("group", "poll-run-off"), awaits(...everybody));
});

test("a tie that comes about in the second half may still untie itself", () => {
  const story = choosing();
  const half = toHalf(story.when(anna, voteFor(story, anna))).shows(notHeard("group", "poll-run-off"));
  half
    .when(boris, voteFor(half, vera))
    .shows(notHeard("group", "poll-run-off"))
    .whenEach([vera, gleb], voteFor(half, dina))
    .whenItCloses()
    .shows(presenterIs(dina));
});

test("tied again: the moderator decides, and has a turn's time for it", () => {
  const runOff = toHalf(tied());
  const again = runOff
    .when(anna, voteFor(runOff, anna))
    .when(vera, voteFor(runOff, vera))
    .whenItCloses()
    .shows(stepIs(id), awaits(boris), heard("group", "tied-again"), heard(boris, "ask-tie"));
  expect(again.meeting.closesAt - again.now).toBe(hours(3));
  again
    .refuses(anna, chooses(again, anna), "notModerator")
    .refuses(boris, chooses(again, dina), "unknownChoice")
    .when(boris, chooses(again, vera))
    .shows(stepIs("tell-case"), presenterIs(vera));
});

test("the moderator who has just been asked to decide is not reminded in the same breath", () => {
  const runOff = toHalf(tied());
  runOff
    .whenEach([anna, boris], voteFor(runOff, anna))
    .whenEach([vera, gleb], voteFor(runOff, vera))
    .whenEach([dina, egor], passIn(id))
    .shows(awaits(boris), reminds());
});

test("the moderator is silent: the earliest stated is taken", () => {
  const runOff = toHalf(tied());
  const again = runOff.when(anna, voteFor(runOff, anna)).when(vera, voteFor(runOff, vera)).whenItCloses();
  again.whenItCloses().shows(stepIs("tell-case"), presenterIs(anna));
});

test("nobody votes in the run-off: that is a tie again, between the same two", () => {
  const again = toHalf(tied()).whenItCloses().shows(awaits(boris));
  again.refuses(boris, chooses(again, dina), "unknownChoice").when(boris, chooses(again, vera));
});

test("the moderator passes: the earliest stated is taken at once", () => {
  const runOff = toHalf(tied());
  const again = runOff.when(anna, voteFor(runOff, anna)).when(vera, voteFor(runOff, vera)).whenItCloses();
  again.when(boris, passIn(id)).shows(stepIs("tell-case"), presenterIs(anna));
});

test("a tie at the closing has no time for a run-off: the moderator decides", () => {
  const story = choosing();
  const half = toHalf(story.when(anna, voteFor(story, anna)));
  half
    .when(vera, voteFor(half, vera))
    .whenItCloses()
    .shows(stepIs(id), awaits(boris), heard(boris, "ask-tie"));
});

test("nobody votes: the earliest stated is taken", () => {
  toHalf(choosing())
    .shows(notHeard("group", "poll-run-off"), awaits(...everybody))
    .whenItCloses()
    .shows(stepIs("tell-case"), presenterIs(anna));
});

test("without a moderator a second tie goes to the earliest stated", () => {
  const election = given("elect-moderator", { people: [anna, boris, vera] });
  const nobody = election.whenEach([anna, boris, vera], { type: "decline-moderation" }).whenItCloses();
  const stated = nobody
    .whenEach([anna, boris, vera], { type: "keep-rules" })
    .whenEach([vera, anna], { type: "state-problem", text: "A problem" })
    .when(boris, passIn("state-problems"));
  const first = stated
    .when(anna, voteFor(stated, anna))
    .when(vera, voteFor(stated, vera))
    .when(boris, passIn(id));
  first
    .when(anna, voteFor(first, anna))
    .when(vera, voteFor(first, vera))
    .when(boris, passIn(id))
    .shows(moderatorIs(undefined), stepIs("tell-case"), presenterIs(vera));
});

test("the moderator's own problem is chosen: the election's runner-up moderates from here", () => {
  const story = choosing();
  story
    .whenEach(everybody, voteFor(story, boris))
    .shows(presenterIs(boris), moderatorIs(anna), heard("group", "moderator-replaced"));
});

test("the problem of somebody who leaves cannot win: the next most voted does", () => {
  const story = choosing();
  story
    .whenEach([anna, boris, vera], voteFor(story, gleb))
    .whenEach([gleb, dina], voteFor(story, egor))
    .when(gleb, { type: "leave" })
    .when(egor, passIn(id))
    .shows(stepIs("tell-case"), presenterIs(egor));
});

test("all authors leave: the meeting ends kindly", () => {
  const stated = given("state-problems", { people: [anna, boris, vera, gleb, dina] })
    .whenEach([anna, boris], { type: "state-problem", text: "A problem" })
    .whenEach([vera, gleb, dina], passIn("state-problems"));
  const gone = stated.whenEach([anna, boris], { type: "leave" });
  gone.shows(endedAs("noProblem"));
  expect(gone.meeting.ballots.every(({ closed }) => closed)).toBe(true);
});

test("options carry the number and the beginning of the problem, and only participants choose", () => {
  const story = choosing();
  expect(options(story)?.[0]).toBe("1. Problem 1");
  story.refuses(stranger, passIn(id), "notParticipant").refuses(boris, chooses(story, anna), "notModerator");
  expect(said(story.when(stranger, voteFor(story, anna)), stranger, "vote-not-counted")).toHaveLength(1);
});
