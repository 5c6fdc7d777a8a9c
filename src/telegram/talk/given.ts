import type { Contribution, MemberId, Piece } from "../../core/meeting.ts";
import type { Played } from "../../core/play.ts";
import { isToldAlone } from "../../core/told.ts";
import type { Post } from "../../store/index.ts";
import type { KrugContext } from "../context.ts";
import { fileOf } from "./editing.ts";

/**
 * The name under which a person's own message is remembered once what it says was confirmed; where that stands in the
 * group as one contribution, the name says which.
 */
const GIVEN = "given";

/** Says whether it is the same again, and nothing about what it is. */
const digestOf = ({ sign }: KrugContext, chat: number, piece: Piece): string =>
  sign(`${chat} ${piece.message} ${piece.type} ${fileOf(piece)} ${piece.text}`);

interface Place {
  readonly meeting: number;
  /** The chat in which it was written. */
  readonly chat: number;
}

/** What is confirmed has left the draft: an edit of its messages changes what came of it, or nothing, and is told so. */
export function noteGiven(
  ctx: KrugContext,
  place: Place,
  pieces: readonly Piece[],
  said: readonly Contribution[],
): void {
  const given = pieces.filter(({ message }) => message !== undefined);
  const [piece] = given;
  const [one] = said;
  if (piece && one && given.length === 1 && said.length === 1 && isToldAlone(one))
    return notePublished(ctx, place, piece, one.id);
  const posts = given.map((each) => postOf(ctx, place, each, GIVEN));
  ctx.work.write(() => posts.forEach(ctx.work.store.posts.add));
}

/** What a message says stands in the group as this contribution. */
export function notePublished(ctx: KrugContext, place: Place, piece: Piece, contribution: number): void {
  const album = piece.album === undefined ? "" : `:${piece.album}`;
  const post = postOf(ctx, place, piece, `${GIVEN}:${contribution}${album}`);
  ctx.work.write(() => ctx.work.store.posts.add(post));
}

/** What of a person's was published by a move. */
export const publishedBy = ({ facts, meeting }: Played, member: MemberId): readonly Contribution[] =>
  meeting.contributions.filter(
    ({ id, author, status }) =>
      author === member &&
      status === "published" &&
      facts.some(
        (fact) =>
          (fact.type === "published" && fact.id === id) ||
          (fact.type === "contributed" && fact.contribution.id === id),
      ),
  );

/** A note knows the message that it was written in; belongs into a write. */
export const noteNoted = (ctx: KrugContext, place: Place, piece: Piece, note: number): void =>
  ctx.work.store.posts.add(postOf(ctx, place, piece, `noted:${note}`));

const postOf = (ctx: KrugContext, { meeting, chat }: Place, piece: Piece, name: string) => ({
  meetingId: meeting,
  name,
  chatId: chat,
  messageId: piece.message ?? 0,
  digest: digestOf(ctx, chat, piece),
});

/** Whether a message says now what it said when it was remembered. */
export const isAsGiven = (ctx: KrugContext, post: Post, piece: Piece): boolean =>
  post.digest === digestOf(ctx, post.chatId, piece);

/** From now on this is what the message is known to say. */
export function noteAgain(ctx: KrugContext, post: Post, piece: Piece): void {
  const digest = digestOf(ctx, post.chatId, piece);
  ctx.work.write(() => ctx.work.store.posts.add({ ...post, digest }));
}

export const isGiven = ({ name }: Post): boolean => name === GIVEN || name.startsWith(`${GIVEN}:`);

/** The contribution that came of a message; undefined where it is none by itself. */
export const givenIn = ({ name }: Post): number | undefined => {
  const [, id] = /^given:(\d+)(:|$)/.exec(name) ?? [];
  return id === undefined ? undefined : Number(id);
};

/** As many messages as an album has at most. */
const LONGEST_ALBUM = 10;

/** The message of the same album, before this one, that something was published from. */
export function givenBefore(
  { work }: KrugContext,
  chat: number,
  { album, message = 0 }: Piece,
): Post | undefined {
  if (album === undefined) return undefined;
  return Array.from({ length: LONGEST_ALBUM - 1 }, (_, index) =>
    work.store.posts.at(chat, message - 1 - index),
  ).find((post) => post !== undefined && isGiven(post) && post.name.endsWith(`:${album}`));
}

/** Whether it is one of several messages that have made it together. */
export const isOfSeveral = ({ work }: KrugContext, { chatId, name }: Post): boolean =>
  work.store.posts.in(chatId, name).length > 1;

/** The note that was written in a message; undefined where none was. */
export const noteIn = ({ name }: Post): number | undefined => {
  const [, id] = /^noted:(\d+)$/.exec(name) ?? [];
  return id === undefined ? undefined : Number(id);
};
