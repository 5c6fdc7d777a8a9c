import type { Piece } from "./meeting.ts";

/** Which files Telegram shows together: pictures with films, documents and sounds each among themselves. */
const shelves: Partial<Record<Piece["type"], string>> = {
  photo: "pictures",
  video: "pictures",
  document: "documents",
  audio: "sounds",
};

/** Telegram's limit for one album. */
const MOST = 10;

type Together = readonly [Piece, ...Piece[]];

const belongs = (piece: Piece, { length, 0: first }: Together): boolean =>
  length < MOST &&
  piece.album !== undefined &&
  piece.album === first.album &&
  shelves[piece.type] !== undefined &&
  shelves[piece.type] === shelves[first.type];

/** What was sent together and can be shown together, in its order; everything else by itself. */
export function albums(pieces: readonly Piece[]): readonly Together[] {
  const all: Together[] = [];
  for (const piece of pieces) {
    const before = all.at(-1);
    if (before && belongs(piece, before)) all[all.length - 1] = [...before, piece];
    else all.push([piece]);
  }
  return all;
}
