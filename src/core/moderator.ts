import { accept, type Happening } from "./decision.ts";
import type { Meeting, MemberId } from "./meeting.ts";
import { type Choice, tell, tellGroup } from "./notice.ts";
import { isParticipant, nameOf, participants } from "./roles.ts";

/** The panel is one tap away wherever the moderator is told that they lead. */
const panelChoice: Choice = { label: "button-panel", command: "moderator" };

/** Declining is handing over to the runner-up: one tap, no reasons asked (protocol: elect-moderator). */
export const declineChoice: Choice = { label: "button-decline-moderating", move: { type: "lead-handover" } };

/** Who would moderate next: the election's runners-up, then whoever moderated longest ago. */
function successors(meeting: Meeting): readonly MemberId[] {
  const willing = participants(meeting)
    .filter((person) => !person.declinedModeration)
    .toSorted((a, b) => a.lastModerated - b.lastModerated)
    .map(({ id }) => id);
  return [...new Set([...meeting.runnersUp, ...willing])].filter(
    (id) => id !== meeting.moderator && id !== meeting.presenter && willing.includes(id),
  );
}

/** Names the moderator and tells both the circle and them. */
export function nameModerator(
  meeting: Meeting,
  member: MemberId,
  runnersUp: readonly MemberId[],
  key = "moderator-elected",
): Happening {
  return accept(
    [{ type: "moderatorNamed", member, runnersUp }],
    [
      tellGroup(meeting, key, { name: nameOf(meeting, member) }),
      tell(meeting, member, "moderator-you", {}, { choices: [panelChoice, declineChoice], afterwards: true }),
    ],
  );
}

/** The runner-up takes over from a moderator who left, fell silent, handed over, or became the presenter. */
export function replaceModerator(meeting: Meeting): Happening {
  const [next, ...rest] = successors(meeting);
  if (next !== undefined) return nameModerator(meeting, next, rest, "moderator-replaced");
  const stays = meeting.moderator !== undefined && isParticipant(meeting, meeting.moderator);
  if (stays && meeting.moderator !== meeting.presenter) return accept([]);
  return accept(
    [{ type: "moderatorNamed", member: undefined, runnersUp: [] }],
    [tellGroup(meeting, "moderator-none")],
  );
}
