import { albums } from "../core/albums.ts";
import type { Meeting, Piece } from "../core/meeting.ts";
import { isBlank } from "../core/wording/blank.ts";
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

/** What waits until its author has said what it is for belongs to no meeting. */
export const unplacedKey = (personId: number): DraftKey => ({
  personId,
  meetingId: 0,
  step: "",
  kind: "",
  about: 0,
});

function draftBehind({ meetingId, post }: Pick<OutboxRow, "meetingId" | "post">): DraftKey {
  const [, person, step = "", kind = "", about] = post.split(":");
  if (step === "") return unplacedKey(Number(person));
  return { personId: Number(person), meetingId, step, kind, about: Number(about) };
}

/** What was not confirmed by closing is not published; its author gets it back (protocol: always). */
export function giveDraftsBack(work: Work, meeting: Meeting, step: string, group: Group): void {
  const { dialogues } = work.store;
  // Read only when it is written: what this very move has confirmed is no draft any more.
  work.write(() => {
    const unplaced = meeting.people.flatMap(({ id }) => dialogues.draft(unplacedKey(id)) ?? []);
    for (const draft of dialogues.draftsIn(meeting.id, step)) giveBackOnce(work, draft, { meeting, group });
    for (const draft of unplaced) giveBackOnce(work, draft, { meeting, group, reason: HANDED });
    dialogues.dropDialoguesOf(meeting.id, step);
  });
}

/** Whoever goes, or gives the case back, takes along what they had not confirmed: all of it, or of one kind. */
export function giveBackTo(work: Work, person: number, { meeting, group, kind }: Leaving): void {
  work.write(() => {
    for (const draft of work.store.dialogues.draftsOf(person))
      if (draft.meetingId === meeting.id && (kind === undefined || draft.kind === kind))
        giveBackOnce(work, draft, { meeting, group, reason: HANDED });
  });
}

interface Leaving {
  readonly meeting: Meeting;
  readonly group: Group;
  readonly kind?: string;
}

/** It is kept until its author is known to have it back; what holds nothing is dropped. */
function giveBackOnce(work: Work, draft: Draft, how: Omit<Return, "kind">): void {
  const { dialogues } = work.store;
  if (!work.isFirst(nameOf(FIRST, draft))) return;
  if (contentOf(draft.pieces).length === 0) return dialogues.dropDraft(draft);
  dialogues.keepDraft({ ...draft, listening: false });
  giveBack(work, draft, { kind: FIRST, ...how });
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

/** Something else than its time has ended it. */
const HANDED = "draft-handed-back";

interface Return {
  readonly kind: typeof FIRST | typeof AGAIN;
  readonly meeting: Meeting;
  readonly group: Group;
  readonly reason?: typeof HANDED;
}

function giveBack(work: Work, draft: Draft, { kind, meeting, group, reason }: Return): void {
  const { personId, pieces } = draft;
  const post = nameOf(kind, draft);
  const content = contentOf(pieces);
  if (reason === undefined && content.every(({ type }) => type === "text")) {
    const text = content.map((piece) => piece.text.trim()).join("\n");
    return work.tell(personId, "draft-returned", { args: { text }, post }, group, meeting);
  }
  work.tell(personId, reason ?? "draft-returned-pieces", { post }, group, meeting);
  sendBack(work, personId, content, { post, meeting });
}

/** Nobody has said what it is for, and something else has come since: it goes back as it is. */
export function handBack(work: Work, personId: number, pieces: readonly Piece[]): void {
  const content = contentOf(pieces);
  if (content.length === 0) return;
  work.tell(personId, HANDED, { silent: true });
  sendBack(work, personId, content, {});
}

/** Everything as it was sent, files and albums included. Only what stands above it rings. */
function sendBack(
  work: Work,
  personId: number,
  pieces: readonly Piece[],
  { post, meeting }: { readonly post?: string; readonly meeting?: Meeting },
): void {
  const name = post === undefined ? {} : { post };
  for (const [piece, ...others] of albums(pieces)) {
    const what = others.length > 0 ? { album: [piece, ...others] } : { piece };
    const how = { args: { text: piece.text }, silent: true, ...what, ...name };
    work.tell(personId, "case-piece", how, undefined, meeting);
  }
}

/** What people wrote or sent; what a dialogue has noted beside it is nothing to give back. */
const contentOf = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.filter(({ type, text }) => type !== "text" || !isBlank(text));
