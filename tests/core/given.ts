import { DateTime } from "luxon";
import { ballotOf } from "../../src/core/ballots.ts";
import { begin, type Plan } from "../../src/core/begin.ts";
import type { Meeting, MeetingId, MemberId, Person, Settings } from "../../src/core/meeting.ts";
import type { AnyMove } from "../../src/core/notice.ts";
import { consultants, given as givenIn, participantIds } from "../../src/core/roles.ts";
import { minutes } from "../../src/core/timetable.ts";
import { intervision } from "../../src/formats/intervision.ts";
import { anna, boris, everybody, invited } from "./people.ts";
import { type Story, tell } from "./story.ts";

const zone = "Europe/Berlin";

export const at = (local: string, inZone = zone): number =>
  DateTime.fromISO(local, { zone: inZone }).toMillis();

/** A Monday without any change of clocks near it. */
export const monday = at("2026-06-08T09:00");

export const closings: Settings["closings"] = Object.fromEntries(
  Object.entries(intervision.stages).map(([id, { closing }]) => [id, closing]),
);

const usual: Settings = {
  locale: "en",
  zone,
  preset: "week",
  closings,
  fewest: 3,
  most: 6,
  earlyClosing: true,
  rotationSince: 1,
};

export interface Circle extends Partial<Omit<Plan, "people" | "settings">> {
  readonly settings?: Partial<Settings>;
  /** Who is invited; in the story they sign up in this order. */
  readonly people?: readonly MemberId[];
  readonly known?: ReadonlyMap<MemberId, Partial<Person>>;
  readonly moderator?: MemberId;
  readonly presenter?: MemberId;
  /** Who writes which solutions; each consultant one, where it is not said. */
  readonly solutions?: ReadonlyMap<MemberId, readonly string[]>;
}

/** A meeting before anything has happened. */
export function planned(circle: Circle = {}): Meeting {
  const { settings, people = everybody, known = new Map(), ...rest } = circle;
  const { moderator: _, presenter: __, solutions: ___, ...plan } = rest;
  return begin({
    id: 1 as MeetingId,
    group: 100,
    format: "intervision",
    number: 1,
    theme: "The first weeks of autumn",
    opensAt: monday,
    rules: ["Every point of view counts", "What is said here stays here"],
    ...plan,
    settings: { ...usual, ...settings },
    people: people.map((id) => invited(id, known.get(id))),
  });
}

export const before = (circle: Circle = {}, ms = minutes(1)): Story => {
  const meeting = planned(circle);
  return tell(meeting, meeting.opensAt - ms);
};

/** The meeting has just come to this step: everything before it was played by real moves, a minute before each closing. */
export function given(step: string, circle: Circle = {}): Story {
  let story = before(circle).whenTimePasses(minutes(1));
  while (story.meeting.status !== "ended" && story.meeting.steps[0] !== step) {
    const [open] = story.meeting.steps;
    const play = open === undefined ? undefined : usualCourse[open];
    if (!open || !play) throw new Error(`There is no way from ${open} to ${step}`);
    const nearly = tell(story.meeting, Math.max(story.now, story.meeting.closesAt - minutes(1)));
    story = play(nearly, circle);
    if (story.meeting.steps[0] === open) story = story.whenItCloses();
  }
  if (story.meeting.steps[0] !== step) throw new Error(`The meeting ended before ${step}`);
  return story;
}

type Course = (story: Story, circle: Circle) => Story;

const all = (story: Story): readonly MemberId[] => participantIds(story.meeting);

export const vote = ({ meeting }: Story, ...refs: readonly number[]): AnyMove => {
  const ballot = meeting.ballots.at(-1);
  const options = refs.map((ref) => ballot?.options.findIndex((option) => option.ref === ref) ?? -1);
  return { type: "vote", ballot: ballot?.id ?? 0, options };
};

export const problemOf = ({ meeting }: Story, author: MemberId): number =>
  givenIn(meeting, "problem").find((one) => one.author === author)?.id ?? 0;

export const passIn = (step: string): AnyMove => ({ type: "pass", step });
export const doneIn = (step: string): AnyMove => ({ type: "done", step });

export const pieces = (...texts: readonly string[]) =>
  texts.map((text) => ({ type: "text", text, file: "" }) as const);

/** What people do in each step when nothing in particular happens. */
const usualCourse: Readonly<Record<string, Course>> = {
  gather: (story, { people = everybody }) => story.whenEach(people, { type: "join" }),
  "elect-moderator": (story, { moderator = boris }) =>
    ballotOf(story.meeting, "elect-moderator") ? story.whenEach(all(story), vote(story, moderator)) : story,
  "agree-rules": (story) => story.whenEach(all(story), { type: "keep-rules" }),
  "state-problems": (story) =>
    story.whenEach(all(story), (by) => ({ type: "state-problem", text: `Problem ${by}` })),
  "choose-problem": (story, { presenter = anna }) =>
    story.whenEach(all(story), vote(story, problemOf(story, presenter))),
  "tell-case": (story, { presenter = anna }) =>
    story.when(presenter, { type: "tell-case", pieces: pieces("It was like this") }),
  clarify: (story) => {
    let so = story;
    while (so.meeting.turns) so = so.whenEach(so.meeting.turns.queue.slice(0, 1), passIn("clarify"));
    return so;
  },
  "write-solutions": (story, { solutions }) => {
    const writers = consultants(story.meeting);
    const written = writers.reduce(
      (so, by) =>
        (solutions ? (solutions.get(by) ?? []) : [`I would, says ${by}`]).reduce(
          (one, text) => one.when(by, { type: "write-solution", text }),
          so,
        ),
      story,
    );
    return written.whenEach(writers, doneIn("write-solutions"));
  },
  "voice-solutions": (story) => {
    let so = story;
    while (so.meeting.turns) so = speak(so);
    return so;
  },
  "weigh-solutions": (story) => story.whenEach(all(story), doneIn("weigh-solutions")),
  "choose-solutions": (story, { presenter = anna }) =>
    story.when(presenter, { type: "choose-solutions", solutions: [], why: "I need time" }),
  "share-learnings": (story) =>
    story.whenEach(consultants(story.meeting), (by) => ({ type: "share-learning", text: `Learnt ${by}` })),
};

/** The speaker publishes the first of what they have sealed. */
function speak(story: Story): Story {
  const speaker = story.meeting.turns?.queue[0];
  const own = givenIn(story.meeting, "solution").find(
    (one) => one.author === speaker && one.status === "sealed",
  );
  if (speaker === undefined || !own) throw new Error("Nobody has anything to say");
  return story.when(speaker, { type: "voice", solution: own.id });
}
