import { expect, test } from "vitest";
import { candidates, rotationAfter } from "../../src/core/roles.ts";
import {
  awaits,
  heard,
  moderatorIs,
  nobodyAwaited,
  outcomeOf,
  said,
  silence,
  stepIs,
} from "../core/checks.ts";
import { type Circle, given, passIn, vote } from "../core/given.ts";
import { anna, boris, dina, egor, everybody, gleb, nameOf, stranger, vera } from "../core/people.ts";
import type { Story } from "../core/story.ts";

const decline = { type: "decline-moderation" };
const election = (circle: Circle = {}) => given("elect-moderator", circle);
const standing = ({ meeting }: Story) => meeting.ballots.at(-1)?.options.map(({ label }) => label);
const moderated = (...numbers: readonly number[]) =>
  new Map(everybody.map((id, index) => [id, { lastModerated: numbers[index] ?? 0 }]));

test("the one with the most votes moderates, and everybody learns it", () => {
  const story = election();
  story
    .shows(awaits(...everybody))
    .whenEach([anna, boris, vera, gleb], vote(story, dina))
    .whenEach([dina, egor], vote(story, egor))
    .shows(stepIs("agree-rules"), moderatorIs(dina), heard("group", "moderator-elected"))
    .shows(heard(dina, "moderator-you"));
});

test("who moderated in this rotation does not stand until all others have", () => {
  const story = election({ number: 5, known: moderated(3, 4), settings: { rotationSince: 3 } });
  expect(standing(story)).toEqual([vera, gleb, dina, egor].map(nameOf));
});

test("once everybody has moderated, everybody stands again, and a new rotation begins", () => {
  const story = election({ number: 7, known: moderated(1, 2, 3, 4, 5, 6) });
  expect(standing(story)).toHaveLength(6);
  const elected = story.whenEach(everybody, vote(story, boris)).shows(moderatorIs(boris));
  expect(rotationAfter(elected.meeting)).toBe(7);
});

test("the rotation goes on while somebody has not had their turn", () => {
  const story = election({ number: 3, known: moderated(1, 2) });
  const elected = story.whenEach(everybody, vote(story, vera));
  expect(rotationAfter(elected.meeting)).toBe(1);
});

test("who declined while signing up does not stand", () => {
  const gathering = given("gather").when(boris, { type: "join" }).when(boris, decline);
  const story = gathering.whenEach([anna, vera, gleb], { type: "join" }).whenItCloses();
  expect(standing(story)).toEqual([anna, vera, gleb].map(nameOf));
  expect(candidates(story.meeting).map(({ id }) => id)).not.toContain(boris);
});

test("who declines during the election does not win it", () => {
  const story = election();
  story
    .whenEach([anna, boris, vera, gleb], vote(story, dina))
    .when(egor, vote(story, vera))
    .when(dina, decline)
    .shows(heard(dina, "moderation-declined"))
    .when(dina, passIn("elect-moderator"))
    .shows(moderatorIs(vera));
});

test("a tie goes to who has never moderated, then to who moderated longest ago", () => {
  const story = election({ number: 9, known: moderated(8, 7, 0, 0, 1, 2), settings: { rotationSince: 9 } });
  story
    .whenEach([anna, boris], vote(story, boris))
    .whenEach([vera, gleb], vote(story, anna))
    .whenItCloses()
    .shows(moderatorIs(boris));
  story
    .when(anna, vote(story, egor))
    .when(boris, vote(story, dina))
    .when(vera, vote(story, gleb))
    .whenItCloses()
    .shows(moderatorIs(gleb));
});

test("a tie between equals goes to the earlier sign-up", () => {
  const story = election({ people: [gleb, egor, anna, boris] });
  story.when(anna, vote(story, boris)).when(boris, vote(story, egor)).whenItCloses().shows(moderatorIs(egor));
});

test("nobody votes: who never moderated and signed up first leads", () => {
  election({ people: [gleb, anna, vera], known: new Map([[gleb, { lastModerated: 1 }]]), number: 2 })
    .whenItCloses()
    .shows(moderatorIs(anna), outcomeOf("elect-moderator", "elected"));
});

test("a single candidate is appointed without a poll", () => {
  const known = new Map([
    [anna, { lastModerated: 1 }],
    [boris, { lastModerated: 2 }],
  ]);
  const gathered = given("agree-rules", { people: [anna, boris, vera], known, number: 3 });
  gathered.shows(moderatorIs(vera), heard("group", "moderator-appointed"));
  expect(gathered.meeting.ballots).toEqual([]);
});

test("all decline: the meeting goes on without a moderator", () => {
  const story = election({ people: [anna, boris, vera] });
  story
    .whenEach([anna, boris, vera], decline)
    .whenItCloses()
    .shows(stepIs("agree-rules"), moderatorIs(undefined), heard("group", "moderator-none"));
});

test("the elected one declines: the runner-up takes over", () => {
  const story = election();
  const elected = story
    .whenEach([anna, boris, vera], vote(story, dina))
    .whenEach([gleb, dina], vote(story, egor))
    .when(egor, vote(story, gleb))
    .shows(moderatorIs(dina));
  elected
    .when(dina, { type: "lead-handover" })
    .shows(moderatorIs(egor), heard("group", "moderator-replaced"), heard(egor, "moderator-you"))
    .when(egor, { type: "lead-handover" })
    .shows(moderatorIs(gleb))
    .refuses(dina, { type: "lead-handover" }, "notModerator");
});

test("a runner-up who has declined meanwhile is not called upon", () => {
  const story = election();
  story
    .whenEach([anna, boris, vera], vote(story, dina))
    .whenEach([gleb, dina], vote(story, egor))
    .when(egor, vote(story, gleb))
    .when(egor, decline)
    .when(dina, { type: "lead-handover" })
    .shows(moderatorIs(gleb));
});

test("who takes their vote back is awaited again, and counts anew", () => {
  const story = election({ people: [anna, boris, vera] });
  story
    .when(anna, vote(story, vera))
    .when(boris, vote(story, boris))
    .when(anna, vote(story))
    .shows(awaits(anna, vera))
    .when(vera, vote(story, boris))
    .shows(awaits(anna))
    .when(anna, vote(story, vera))
    .shows(moderatorIs(boris));
});

test("a vote counts once, however often it is cast", () => {
  const story = election();
  const voted = story
    .when(anna, vote(story, vera))
    .when(anna, vote(story, boris))
    .when(anna, vote(story, boris));
  expect(voted.meeting.votes).toHaveLength(1);
});

test("who does not take part is told once that their vote does not count", () => {
  const story = election({ people: [anna, boris, vera, gleb] });
  const apart = given("gather")
    .whenEach([anna, boris, vera], { type: "join" })
    .when(gleb, { type: "observe" });
  const voting = apart.whenItCloses();
  voting
    .when(gleb, vote(voting, anna))
    .shows(heard(gleb, "vote-not-counted"))
    .when(gleb, vote(voting, anna))
    .shows(silence);
  const outside = story.when(stranger, vote(story, anna));
  expect(said(outside, stranger, "vote-not-counted")).toHaveLength(1);
  expect(outside.meeting.votes).toEqual([]);
});

test("a vote is only for somebody who stands, in a poll that is open", () => {
  const story = election();
  const after = story.whenEach(everybody, vote(story, boris));
  story
    .refuses(anna, { type: "vote", ballot: 1, options: [17] }, "unknownChoice")
    .refuses(anna, { type: "vote", ballot: 7, options: [0] }, "pollClosed")
    .refuses(anna, { type: "vote", ballot: 1 }, "stepClosed");
  after.refuses(anna, vote(story, vera), "pollClosed");
});

test("a button votes like the poll: one option, sent twice it stays, and another button takes it back", () => {
  const tap = { type: "tick", ballot: 1, option: 2 };
  const back = { type: "untick", ballot: 1 };
  const story = election().when(anna, tap);
  expect(story.meeting.votes).toMatchObject([{ voter: anna, options: [2] }]);
  expect(story.when(anna, { ...tap, option: 3 }).meeting.votes).toMatchObject([{ options: [3] }]);
  expect(story.when(anna, tap).meeting.votes).toEqual(story.meeting.votes);
  expect(story.when(anna, back).meeting.votes).toEqual([]);
  expect(story.when(anna, back).when(anna, back).meeting.votes).toEqual([]);
});

test("who passes is not awaited any more", () => {
  election({ people: [anna, boris, vera] })
    .when(anna, passIn("elect-moderator"))
    .shows(awaits(boris, vera))
    .whenEach([boris, vera], passIn("elect-moderator"))
    .shows(stepIs("agree-rules"), moderatorIs(anna))
    .refuses(stranger, passIn("elect-moderator"), "stepClosed");
});

test("only the votes of who is still here count", () => {
  const story = election();
  story
    .whenEach([anna, boris, vera], vote(story, dina))
    .whenEach([gleb, dina], vote(story, egor))
    .whenEach([anna, boris], { type: "leave" })
    .when(egor, passIn("elect-moderator"))
    .shows(moderatorIs(egor));
});

test("a candidate who leaves cannot win", () => {
  const story = election({ people: [anna, boris, vera, gleb] });
  story
    .whenEach([anna, boris], vote(story, vera))
    .when(gleb, vote(story, boris))
    .when(vera, { type: "leave" })
    .shows(moderatorIs(boris), nobodyIsVera);
});

const nobodyIsVera = ({ meeting }: Story) => expect(meeting.runnersUp).not.toContain(vera);

test("with early closing turned off the election lasts until its time", () => {
  const story = election({ settings: { earlyClosing: false } });
  story
    .whenEach(everybody, vote(story, vera))
    .shows(stepIs("elect-moderator"), nobodyAwaited)
    .whenItCloses()
    .shows(stepIs("agree-rules"), moderatorIs(vera));
});
