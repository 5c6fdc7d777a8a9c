import { describe, expect, test } from "vitest";
import { isForgotten } from "../../src/core/forgotten.ts";
import type { Meeting, MemberId } from "../../src/core/meeting.ts";
import { follow } from "../../src/core/play.ts";
import { ballotsQuoting, postsOf, postsQuoting, retold } from "../../src/core/retold.ts";
import { participantIds } from "../../src/core/roles.ts";
import { minutes } from "../../src/core/timetable.ts";
import { intervision } from "../../src/formats/intervision.ts";
import { given } from "./given.ts";
import { tell } from "./story.ts";

/** Numbers as Telegram gives them, far from those of contributions. */
const people = [700001, 700002, 700003, 700004, 700005].map((id) => id as MemberId);
const [anna, boris, vera] = people as [MemberId, MemberId, MemberId];
const named = ["Anna", "Boris", "Vera", "Gleb", "Dina"];
const known = new Map(people.map((id, index) => [id, { name: named[index] ?? "" }]));
const circle = { people, known, moderator: boris, presenter: anna };

const forgotten = (member: MemberId) =>
  ({ type: "personForgotten", member, name: "Colleague", words: "taken back" }) as const;

/** They leave, and are forgotten at the same moment, a minute after the step opened. */
function without(meeting: Meeting, member: MemberId) {
  const facts = [{ type: "personLeft", member } as const, forgotten(member)];
  return follow(intervision, meeting, { facts, notices: [] }, meeting.openedAt + minutes(1));
}

const steps = Object.keys(intervision.stages).slice(1);

describe.each(steps)("in the step %s", (step) => {
  test.each(
    people.map((id, index) => [named[index] ?? "", id] as const),
  )("%s can be forgotten: neither name nor number nor words are left, and the meeting comes to its end", (name, member) => {
    const { meeting } = given(step, circle);
    const after = without(meeting, member);
    const left = JSON.stringify(after.meeting);
    expect(left).not.toContain(String(member));
    expect(left).not.toContain(name);
    expect(participantIds(after.meeting)).toHaveLength(4);
    expect(after.meeting.people.filter(({ id }) => isForgotten(id))).toHaveLength(1);
    let story = tell(after.meeting, meeting.openedAt + minutes(2));
    for (let closings = 0; closings < 20 && story.meeting.status !== "ended"; closings += 1)
      story = story.whenItCloses();
    expect(story.meeting.status).toBe("ended");
  });
});

test("whoever stays hears what has changed by it, and nobody speaks to who is gone", () => {
  const heard = steps.flatMap((step) =>
    people.flatMap((member) => {
      const { notices } = without(given(step, circle).meeting, member);
      return notices.flatMap(({ to }) => ("member" in to ? [{ member, to: to.member }] : []));
    }),
  );
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.filter(({ member, to }) => to === member || isForgotten(to))).toEqual([]);
});

test("two who are forgotten are two, and neither is the other", () => {
  const { meeting } = given("voice-solutions", circle);
  const after = without(without(meeting, vera).meeting, people[3] as MemberId).meeting;
  expect(after.people.filter(({ id }) => isForgotten(id)).map(({ id }) => id)).toEqual([-1, -2]);
  const authors = new Set(after.contributions.map(({ author }) => author).filter(isForgotten));
  expect([...authors].toSorted()).toEqual([-1, -2]);
});

test("what was sealed is nowhere, what was published says that it was taken back", () => {
  const { meeting } = given("voice-solutions", circle);
  const own = without(meeting, vera).meeting.contributions.filter(({ author }) => isForgotten(author));
  expect(own.map(({ kind, text, status }) => [kind, text, status])).toEqual([
    ["problem", "taken back", "published"],
    ["solution", "", "withdrawn"],
  ]);
});

test("the votes of others stay what they are, and so does what they count for", () => {
  const { meeting } = given("choose-problem", circle);
  const before = meeting.votes.filter(({ voter }) => voter !== vera);
  expect(without(meeting, vera).meeting.votes.filter(({ voter }) => !isForgotten(voter))).toEqual(before);
});

test("a choice to report on is kept without the words of those who were forgotten since", () => {
  const solutions = [
    { author: vera, number: 1, text: "Wait a week" },
    { author: boris, number: 2, text: "Ask him" },
  ];
  const { meeting } = given("gather", {
    ...circle,
    owedReport: { by: anna, text: "It is small", solutions, asked: 0 },
  });
  expect(without(meeting, vera).meeting.owedReport?.solutions?.map(({ text }) => text)).toEqual([
    "taken back",
    "Ask him",
  ]);
  expect(without(meeting, anna).meeting.owedReport).toBeUndefined();
});

test("it is known which messages are theirs alone, which quote them beside others, and how those read now", () => {
  const { meeting } = given("share-learnings", circle).when(boris, {
    type: "share-learning",
    text: "Patience",
  });
  expect(postsOf(meeting, vera).length).toBeGreaterThan(1);
  expect(postsQuoting(meeting, vera)).toEqual(["problems-revealed"]);
  expect(postsQuoting(meeting, anna)).toEqual(["problems-revealed", "minutes"]);
  expect(ballotsQuoting(meeting, vera)).toHaveLength(1);
  const after = without(meeting, vera).meeting;
  const told = JSON.stringify(retold(after, "problems-revealed"));
  expect(told).toContain("taken back");
  expect(told).toContain(`Problem ${anna}`);
  expect(told).not.toContain(String(vera));
  expect(retold(after, "rules")).toBeUndefined();
});
