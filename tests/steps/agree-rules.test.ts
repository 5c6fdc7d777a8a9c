import { expect, test } from "vitest";
import type { AnyMove } from "../../src/core/notice.ts";
import { hours } from "../../src/core/timetable.ts";
import { awaits, endedAs, heard, nobodyAwaited, participantsAre, roleOf, stepIs } from "../core/checks.ts";
import { type Circle, given, passIn, vote } from "../core/given.ts";
import { anna, boris, everybody, gleb, stranger, vera } from "../core/people.ts";
import type { Check, Story } from "../core/story.ts";

const keep = { type: "keep-rules" };
const confirm = { type: "confirm-rules" };
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
  const story = agreeing().shows(awaits(...four), heard("group", "rules-shown"));
  story.whenEach(four, keep).shows(stepIs("state-problems"), rulesAre(...standing), participantsAre(...four));
});

test("a proposed rule is adopted by more than half of the participants", () => {
  const story = voting(propose("Phones away"));
  story
    .shows(awaits(...four), heard("group", "poll-rules"))
    .whenEach([anna, boris, vera], vote(story, proposal(story)))
    .when(gleb, vote(story, 0))
    .shows(rulesAre(...standing, "Phones away"), heard("group", "rules-changed"))
    .shows(awaits(...four))
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
    .shows(rulesAre(...standing), awaits(anna))
    .when(anna, confirm)
    .shows(stepIs("state-problems"), participantsAre(...four));
});

test("keeping the rules while they are being voted on confirms nothing yet", () => {
  const story = voting(propose("Phones away"));
  story
    .whenEach([anna, boris, vera], vote(story, proposal(story)))
    .when(gleb, keep)
    .shows(rulesAre(...standing, "Phones away"), awaits(...four));
});

test("who does not confirm the final rules goes on as an observer", () => {
  const story = voting(propose("Phones away"));
  story
    .whenEach(four, vote(story, proposal(story)))
    .whenEach([anna, boris, vera], confirm)
    .shows(awaits(gleb))
    .whenItCloses()
    .shows(stepIs("state-problems"), participantsAre(anna, boris, vera), roleOf(gleb, "observer"))
    .shows(heard(gleb, "set-apart"));
});

test("passing the final rules means observing", () => {
  const story = voting(propose("Phones away"));
  story
    .whenEach(four, vote(story, proposal(story)))
    .when(gleb, passIn("agree-rules"))
    .shows(roleOf(gleb, "observer"), heard(gleb, "set-apart"), awaits(anna, boris, vera));
});

test("passing the proposals and the vote leaves the rules to the others", () => {
  const story = agreeing().when(anna, propose("Phones away")).whenEach([boris, vera], keep);
  const open = story.when(gleb, passIn("agree-rules"));
  open
    .shows(awaits(...four))
    .when(gleb, passIn("agree-rules"))
    .shows(awaits(anna, boris, vera), roleOf(gleb, "participant"));
});

test("nobody answers: all observe, and the meeting ends kindly", () => {
  agreeing().whenItCloses().shows(endedAs("tooFew"), nobodyAwaited);
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
    .shows(awaits(gleb))
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
