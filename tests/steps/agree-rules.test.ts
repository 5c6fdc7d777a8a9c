import { expect, test } from "vitest";
import type { AnyMove } from "../../src/core/notice.ts";
import { halfTime } from "../../src/core/step.ts";
import { hours } from "../../src/core/timetable.ts";
import {
  asksUnlessSilent,
  awaits,
  heard,
  nobodyAwaited,
  notHeard,
  participantsAre,
  queueIs,
  reminds,
  roleOf,
  said,
  stepIs,
} from "../core/checks.ts";
import { type Circle, given, passIn, pieces, vote } from "../core/given.ts";
import { anna, boris, everybody, gleb, stranger, vera } from "../core/people.ts";
import { type Check, type Story, tell } from "../core/story.ts";

const keep = { type: "keep-rules" };
const confirm = { type: "confirm-rules" };
const object = { type: "object-rules" };
const propose = (text: string): AnyMove => ({ type: "propose-rule", text });
const drop = (rule: number): AnyMove => ({ type: "drop-rule", rule });

const four = [anna, boris, vera, gleb];
const others = [boris, vera, gleb];
const standing = ["Every point of view counts", "What is said here stays here"];
const agreeing = (circle: Circle = {}) => given("agree-rules", { people: four, ...circle });
const rulesAre =
  (...rules: readonly string[]): Check =>
  ({ meeting }) =>
    expect(meeting.rules).toEqual(rules);

/** Anna proposes, the others keep: the vote is open. */
const voting = (...moves: readonly AnyMove[]) =>
  moves.reduce((story, move) => story.when(anna, move), agreeing()).whenEach(others, keep);
const proposal = ({ meeting }: Story, n = 0) => meeting.contributions[n]?.id ?? 0;

test("the standing rules are shown, and one tap of each keeps them", () => {
  const story = agreeing().shows(asksUnlessSilent(...four), nobodyAwaited, heard("group", "rules-shown"));
  story.whenEach(four, keep).shows(stepIs("state-problems"), rulesAre(...standing), participantsAre(...four));
});

test("a proposed rule is adopted by more than half of the participants", () => {
  const story = voting(propose("Phones away"));
  story
    .shows(awaits(...four), heard("group", "poll-rules"))
    .whenEach([anna, boris, vera], vote(story, proposal(story)))
    .when(gleb, vote(story, 0))
    .shows(rulesAre(...standing, "Phones away"), heard("group", "rules-changed"))
    .shows(asksUnlessSilent(...four), nobodyAwaited)
    .whenEach(four, confirm)
    .shows(stepIs("state-problems"), participantsAre(...four));
});

test("half of the participants is not enough, even where nobody else votes", () => {
  const story = voting(propose("Phones away"));
  story
    .whenEach([anna, boris], vote(story, proposal(story)))
    .shows(awaits(vera, gleb))
    .whenTimePasses(hours(3) + 60_000)
    .shows(rulesAre(...standing), heard("group", "rules-kept"));
});

test("a rule is dropped by vote, several proposals are voted on at once", () => {
  const story = voting(drop(1), propose("Phones away"));
  story
    .whenEach([anna, boris, vera], vote(story, proposal(story), proposal(story, 1)))
    .when(gleb, vote(story, proposal(story, 1)))
    .shows(rulesAre("What is said here stays here", "Phones away"));
});

test("rules that were kept need no second tap when the proposals fail", () => {
  const story = voting(propose("Phones away"));
  story
    .whenEach(four, vote(story, 0))
    .shows(rulesAre(...standing), stepIs("state-problems"), participantsAre(...four));
});

test("keeping the rules while they are being voted on confirms nothing yet", () => {
  const story = voting(propose("Phones away"));
  story
    .whenEach([anna, boris, vera], vote(story, proposal(story)))
    .when(gleb, keep)
    .shows(rulesAre(...standing, "Phones away"), asksUnlessSilent(...four))
    .refuses(gleb, keep, "rulesChanged");
});

/** The circle has adopted a rule, and everybody is shown the change. */
const changed = (circle: Circle = {}) => {
  const story = agreeing(circle).when(anna, propose("Phones away")).whenEach(others, keep);
  return story.whenEach(four, vote(story, proposal(story)));
};

test("who says nothing about the change agrees to it, and takes part", () => {
  changed()
    .whenEach([anna, boris, vera], confirm)
    .shows(asksUnlessSilent(gleb), nobodyAwaited)
    .whenItCloses()
    .shows(stepIs("state-problems"), participantsAre(...four), notHeard(gleb, "set-apart"));
});

test("nobody becomes an observer by silence in an hour meeting either", () => {
  const story = agreeing({ settings: { preset: "hour" } }).when(anna, propose("Phones away"));
  const open = story.whenTimePasses(60_000);
  open
    .whenEach(four, vote(open, proposal(open)))
    .whenItCloses()
    .shows(stepIs("state-problems"), participantsAre(...four));
});

test("only what has changed is shown, with the time until which one can object", () => {
  const story = voting(drop(1), propose("Phones away"));
  const after = story.whenEach(four, vote(story, proposal(story), proposal(story, 1)));
  const [shown] = said(after, gleb, "ask-confirm-rules");
  expect(shown?.args).toMatchObject({
    changes: {
      lines: [
        { key: "line-added", args: { text: "Phones away" } },
        { key: "line-dropped", args: { text: "Every point of view counts" } },
      ],
    },
    until: { moment: after.meeting.closesAt },
  });
});

test("the reminder says what silence means", () => {
  const adopted = changed().when(anna, confirm);
  const story = adopted.whenItIs(halfTime(adopted.meeting));
  story.shows(reminds(...others));
  expect(said(story, gleb, "reminder")[0]?.args.silence).toEqual({ word: "silence-agrees" });
});

test("who objects observes from the next step on, and until then it is one tap to change one's mind", () => {
  const objected = changed().when(gleb, object).shows(heard(gleb, "set-apart"), roleOf(gleb, "participant"));
  objected.refuses(gleb, object, "alreadyObjected");
  objected.whenItCloses().shows(participantsAre(anna, boris, vera), roleOf(gleb, "observer"));
  objected
    .when(gleb, confirm)
    .whenItCloses()
    .shows(participantsAre(...four));
});

test("a meeting that was being confirmed by the rule of before goes on, and nobody is thrown out", () => {
  const { meeting, now } = agreeing().whenEach([anna, boris], keep);
  const asked = (phase: string) => tell({ ...meeting, phase, rules: [...standing, "Phones away"] }, now);
  for (const phase of ["unchanged", "changed"])
    asked(phase)
      .when(vera, confirm)
      .whenItCloses()
      .shows(stepIs("state-problems"), participantsAre(...four));
});

test("where an objection leaves too few, the step keeps its time to talk", () => {
  const story = changed().whenEach([anna, boris], confirm).whenEach([vera, gleb], object);
  story.shows(stepIs("agree-rules")).when(vera, confirm).shows(stepIs("state-problems"));
});

test("who objected comes in later by accepting, and is asked what the others are asked", () => {
  const story = changed()
    .when(gleb, object)
    .whenItCloses()
    .shows(awaits(anna, boris, vera));
  story
    .when(gleb, confirm)
    .shows(participantsAre(...four), awaits(...four), heard(gleb, "let-in", "ask-problem"));
});

test("who comes in while questions go round has the last turn of the round", () => {
  const telling = changed()
    .when(gleb, object)
    .whenItCloses()
    .when(anna, { type: "state-problem", text: "How do I begin?" })
    .whenEach([boris, vera], passIn("state-problems"));
  const asking = telling.when(anna, { type: "tell-case", pieces: pieces("So") }).shows(queueIs(boris, vera));
  asking.when(gleb, confirm).shows(queueIs(boris, vera, gleb));
});

test("once solutions are told it is too late to come in; one goes on observing", () => {
  const telling = changed()
    .when(gleb, object)
    .whenItCloses()
    .when(anna, { type: "state-problem", text: "How do I begin?" })
    .whenEach([boris, vera], passIn("state-problems"))
    .when(anna, { type: "tell-case", pieces: pieces("So") });
  telling
    .whenItCloses()
    .when(boris, { type: "write-solution", text: "I would wait" })
    .whenItCloses()
    .refuses(gleb, confirm, "tooLateToTakePart");
});

test("passing leaves the change to the others: it holds for whoever passes, too", () => {
  changed()
    .when(gleb, passIn("agree-rules"))
    .shows(heard(gleb, "rules-let-be"), asksUnlessSilent(anna, boris, vera))
    .whenItCloses()
    .shows(participantsAre(...four));
});

test("an old button about the rules does what it says, or says why not", () => {
  changed()
    .whenItCloses()
    .refuses(anna, keep, "rulesSettled")
    .refuses(anna, object, "rulesSettled")
    .refuses(anna, confirm, "rulesHold")
    .refuses(stranger, confirm, "notParticipant");
  agreeing().refuses(anna, object, "nothingToObject");
});

test("passing the proposals and the vote leaves the rules to the others", () => {
  const story = agreeing().when(anna, propose("Phones away")).whenEach([boris, vera], keep);
  const open = story.when(gleb, passIn("agree-rules"));
  open
    .shows(awaits(...four))
    .when(gleb, passIn("agree-rules"))
    .shows(awaits(anna, boris, vera), roleOf(gleb, "participant"));
});

test("nobody answers: the rules stay, and everybody takes part", () => {
  agreeing()
    .whenItCloses()
    .shows(stepIs("state-problems"), rulesAre(...standing), participantsAre(...four));
});

test("proposals end at half-time", () => {
  agreeing()
    .when(anna, propose("Phones away"))
    .when(boris, keep)
    .whenTimePasses(hours(2) + 60_000)
    .shows(heard("group", "poll-rules"))
    .refuses(vera, propose("Too late"), "proposalsClosed");
});

test("without any proposal half-time asks only who has not kept the rules", () => {
  agreeing()
    .whenEach([anna, boris, vera], keep)
    .whenTimePasses(hours(2) + 60_000)
    .shows(asksUnlessSilent(gleb), nobodyAwaited)
    .when(gleb, keep)
    .shows(stepIs("state-problems"));
});

test("a rule is one line of up to a hundred characters", () => {
  agreeing()
    .refuses(anna, propose("x".repeat(101)), "tooLong")
    .refuses(anna, propose("One\nTwo"), "oneLine")
    .refuses(anna, propose("   "), "empty")
    .when(anna, propose("x".repeat(100)))
    .shows(heard(anna, "rule-proposed"));
});

test("the same proposal is made once, and an unknown rule is not dropped", () => {
  agreeing()
    .refuses(anna, propose("every point of view COUNTS"), "ruleStands")
    .when(anna, propose("Phones away"))
    .refuses(boris, propose("phones AWAY "), "alreadyProposed")
    .when(boris, drop(2))
    .refuses(vera, drop(2), "alreadyProposed")
    .refuses(vera, drop(3), "unknownChoice")
    .refuses(stranger, keep, "notParticipant");
});

test("a poll has room for eleven proposals", () => {
  const eleven = Array.from({ length: 11 }, (_, n) => propose(`Rule ${n}`));
  eleven
    .reduce((story, move) => story.when(anna, move), agreeing())
    .refuses(boris, propose("More"), "tooManyProposals");
});

test("a person who leaves during the vote is not counted among the participants", () => {
  const story = given("agree-rules", { people: everybody.slice(0, 5) });
  const open = story.whenEach([boris, vera, gleb], keep).when(anna, propose("Phones away"));
  const half = open.whenTimePasses(hours(2) + 60_000);
  half
    .whenEach([anna, boris, vera], vote(half, proposal(half)))
    .when(gleb, { type: "leave" })
    .whenTimePasses(hours(1))
    .shows(rulesAre(...standing, "Phones away"));
});
