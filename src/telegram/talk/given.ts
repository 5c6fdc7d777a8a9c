import type { Piece } from "../../core/meeting.ts";
import type { Post } from "../../store/index.ts";
import type { KrugContext } from "../context.ts";
import { fileOf } from "./editing.ts";

/** The name under which a person's own private message is remembered once what it says was confirmed. */
const GIVEN = "given";

/** Says whether it is the same again, and nothing about what it is. */
const digestOf = ({ sign }: KrugContext, person: number, piece: Piece): string =>
  sign(`${person} ${piece.message} ${piece.type} ${fileOf(piece)} ${piece.text}`);

interface Place {
  readonly meeting: number;
  readonly member: number;
}

/** What is confirmed has left the draft: an edit of its messages changes nothing any more, and is told so. */
export function noteGiven(ctx: KrugContext, { meeting, member }: Place, pieces: readonly Piece[]): void {
  const posts = pieces
    .filter(({ message }) => message !== undefined)
    .map((piece) => postOf(ctx, { meeting, member }, piece, GIVEN));
  ctx.work.write(() => posts.forEach(ctx.work.store.posts.add));
}

/** A note knows the message that it was written in; belongs into a write. */
export const noteNoted = (ctx: KrugContext, place: Place, piece: Piece, note: number): void =>
  ctx.work.store.posts.add(postOf(ctx, place, piece, `noted:${note}`));

const postOf = (ctx: KrugContext, { meeting, member }: Place, piece: Piece, name: string) => ({
  meetingId: meeting,
  name,
  chatId: member,
  messageId: piece.message ?? 0,
  digest: digestOf(ctx, member, piece),
});

/** Whether a message says now what it said when it was remembered. */
export const isAsGiven = (ctx: KrugContext, post: Post, piece: Piece): boolean =>
  post.digest === digestOf(ctx, post.chatId, piece);

/** From now on this is what the message is known to say. */
export function noteAgain(ctx: KrugContext, post: Post, piece: Piece): void {
  const digest = digestOf(ctx, post.chatId, piece);
  ctx.work.write(() => ctx.work.store.posts.add({ ...post, digest }));
}

export const isGiven = ({ name }: Post): boolean => name === GIVEN;

/** The note that was written in a message; undefined where none was. */
export const noteIn = ({ name }: Post): number | undefined => {
  const [, id] = /^noted:(\d+)$/.exec(name) ?? [];
  return id === undefined ? undefined : Number(id);
};
