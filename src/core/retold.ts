import { commitmentMade } from "./commitment.ts";
import { postOf, revealed } from "./contribute.ts";
import type { Meeting, MemberId } from "./meeting.ts";
import { MINUTES, minutes } from "./minutes.ts";
import type { Notice } from "./notice.ts";
import { reportTold } from "./report.ts";
import { given } from "./roles.ts";
import { told } from "./told.ts";

/** What several people said stands there in one message. */
const lists: Readonly<Record<string, string>> = {
  "problems-revealed": "problem",
  "learnings-revealed": "learning",
};

const published = (meeting: Meeting, kind: string) =>
  given(meeting, kind).filter(({ status }) => status === "published");

/** A message of the group's chat as it would be told now; undefined where it is none of theirs. */
export function retold(meeting: Meeting, post: string): Notice | undefined {
  if (post === MINUTES) return minutes(meeting);
  const kind = lists[post];
  if (kind !== undefined) return revealed(meeting, published(meeting, kind), post);
  const said = meeting.contributions.find(({ id }) => postOf(id) === post);
  if (said?.kind === "report") return reportTold(meeting, said);
  if (said?.kind !== "commitment") return said && told(meeting, said)[0];
  const plan = given(meeting, "plan").find(({ about }) => about.includes(said.id));
  return commitmentMade(meeting, said, plan?.text ?? "");
}

/** The messages in which this person alone speaks. */
export const postsOf = (meeting: Meeting, member: MemberId): readonly string[] =>
  meeting.contributions.filter(({ author }) => author === member).map(({ id }) => postOf(id));

/** The ballots that put something to the vote in this person's words. */
export function ballotsQuoting(meeting: Meeting, member: MemberId): readonly number[] {
  const own = meeting.contributions.filter(({ author }) => author === member).map(({ id }) => id);
  return meeting.ballots
    .filter(({ options }) => options.some(({ ref }) => own.includes(ref)))
    .map(({ id }) => id);
}

/** The messages in which this person is named or quoted beside others. */
export function postsQuoting(meeting: Meeting, member: MemberId): readonly string[] {
  const own = (kind: string) => published(meeting, kind).filter(({ author }) => author === member);
  const solutions = own("solution").map(({ id }) => id);
  const choices = given(meeting, "commitment").filter(
    ({ author, about }) => author !== member && about.some((id) => solutions.includes(id)),
  );
  const isInChoice = meeting.owedReport?.solutions?.some(({ author }) => author === member);
  const reports = isInChoice ? given(meeting, "report") : [];
  return [
    ...Object.entries(lists).flatMap(([post, kind]) => (own(kind).length > 0 ? [post] : [])),
    ...[...choices, ...reports].map(({ id }) => postOf(id)),
    ...(meeting.presenter === member || choices.length > 0 ? [MINUTES] : []),
  ];
}
