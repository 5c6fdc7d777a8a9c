import type { Meeting } from "../../core/meeting.ts";
import { personIn } from "../../core/roles.ts";
import type { Work } from "../../service/work.ts";
import { asMember } from "../talk/ask-ref.ts";
import type { Standing } from "./verdict.ts";

export interface Place {
  readonly group: number;
  /** The meeting it is about, if it is about one. */
  readonly meeting?: Meeting | undefined;
}

/**
 * Where a person stands, by what the bot knows. A member of another group is a stranger to this one, and whoever has
 * been seen in the chat without being a member has no more say than any administrator there.
 */
export function standingOf(work: Work, person: number, { group, meeting }: Place): Standing {
  const member = work.store.circles.member(group, person);
  switch (member?.status) {
    case undefined:
      return "stranger";
    case "unvouched":
    case "checking":
      return "linkHolder";
    case "left":
      return "former";
    case "checked":
      return "administrator";
    case "accepted":
      return meeting ? roleOf(meeting, person) : "member";
  }
}

function roleOf(meeting: Meeting, person: number): Standing {
  if (meeting.moderator === person) return "moderator";
  if (meeting.presenter === person) return "presenter";
  const known = personIn(meeting, asMember(person));
  if (!known || known.left) return "member";
  return known.role === "participant" || known.role === "observer" ? known.role : "member";
}
