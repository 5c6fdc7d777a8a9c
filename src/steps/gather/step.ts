import { z } from "zod";
import { ask } from "../../core/asks.ts";
import { accept, type Decision, refuse } from "../../core/decision.ts";
import type { Meeting, Person } from "../../core/meeting.ts";
import { type Choice, tell, tellGroup } from "../../core/notice.ts";
import { participants, personIn } from "../../core/roles.ts";
import { defineStep, EXTEND, halfTime, pass } from "../../core/step.ts";

const id = "gather";

const move = z.discriminatedUnion("type", [
  z.object({ type: z.literal("join") }),
  z.object({ type: z.literal("observe") }),
  pass,
]);

const joinChoice: Choice = { label: "button-join", move: { type: "join" } };
const observeChoice: Choice = { label: "button-observe", move: { type: "observe" } };
const declineModeration: Choice = { label: "button-decline-candidacy", move: { type: "decline-moderation" } };

const here = (meeting: Meeting, role: Person["role"]) =>
  meeting.people.filter((person) => person.role === role && !person.left);

/** Places kept until half-time for those who were on the waiting list last time (protocol: gather). */
const kept = (meeting: Meeting, now: number): number =>
  now < halfTime(meeting) ? here(meeting, "invited").filter(({ firstInLine }) => firstInLine).length : 0;

const free = (meeting: Meeting): number => meeting.settings.most - participants(meeting).length;

/** People say whether they take part; the circle is five or six, or what the group has set. */
export const gather = defineStep({
  id,
  move,
  outcomes: ["gathered", "tooFew"],
  open: ({ meeting }) =>
    accept(
      [],
      [
        tellGroup(
          meeting,
          "gather-open",
          { theme: meeting.theme, until: { moment: meeting.closesAt } },
          { choices: [{ label: "button-take-part", link: "join" }], post: "gather" },
        ),
      ],
    ),
  decide: (made, by, { meeting, now }) => {
    const person = personIn(meeting, by);
    if (!person || person.left) return refuse("notMember");
    switch (made.type) {
      case "join":
        return join(meeting, person, now);
      case "observe":
      case "pass":
        return accept(
          [{ type: "roleTaken", member: by, role: "observer" }],
          [tell(meeting, by, "observing", {}, { choices: [joinChoice] })],
        );
    }
  },
  progress: ({ meeting, now }) => {
    const [next] = here(meeting, "waiting");
    if (!next || free(meeting) - kept(meeting, now) <= 0) return undefined;
    return accept(
      [{ type: "roleTaken", member: next.id, role: "participant" }],
      [tell(meeting, next.id, "place-free", {}, { choices: [declineModeration, observeChoice] })],
    );
  },
  asks: ({ meeting }) =>
    here(meeting, "invited").map((person) =>
      ask(meeting, id, person.id, "take-part", {
        weight: "lingering",
        input: "none",
        choices: [joinChoice, observeChoice],
      }),
    ),
  outcome: ({ meeting, late }) => {
    const count = participants(meeting).length;
    if (count >= meeting.settings.most) return "gathered";
    if (!late) return undefined;
    if (count >= meeting.settings.fewest) return "gathered";
    return meeting.extended ? "tooFew" : EXTEND;
  },
  close: ({ meeting }, outcome) =>
    outcome === "tooFew"
      ? accept([])
      : accept(
          [],
          [
            tellGroup(meeting, "gathered", {
              names: { names: participants(meeting).map((one) => one.name) },
            }),
          ],
        ),
  moments: (meeting) => (here(meeting, "waiting").length > 0 && free(meeting) > 0 ? [halfTime(meeting)] : []),
});

function join(meeting: Meeting, person: Person, now: number): Decision {
  if (person.role === "participant") return refuse("alreadyIn");
  const others = person.firstInLine ? 0 : kept(meeting, now);
  if (free(meeting) - others <= 0) {
    if (person.role === "waiting") return refuse("alreadyWaiting");
    return accept(
      [{ type: "roleTaken", member: person.id, role: "waiting" }],
      [tell(meeting, person.id, "waiting", {}, { choices: [observeChoice] })],
    );
  }
  return accept(
    [{ type: "roleTaken", member: person.id, role: "participant" }],
    [
      tell(
        meeting,
        person.id,
        "joined",
        { until: { moment: meeting.closesAt } },
        { choices: [{ label: "button-now", command: "now" }, declineModeration, observeChoice] },
      ),
    ],
  );
}
