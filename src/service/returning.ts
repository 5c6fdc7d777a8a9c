import type { Meeting, Piece } from "../core/meeting.ts";
import type { Draft, DraftKey, Group, OutboxRow, Store } from "../store/index.ts";
import type { Work } from "./work.ts";

const FIRST = "return";
const AGAIN = "return-again";

/** The name of a letter that gives a draft back: the draft is found by it once the letter is known to be taken. */
const nameOf = (kind: typeof FIRST | typeof AGAIN, { personId, step, kind: what, about }: DraftKey): string =>
  [kind, personId, step, what, about].join(":");

export const isFirstReturn = (post: string): boolean => post.startsWith(`${FIRST}:`);
export const isSecondReturn = (post: string): boolean => post.startsWith(`${AGAIN}:`);
export const isReturn = (post: string): boolean => isFirstReturn(post) || isSecondReturn(post);

function draftBehind({ meetingId, post }: Pick<OutboxRow, "meetingId" | "post">): DraftKey {
  const [, person, step = "", kind = "", about] = post.split(":");
  return { personId: Number(person), meetingId, step, kind, about: Number(about) };
}

/** What was not confirmed by closing is not published; its author gets it back (protocol: always). */
export function giveDraftsBack(work: Work, meeting: Meeting, step: string, group: Group): void {
  const { dialogues } = work.store;
  // Read only when it is written: what this very move has confirmed is no draft any more.
  work.write(() => {
    for (const draft of dialogues.draftsIn(meeting.id, step)) {
      if (textOf(draft) === "") dialogues.dropDraft(draft);
      else {
        // It is kept until its author is known to have it back.
        dialogues.keepDraft({ ...draft, listening: false });
        giveBack(work, draft, { kind: FIRST, meeting, group });
      }
    }
    dialogues.dropDialoguesOf(meeting.id, step);
  });
}

/** Nobody knows whether a draft has come back to its author: it is sent anew, this one time. */
export function giveBackAnew(work: Work, meeting: Meeting, post: string): void {
  const draft = work.store.dialogues.draft(draftBehind({ meetingId: meeting.id, post }));
  const group = work.store.circles.group(meeting.group);
  if (draft && group) giveBack(work, draft, { kind: AGAIN, meeting, group });
}

/** All of a draft is back with its author: it is no draft any more. */
export function haveBack(store: Store, row: OutboxRow): void {
  if (store.outbox.areAllSent(row.meetingId, row.post)) store.dialogues.dropDraft(draftBehind(row));
}

interface Return {
  readonly kind: typeof FIRST | typeof AGAIN;
  readonly meeting: Meeting;
  readonly group: Group;
}

function giveBack(work: Work, draft: Draft, { kind, meeting, group }: Return): void {
  const how = { args: { text: textOf(draft) }, post: nameOf(kind, draft) };
  work.tell(draft.personId, "draft-returned", how, group, meeting);
}

const textOf = ({ pieces }: Draft): string =>
  pieces
    .map((piece: Piece) => piece.text)
    .join("\n")
    .trim();
