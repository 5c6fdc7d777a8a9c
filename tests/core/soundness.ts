import type { Meeting } from "../../src/core/meeting.ts";
import { participantIds } from "../../src/core/roles.ts";
import { intervision } from "../../src/formats/intervision.ts";
import { everybody } from "./people.ts";

const order = Object.keys(intervision.stages);
const distinct = (list: readonly unknown[]) => new Set(list).size === list.length;
const ascends = (list: readonly number[]) => list.every((n, index) => n > (list[index - 1] ?? -1));
const within = <T>(list: readonly T[], all: readonly T[]) => list.every((one) => all.includes(one));
const closedStages = ({ history }: Meeting) =>
  history.map(({ step }) => order.indexOf(step)).filter((index) => index >= 0);

/** What holds of every meeting at every moment, whatever people do. */
const claims: Readonly<Record<string, (meeting: Meeting) => boolean>> = {
  "each speaks once in the order, and is here": ({ turns, ...meeting }) =>
    !turns ||
    (distinct(turns.order) && (meeting.status !== "running" || within(turns.order, participantIds(meeting)))),
  "who waits for a turn stands in the order": ({ turns }) =>
    !turns || (turns.queue.length > 0 && distinct(turns.queue) && within(turns.queue, turns.order)),
  "turns come in the order, but for the speaker and who was moved to the end": ({ turns }) =>
    !turns ||
    ascends(
      turns.queue
        .filter((id, index) => index > 0 && !turns.moved.includes(id))
        .map((id) => turns.order.indexOf(id)),
    ),
  "steps close in the order of the format": (meeting) => ascends(closedStages(meeting)),
  "what is open lies ahead of what is closed": (meeting) =>
    meeting.steps.every(
      (step) => step === "report-back" || order.indexOf(step) > (closedStages(meeting).at(-1) ?? -1),
    ),
  "one vote a person and ballot": ({ votes }) =>
    distinct(votes.map(({ ballot, voter }) => `${ballot} ${voter}`)),
  "votes are for options that are there": ({ votes, ballots }) =>
    votes.every((vote) => {
      const options = ballots.find(({ id }) => id === vote.ballot)?.options ?? [];
      return vote.options.length > 0 && vote.options.every((option) => options[option] !== undefined);
    }),
  "a single choice is one option": ({ votes, ballots }) =>
    votes.every(
      ({ ballot, options }) => options.length === 1 || ballots.find(({ id }) => id === ballot)?.multiple,
    ),
  "at most one ballot is open": ({ ballots }) => ballots.filter(({ closed }) => !closed).length < 2,
  "contributions are numbered from 1 without a gap": ({ contributions }) =>
    contributions.every(({ id }, index) => id === index + 1),
  "each contribution has an author of this circle, and a step": ({ contributions }) =>
    contributions.every(
      ({ author, step }) => everybody.includes(author) && (order.includes(step) || step === "report-back"),
    ),
  "numbers on the sheet are distinct": ({ contributions }) =>
    distinct(
      contributions
        .filter(({ kind, number }) => kind === "solution" && number > 0)
        .map(({ number }) => number),
    ),
  "never more participants than there are places": (meeting) =>
    participantIds(meeting).length <= meeting.settings.most,
  "each person is there once": ({ people }) => distinct(people.map(({ id }) => id)),
  "the moderator takes part, and does not present": (meeting) =>
    meeting.moderator === undefined ||
    meeting.status !== "running" ||
    (meeting.moderator !== meeting.presenter && participantIds(meeting).includes(meeting.moderator)),
  "behind a meeting that ended nothing stays open": ({ status, ballots, steps, turns, ending }) =>
    status !== "ended" ||
    (ballots.every(({ closed }) => closed) && steps.length === 0 && !turns && ending !== ""),
  "a meeting that runs has a step open": ({ status, steps }) => status !== "running" || steps.length > 0,
};

/** The claims that do not hold of a meeting; none, if it is sound. */
export const brokenIn = (meeting: Meeting): readonly string[] =>
  Object.keys(claims).filter((claim) => !claims[claim]?.(meeting));
