import fc from "fast-check";
import { expect, test } from "vitest";
import { isRefusal } from "../../src/core/decision.ts";
import { duesOf } from "../../src/core/due.ts";
import { evolveAll } from "../../src/core/evolve.ts";
import { type Meeting, type MemberId, meetingSchema } from "../../src/core/meeting.ts";
import { type Played, play, tick } from "../../src/core/play.ts";
import { days, isQuiet } from "../../src/core/timetable.ts";
import { intervision } from "../../src/formats/intervision.ts";
import { before, type Circle, given } from "./given.ts";
import { type Event, event, fittingMove } from "./moves.ts";
import { anna, boris, everybody, vera } from "./people.ts";
import { brokenIn } from "./soundness.ts";
import type { Story } from "./story.ts";

const circles: readonly Circle[] = [
  { people: everybody, known: new Map([[vera, { firstInLine: true }]]), settings: { most: 5 } },
  { people: everybody.slice(0, 4), settings: { earlyClosing: false }, number: 3 },
  {
    people: everybody.slice(0, 5),
    settings: { preset: "hour" },
    known: new Map([[anna, { lastModerated: 1, parked: "Still the same" }]]),
    number: 2,
    owedReport: { by: boris, text: "1. Wait", asked: 0 },
  },
];

const starts = new Map<string, Story>();

/** A meeting that has come as far as a step, or is still to open. */
function startingAt(step: string, circle: Circle): Story {
  const key = `${step} ${circles.indexOf(circle)}`;
  const known = starts.get(key);
  if (known) return known;
  const story = step === "" ? before(circle, days(2)) : given(step, { ...circle, settings: roomy(circle) });
  starts.set(key, story);
  return story;
}

/** The usual course signs everybody up, and they all have to fit. */
const roomy = ({ settings, people = [] }: Circle) => ({ ...settings, most: people.length });

const start = fc
  .record({
    step: fc.constantFrom("", "", ...Object.keys(intervision.stages)),
    circle: fc.constantFrom(...circles),
  })
  .map(({ step, circle }) => startingAt(step, circle));

/** Plays one event; a refusal has to leave everything as it is. */
function live(
  meeting: Meeting,
  now: number,
  one: Event,
): { readonly played: Played | undefined; readonly now: number } {
  switch (one.kind) {
    case "time":
      return { played: tick(intervision, meeting, now + one.ms), now: now + one.ms };
    case "due": {
      const at = nextDue(meeting, now);
      return at === undefined
        ? { played: undefined, now }
        : { played: tick(intervision, meeting, at), now: at };
    }
    case "led":
    case "forged":
    case "fitting": {
      const turn =
        one.kind === "fitting"
          ? fittingMove(meeting, now, one)
          : { by: leaderOf(meeting, one), move: one.move };
      const played = turn && play(intervision, meeting, { by: turn.by, move: turn.move, now });
      return { played: played && !isRefusal(played) ? played : undefined, now };
    }
  }
}

const leaderOf = ({ moderator, presenter }: Meeting, one: Event): MemberId => {
  if (one.kind === "forged") return one.by;
  const isTheirs = one.kind === "led" && one.move.type === "stop-case";
  return (isTheirs ? presenter : moderator) ?? anna;
};

const nextDue = (meeting: Meeting, now: number): number | undefined =>
  duesOf(intervision, meeting)
    .map(({ at }) => at)
    .filter((at) => at > now)
    .toSorted((a, b) => a - b)[0];

/** What was said stays said: an author, a step and a kind never change. */
function keepsWords(earlier: Meeting, after: Meeting): void {
  const firsts = ({ contributions }: Meeting) =>
    contributions.slice(0, earlier.contributions.length).map((one) => [one.author, one.step, one.kind]);
  expect(firsts(after)).toEqual(firsts(earlier));
}

/** A meeting that nobody can change in place: neither a move that is refused, nor one that is made. */
function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
}

interface Lived {
  readonly meeting: Meeting;
  readonly now: number;
}

function liveThrough(
  from: Story,
  events: readonly Event[],
  check: (before: Meeting, played: Played) => void,
): Lived {
  let meeting = freeze(from.meeting);
  let { now } = from;
  for (const one of events) {
    const lived = live(meeting, now, one);
    now = lived.now;
    if (!lived.played) continue;
    check(meeting, lived.played);
    meeting = freeze(lived.played.meeting);
  }
  return { meeting, now };
}

const course = fc.array(event, { minLength: 20, maxLength: 100, size: "max" });
const seeded = (numRuns: number) => ({ seed: 20_260_608, numRuns, interruptAfterTimeLimit: 8_000 });

test("whatever people do and however time passes, a meeting stays sound", () => {
  fc.assert(
    fc.property(start, course, (from, all) => {
      liveThrough(from, all, (earlier, { meeting }) => {
        expect(brokenIn(meeting)).toEqual([]);
        keepsWords(earlier, meeting);
      });
    }),
    seeded(70),
  );
});

test("its facts alone bring a meeting from what it was to what it is", () => {
  fc.assert(
    fc.property(start, course, (from, all) => {
      liveThrough(from, all, (earlier, { meeting, facts }) =>
        expect(evolveAll(earlier, facts)).toEqual(meeting),
      );
    }),
    seeded(40),
  );
});

test("a meeting that was written down and read again is the same", () => {
  fc.assert(
    fc.property(start, course, (from, all) => {
      const { meeting } = liveThrough(from, all, () => {});
      expect(meetingSchema.parse(JSON.parse(JSON.stringify(meeting)))).toEqual(meeting);
    }),
    seeded(40),
  );
});

test("the same moment twice changes nothing twice, and says nothing twice", () => {
  fc.assert(
    fc.property(start, course, (from, all) => {
      const { meeting, now } = liveThrough(from, all, () => {});
      const once = tick(intervision, meeting, now);
      expect(tick(intervision, once.meeting, now)).toEqual({ meeting: once.meeting, facts: [], notices: [] });
    }),
    seeded(40),
  );
});

test("after a tick nothing is due any more, except reminders that wait for the night to pass", () => {
  fc.assert(
    fc.property(start, course, (from, all) => {
      const { meeting, now } = liveThrough(from, all, () => {});
      const { settings, ...after } = tick(intervision, meeting, now).meeting;
      const spent = duesOf(intervision, { ...after, settings }).filter(({ at }) => at <= now);
      const nightly = isQuiet(settings.zone, now) ? ["half", "last"] : [];
      expect(spent.filter(({ kind }) => !nightly.includes(kind))).toEqual([]);
    }),
    seeded(40),
  );
});

test("a meeting always comes to its end by its own moments", () => {
  fc.assert(
    fc.property(start, course, (from, all) => {
      let { meeting, now } = liveThrough(from, all, () => {});
      for (let ticks = 0; ticks < 200 && meeting.status !== "ended"; ticks += 1) {
        const at = nextDue(meeting, now);
        expect(at).toBeDefined();
        now = at ?? now;
        meeting = tick(intervision, meeting, now).meeting;
      }
      expect([meeting.status, meeting.ending]).toEqual(["ended", expect.stringMatching(/^\w+$/)]);
    }),
    seeded(40),
  );
});
