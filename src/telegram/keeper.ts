import type { Meeting } from "../core/meeting.ts";
import { isParticipant } from "../core/roles.ts";
import type { Work } from "../service/work.ts";
import type { Group } from "../store/index.ts";

/**
 * Who can mend what goes wrong in a group's chat: the moderator, else whoever set the group up or brought the bot.
 * Undefined = whoever that was has left the chat.
 */
export function keeperOf(group: Group, meeting: Meeting | undefined): number | undefined {
  const { moderator } = meeting ?? {};
  const leads = meeting !== undefined && moderator !== undefined && isParticipant(meeting, moderator);
  return leads ? moderator : group.setUpBy || group.addedBy || undefined;
}

/** The meeting that a group is in, or goes to next. */
export function meetingIn(work: Work, group: Group): Meeting | undefined {
  const [live] = work.store.meetings.liveIn(group.id);
  return live === undefined ? undefined : work.meeting(live);
}
