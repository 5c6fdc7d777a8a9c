import { isPut } from "../core/asks.ts";
import { ballotPost } from "../core/ballots.ts";
import type { Meeting } from "../core/meeting.ts";
import { isPrompt, promptPost, talkPost } from "../core/prompts.ts";
import { asksOf } from "../core/scene.ts";
import { formatOf } from "../formats/index.ts";
import type { OutboxRow, Store } from "../store/index.ts";
import { lanes } from "./letter.ts";

/**
 * Whether a letter still has something to ask when it leaves late: a prompt or a reminder whose ask has been answered
 * or has closed, or the poll of a ballot that is over, would only be answered in vain. Nor is anybody told that their
 * words are with the group once they have taken them back.
 */
export function isTimely({ meetings }: Pick<Store, "meetings">, row: OutboxRow, now: number): boolean {
  const { meetingId, post, method } = row;
  const [, thanked] = /^stands:(\d+)$/.exec(post) ?? [];
  if (thanked !== undefined) return isStanding(meetings.find(meetingId), Number(thanked));
  const isReminder = row.lane === lanes.reminder && meetingId > 0;
  if (!isPrompt(post) && !isReminder && method !== "ballot") return true;
  const meeting = meetings.find(meetingId);
  if (!meeting) return false;
  if (method === "ballot")
    return meeting.ballots.some(({ id, closed }) => ballotPost(id) === post && !closed);
  const asks = asksOf(formatOf(meeting.format), meeting, now);
  if (isReminder) return asks.some((one) => isPut(one) && talkPost(one) === post);
  return asks.some((one) => promptPost(one) === post);
}

const isStanding = (meeting: Meeting | undefined, contribution: number): boolean =>
  meeting?.contributions.some(({ id, status }) => id === contribution && status === "published") === true;
