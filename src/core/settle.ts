import { isPut, keepsOpen } from "./asks.ts";
import { closeBallot } from "./ballots.ts";
import { accept, type Happening, together } from "./decision.ts";
import { evolveAll } from "./evolve.ts";
import type { Fact } from "./facts.ts";
import type { Format } from "./format.ts";
import { resumption } from "./giving-back.ts";
import { isWaitingForWords, waitForWords } from "./grace.ts";
import type { Meeting, MemberId } from "./meeting.ts";
import { minutes } from "./minutes.ts";
import { replaceModerator } from "./moderator.ts";
import { type Notice, tellGroup } from "./notice.ts";
import { hasStopped } from "./presenter.ts";
import { reminders } from "./prompts.ts";
import { FEWEST, isParticipant, participants } from "./roles.ts";
import { asksOf, openSteps, sceneOf } from "./scene.ts";
import { moderatorMissed, wasSilent } from "./silence.ts";
import { EXTEND, halfTime, type Scene, type Step } from "./step.ts";
import { whenCounted } from "./tally.ts";
import { afterQuiet, closesAt, days, extended, isQuiet, lastCall } from "./timetable.ts";

interface Settled {
  readonly meeting: Meeting;
  readonly facts: readonly Fact[];
  readonly notices: readonly Notice[];
}

/** Follows the meeting until nothing more happens by itself at this moment. */
export function settle(
  format: Format,
  meeting: Meeting,
  now: number,
  drafting: readonly MemberId[] = [],
): Settled {
  let state: Settled = { meeting, facts: [], notices: [] };
  // Every round either closes a step, moves a phase or a turn, or ends; a format of 14 steps needs far fewer.
  for (let rounds = 0; rounds < 200; rounds += 1) {
    const happening = nextHappening(format, sceneOf(state.meeting, now, drafting));
    if (!happening) return state;
    state = {
      meeting: evolveAll(state.meeting, happening.facts),
      facts: [...state.facts, ...happening.facts],
      notices: [...state.notices, ...happening.notices],
    };
  }
  throw new Error(`A meeting did not come to rest in ${meeting.steps.join(", ")}`);
}

function nextHappening(format: Format, scene: Scene): Happening | undefined {
  const { meeting, now } = scene;
  switch (meeting.status) {
    case "planned":
      return now >= meeting.opensAt
        ? openMeeting(format, meeting, now)
        : askReportEarly(format, meeting, now);
    case "paused":
      return now >= meeting.pausedUntil ? resumption(meeting, now) : undefined;
    case "ended":
      return undefined;
    case "running":
      return (
        moderatorGone(meeting) ??
        tooFew(format, meeting) ??
        caseOver(format, meeting, now) ??
        whenCounted(format, { meeting, now }, progress(format, scene))
      );
  }
}

function openMeeting(format: Format, meeting: Meeting, now: number): Happening {
  return together(
    accept([{ type: "opened" }]),
    openStage(format, { ...meeting, status: "running" }, format.first, now),
  );
}

/** The report-back is asked a day before the meeting (protocol: report-back). */
function askReportEarly(format: Format, meeting: Meeting, now: number): Happening | undefined {
  const beside = format.stages[format.first]?.beside;
  if (!beside?.needed?.(meeting) || meeting.steps.length > 0) return undefined;
  if (now < meeting.opensAt - days(1)) return undefined;
  const closing = closesAt(meeting, [format.first], meeting.opensAt);
  return accept([{ type: "stepsOpened", steps: [beside.id], at: now, closesAt: closing }]);
}

function openStage(format: Format, meeting: Meeting, id: string, now: number): Happening {
  const stage = format.stages[id];
  if (!stage) throw new Error(`The format ${format.id} has no step ${id}`);
  const order = Object.keys(format.stages);
  const opening = [stage.step, ...(stage.beside?.needed?.(meeting) ? [stage.beside] : [])];
  const opened: Fact = {
    type: "stepsOpened",
    steps: opening.map((step) => step.id),
    at: now,
    closesAt: closesAt(meeting, order.slice(0, order.indexOf(id) + 1), now),
  };
  let state = evolveAll(meeting, [opened]);
  const happenings: Happening[] = [accept([opened])];
  for (const step of opening) {
    const happening = step.open(sceneOf(state, now));
    state = evolveAll(state, happening.facts);
    happenings.push(happening);
  }
  return together(...happenings);
}

const moderatorGone = (meeting: Meeting): Happening | undefined =>
  meeting.moderator !== undefined && !isParticipant(meeting, meeting.moderator)
    ? replaceModerator(meeting)
    : undefined;

function tooFew(format: Format, meeting: Meeting): Happening | undefined {
  const gathering = meeting.steps.includes(format.first);
  if (gathering || participants(meeting).length >= FEWEST) return undefined;
  return breakOff(meeting, "tooFew");
}

/** Closes what is open without an outcome of its own. */
/** Its open steps stop where they are, and the meeting ends. */
export const breakOff = (meeting: Meeting, ending: string): Happening =>
  together(stopSteps(meeting), end(meeting, ending));

const stopSteps = ({ steps }: Meeting): Happening =>
  accept(steps.map((step) => ({ type: "stepClosed", step, outcome: "stopped" })));

/** A presenter who stopped the case, or left: the circle goes on to what it can do without them. */
function caseOver(format: Format, meeting: Meeting, now: number): Happening | undefined {
  const { presenter, steps } = meeting;
  if (presenter === undefined || !format.needsPresenter.some((step) => steps.includes(step)))
    return undefined;
  if (!hasStopped(meeting, presenter) && isParticipant(meeting, presenter)) return undefined;
  return together(stopSteps(meeting), openStage(format, meeting, format.afterStop, now));
}

/** Nothing stays open behind a meeting, not even a poll. */
const end = (meeting: Meeting, ending: string): Happening =>
  together(
    ...meeting.ballots.filter(({ closed }) => !closed).map(closeBallot),
    accept(
      [{ type: "ended", ending }],
      [
        ...(ending === "held" ? [minutes(meeting)] : []),
        tellGroup(meeting, `ended-${ending}`, { theme: meeting.theme }),
      ],
    ),
  );

function progress(format: Format, scene: Scene): Happening | undefined {
  const missed = moderatorMissed(format, scene);
  if (missed) return missed;
  for (const step of openSteps(format, scene.meeting)) {
    const happening = step.progress?.(scene);
    if (happening) return happening;
  }
  return closing(format, scene) ?? reminding(format, scene);
}

/** A step closes when it has an outcome: at its time, or as soon as nobody owes anything any more. */
function closing(format: Format, scene: Scene): Happening | undefined {
  const { meeting, late } = scene;
  const [leading, ...beside] = openSteps(format, meeting);
  if (!leading) return undefined;
  if (!late && !meeting.settings.earlyClosing) return undefined;
  if (!late && beside.some((step) => step.asks(scene).some(keepsOpen))) return undefined;
  const outcome = leading.outcome(scene);
  if (outcome === undefined) return undefined;
  if (outcome === EXTEND) return extend(scene);
  if (isWaitingForWords(scene, leading.id)) return undefined;
  return waitForWords(scene, leading.id) ?? conclude(format, scene, leading, outcome);
}

const extend = ({ meeting, now }: Scene): Happening => {
  const until = extended(meeting.settings, meeting.closesAt);
  return accept(
    [{ type: "closingMoved", at: now, closesAt: until, extended: true }],
    [
      tellGroup(meeting, "extended", {
        step: { word: `step-${meeting.steps[0]}` },
        until: { moment: until },
      }),
    ],
  );
};

/** Closes the open steps, follows the route of the outcome, and opens what comes next. */
function conclude(format: Format, scene: Scene, leading: Step, outcome: string): Happening {
  const { meeting, now } = scene;
  const closings = openSteps(format, meeting).map((step) => {
    const named = step === leading ? outcome : (step.outcome({ ...scene, late: true }) ?? "");
    const told = step.close?.(scene, named) ?? accept([]);
    return together(accept([{ type: "stepClosed", step: step.id, outcome: named }]), told);
  });
  const closed = together(...closings);
  const after = evolveAll(meeting, closed.facts);
  const replaced =
    wasSilent(meeting) && after.moderator === meeting.moderator ? replaceModerator(after) : accept([]);
  const route = format.stages[leading.id]?.routes[outcome];
  if (route === undefined) throw new Error(`${leading.id} has no route for ${outcome}`);
  return together(closed, replaced, follow(format, evolveAll(after, replaced.facts), route, now));
}

const follow = (format: Format, meeting: Meeting, route: string, now: number): Happening =>
  route.startsWith("end:")
    ? end(meeting, route.slice("end:".length))
    : openStage(format, meeting, route, now);

/** At half-time and shortly before closing, only who owes something, never in quiet hours. */
function reminding(format: Format, { meeting, now, late }: Scene): Happening | undefined {
  const due = dueReminder(meeting, now);
  if (!due || late || isQuiet(meeting.settings.zone, now)) return undefined;
  const owing = asksOf(format, meeting, now).filter(isPut);
  return accept([{ type: "reminded", which: due }], reminders(meeting, owing));
}

/** The reminder whose time has come, if it has not been given yet. */
export function dueReminder(meeting: Meeting, now: number): "half" | "last" | undefined {
  const { half, last } = reminderTimes(meeting);
  if (meeting.reminded !== "last" && last !== undefined && now >= last) return "last";
  if (meeting.reminded === "no" && half !== undefined && now >= half) return "half";
  return undefined;
}

/** The two moments of reminding in the open step; undefined where quiet hours leave no room. */
export function reminderTimes(meeting: Meeting): { half: number | undefined; last: number | undefined } {
  const { settings, openedAt, closesAt: end } = meeting;
  const whenAwake = (at: number) => {
    const awake = afterQuiet(settings.zone, at);
    return at > openedAt && awake < end ? awake : undefined;
  };
  return { half: whenAwake(halfTime(meeting)), last: whenAwake(end - lastCall(settings)) };
}
