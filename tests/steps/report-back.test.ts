import { expect, test } from "vitest";
import { days, hours, minutes } from "../../src/core/timetable.ts";
import {
  awaits,
  heard,
  notHeard,
  outcomeOf,
  reminds,
  said,
  silence,
  statusOf,
  stepIs,
  texts,
} from "../core/checks.ts";
import { before, given, monday, passIn } from "../core/given.ts";
import { anna, boris, everybody, stranger } from "../core/people.ts";

const id = "report-back";
const report = (text: string) => ({ type: "report", text });
const owedReport = { by: anna, text: "1. Wait a week", asked: 0 };
const join = { type: "join" };
const gathering = () => given("gather", { owedReport });

test("the last presenter is asked a day before the meeting", () => {
  const story = before({ owedReport }, days(2));
  story.whenTimePasses(days(1) - 1).shows(silence);
  const asked = story.whenTimePasses(days(1)).shows(stepIs(id), awaits(anna), heard(anna, "ask-report"));
  expect(said(asked, anna, "ask-report")[0]?.args).toMatchObject({ chosen: "1. Wait a week" });
  asked.shows(notHeard("group", "gather-open"));
});

test("and again at the opening, beside the sign-up", () => {
  const opened = before({ owedReport }, days(1)).whenTimePasses(days(1));
  opened.shows(stepIs("gather", id), awaits(anna), heard(anna, "ask-report"));
  expect(opened.meeting.owedReport?.asked).toBe(1);
});

test("the report is published at once when the meeting is open", () => {
  const told = gathering().when(anna, report(" It worked "));
  expect(said(told, "group", "report-told")[0]).toMatchObject({
    sealed: true,
    args: { name: "Anna", text: "It worked", chosen: "1. Wait a week" },
  });
  told.shows(statusOf("report", "published"), awaits()).refuses(anna, report("More"), "alreadyGiven");
});

test("given early, it is published at the opening", () => {
  const early = before({ owedReport }, days(1)).whenTimePasses(minutes(1)).when(anna, report("It worked"));
  early.shows(statusOf("report", "sealed"), notHeard("group", "report-told"), awaits());
  early
    .whenItIs(monday)
    .shows(heard("group", "report-told"), statusOf("report", "published"), notHeard(anna, "ask-report"));
});

test("silence blocks nobody: it closes with the sign-up", () => {
  gathering()
    .whenEach(everybody, join)
    .shows(stepIs("gather", id))
    .whenItCloses()
    .shows(stepIs("elect-moderator"), outcomeOf(id, "silent"), outcomeOf("gather", "gathered"));
});

test("a full circle goes on as soon as the report is told", () => {
  gathering()
    .whenEach(everybody, join)
    .when(anna, report("It worked"))
    .shows(stepIs("elect-moderator"), outcomeOf(id, "told"), texts("report", "It worked"));
});

test("the presenter may pass", () => {
  gathering()
    .whenEach(everybody, join)
    .when(anna, passIn(id))
    .shows(stepIs("elect-moderator"), outcomeOf(id, "silent"))
    .refuses(anna, report("After all"), "stepClosed");
});

test("only who owes the report is asked, and reminded", () => {
  gathering()
    .refuses(boris, report("I saw it"), "notReporter")
    .refuses(stranger, report("I saw it"), "notReporter")
    .refuses(anna, report(" "), "empty")
    .whenTimePasses(hours(6))
    .shows(reminds(anna));
});

test("a presenter who has left is not asked, and holds nobody up", () => {
  before({ owedReport: { ...owedReport, by: stranger } }, days(1))
    .whenTimePasses(hours(1))
    .shows(silence, stepIs());
  gathering()
    .when(anna, { type: "leave" })
    .shows(awaits())
    .whenTimePasses(hours(6))
    .shows(reminds())
    .whenEach(everybody.slice(1), join)
    .whenItCloses()
    .shows(stepIs("elect-moderator"));
});

test("without a commitment there is nothing to report", () => {
  given("gather").shows(stepIs("gather"), notHeard(anna, "ask-report"));
  before({}, days(2)).whenTimePasses(days(1)).shows(silence);
});
