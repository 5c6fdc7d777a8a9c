import type { Ask } from "../../core/asks.ts";
import { type Meeting, type MemberId, memberId } from "../../core/meeting.ts";
import { asksOf } from "../../core/scene.ts";
import { formatOf } from "../../formats/index.ts";
import type { DraftKey } from "../../store/index.ts";

/** Names one ask of one person, in buttons and in dialogues. */
export interface AskRef {
  readonly meeting: number;
  readonly step: string;
  readonly kind: string;
  readonly about: number;
  readonly member: number;
}

/** Conversations are kept under this name; their drafts outlive them. */
export const dialogueKey = ({ meeting, step, member, kind, about }: AskRef): string =>
  `${meeting}:${step}:${member}:${kind}:${about}`;

/** The row in which what is written for an ask waits until it is confirmed. */
export const draftKey = ({ meeting, step, member, kind, about }: AskRef): DraftKey => ({
  personId: member,
  meetingId: meeting,
  step,
  kind,
  about,
});

/** The ask that a draft is for. */
export const refOfDraft = ({ meetingId, step, kind, about, personId }: DraftKey): AskRef => ({
  meeting: meetingId,
  step,
  kind,
  about,
  member: personId,
});

export const refOf = (meeting: number, one: Ask): AskRef => ({
  meeting,
  step: one.step,
  kind: one.kind,
  about: one.about,
  member: one.member,
});

/** What one person may give in a meeting now. */
export const asksFor = (meeting: Meeting, member: number, now: number): readonly Ask[] =>
  asksOf(formatOf(meeting.format), meeting, now).filter((one) => one.member === member);

export const findAsk = (meeting: Meeting, ref: AskRef, now: number): Ask | undefined =>
  asksFor(meeting, ref.member, now).find(
    (one) => one.step === ref.step && one.kind === ref.kind && one.about === ref.about,
  );

export const asMember = (id: number): MemberId => memberId.parse(id);

/** A button inside a dialogue: `write <step> <kind> <about> [<verb> [<argument>]]`. */
export const writeCommand = (
  ref: Pick<AskRef, "step" | "kind" | "about">,
  verb = "",
  arg: number | "" = "",
): string => ["write", ref.step, ref.kind, ref.about, verb, arg].join(" ").trimEnd();

export interface WriteCommand extends Pick<AskRef, "step" | "kind" | "about"> {
  readonly verb: string;
  readonly arg: number;
}

export function readWrite(command: string): WriteCommand | undefined {
  const [word, step, kind, about, verb = "", arg = "0"] = command.split(" ");
  if (word !== "write" || step === undefined || kind === undefined || about === undefined) return undefined;
  return { step, kind, about: Number(about), verb, arg: Number(arg) };
}
