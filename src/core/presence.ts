import { z } from "zod";
import { postOf } from "./contribute.ts";
import { accept, type Decision, type Happening, refuse } from "./decision.ts";
import type { Meeting, MemberId, Person } from "./meeting.ts";
import { tell, tellGroup } from "./notice.ts";
import { CASE } from "./presenter.ts";
import { participants, personIn } from "./roles.ts";

/** What anybody can do at any time: go, or, for a presenter, stop the case. */
export const commonMove = z.discriminatedUnion("type", [
  z.object({ type: z.literal("leave") }),
  z.object({ type: z.literal("stop-case") }),
  z.object({ type: z.literal("decline-moderation") }),
]);
type CommonMove = z.infer<typeof commonMove>;

export function presence(meeting: Meeting, move: CommonMove, by: MemberId): Decision {
  const person = personIn(meeting, by);
  if (move.type === "stop-case" && by === meeting.presenter) return stopCase(meeting, by);
  if (!person || person.left) return refuse("notInMeeting");
  switch (move.type) {
    case "leave":
      return leave(meeting, person);
    case "stop-case":
      return refuse("notPresenter");
    case "decline-moderation":
      if (meeting.moderator === by) return refuse("alreadyModerator");
      return accept([{ type: "moderationDeclined", member: by }], [tell(meeting, by, "moderation-declined")]);
  }
}

/** Leaving is one tap, without blame: their words stay, their turn goes (protocol: always). */
function leave(meeting: Meeting, { id, name, role }: Person): Decision {
  const told = role === "participant" ? [tellGroup(meeting, "person-left", { name })] : [];
  return accept([{ type: "personLeft", member: id }], [...told, tell(meeting, id, "you-left")]);
}

/** A presenter may stop the case at any time: what they told is erased here, and in the chat where Telegram lets us. */
function stopCase(meeting: Meeting, by: MemberId): Decision {
  const told = meeting.contributions.filter(
    (one) =>
      one.author === by &&
      ["case", "answer", "commitment", "plan"].includes(one.kind) &&
      one.status !== "withdrawn",
  );
  const erase = told.map(({ id }) => postOf(id));
  const said = meeting.status === "ended" ? "case-stopped-later" : "case-stopped";
  return accept(
    [
      ...told.map(({ id }) => ({ type: "erased", id }) as const),
      { type: "marked", step: CASE, member: by, mark: "stopped" },
    ],
    [tellGroup(meeting, said, {}, { erase }), tell(meeting, by, "case-stopped-you")],
  );
}

/** Past the maximum one waits also when the circle has begun: observing now, first in line next time (protocol: gather). */
export function joinLate(meeting: Meeting, by: MemberId): Decision {
  const person = personIn(meeting, by);
  if (!person || person.left) return refuse("notMember");
  if (person.role === "participant") return refuse("alreadyIn");
  if (person.role === "waiting") return refuse("alreadyWaiting");
  if (participants(meeting).length < meeting.settings.most) return refuse("stepClosed");
  return accept([{ type: "roleTaken", member: by, role: "waiting" }], [tell(meeting, by, "waiting")]);
}

/** A member who has accepted the rules comes into a meeting: asked to take part while it gathers, an observer later. */
export function admit(meeting: Meeting, person: Person, gathering: boolean): Happening {
  const known = personIn(meeting, person.id);
  if (known && !known.left) return accept([]);
  const role = gathering ? "invited" : "observer";
  return accept([{ type: "personCame", person: { ...person, role, left: false } }]);
}
