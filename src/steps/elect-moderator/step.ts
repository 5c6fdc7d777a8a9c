import { ask, passChoice } from "../../core/asks.ts";
import { ballotOf, putToVote, votesOfRef, yetToVote } from "../../core/ballots.ts";
import { accept, refuse, together } from "../../core/decision.ts";
import type { Meeting, MemberId } from "../../core/meeting.ts";
import { nameModerator, replaceModerator } from "../../core/moderator.ts";
import { candidates, isParticipant, participants } from "../../core/roles.ts";
import { defineStep, pass } from "../../core/step.ts";

const id = "elect-moderator";
const declineChoice = { label: "button-decline-candidacy", move: { type: "decline-moderation" } };

/** Most votes first; ties: who moderated longest ago or never, then the earlier sign-up. */
function ranking(meeting: Meeting): readonly MemberId[] {
  const ballot = ballotOf(meeting, id);
  if (!ballot) return candidates(meeting).map((person) => person.id);
  const votes = (member: MemberId) => votesOfRef(meeting, ballot, member);
  const standing = new Set(ballot.options.map(({ ref }) => ref));
  return participants(meeting)
    .filter((person) => standing.has(person.id) && !person.declinedModeration)
    .toSorted((a, b) => votes(b.id) - votes(a.id) || a.lastModerated - b.lastModerated)
    .map((person) => person.id);
}

/** The circle elects who leads this meeting; everybody gets a turn before anybody repeats. */
export const electModerator = defineStep({
  id,
  move: pass,
  outcomes: ["elected", "nobody"],
  open: ({ meeting }) => {
    const standing = candidates(meeting);
    if (standing.length < 2) return accept([]);
    const options = standing.map(({ id: ref, name }) => ({ ref, label: name }));
    return putToVote(meeting, id, {
      key: "poll-moderator",
      args: { until: { moment: meeting.closesAt } },
      options,
    });
  },
  decide: (_, by, { meeting }) => {
    const ballot = ballotOf(meeting, id);
    if (!ballot || !isParticipant(meeting, by)) return refuse("notParticipant");
    return accept([{ type: "marked", step: id, member: by, mark: `passed-${ballot.id}` }]);
  },
  asks: ({ meeting }) => {
    const ballot = ballotOf(meeting, id);
    if (!ballot) return [];
    return yetToVote(meeting, ballot).map((member) =>
      ask(meeting, id, member, "vote", {
        about: ballot.id,
        input: "none",
        quiet: true,
        choices: [
          passChoice(id),
          ...(ballot.options.some(({ ref }) => ref === member) ? [declineChoice] : []),
        ],
      }),
    );
  },
  outcome: ({ meeting, late }) => {
    const ballot = ballotOf(meeting, id);
    if (ballot && !late && yetToVote(meeting, ballot).length > 0) return undefined;
    return ranking(meeting).length > 0 ? "elected" : "nobody";
  },
  close: ({ meeting }) => {
    const ballot = ballotOf(meeting, id);
    const [first, ...rest] = ranking(meeting);
    const closed = accept(ballot ? [{ type: "ballotClosed", ballot: ballot.id }] : []);
    if (first === undefined) return together(closed, replaceModerator(meeting));
    return together(
      closed,
      nameModerator(meeting, first, rest, ballot ? "moderator-elected" : "moderator-appointed"),
    );
  },
});
