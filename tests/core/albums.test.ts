import { expect, test } from "vitest";
import { albums } from "../../src/core/albums.ts";
import type { Piece } from "../../src/core/meeting.ts";

const piece = (type: Piece["type"], album?: string): Piece => ({
  type,
  text: "",
  file: type,
  ...(album !== undefined && { album }),
});

const shown = (pieces: readonly Piece[]) => albums(pieces).map((one) => one.map(({ type }) => type));

test("what was sent together is shown together, and nothing else is", () => {
  const pieces = [
    piece("text"),
    piece("photo", "a"),
    piece("video", "a"),
    piece("photo", "b"),
    piece("photo"),
  ];
  expect(shown(pieces)).toEqual([["text"], ["photo", "video"], ["photo"], ["photo"]]);
});

test("only files of a kind that Telegram shows together make an album, ten at the most", () => {
  const mixed = [piece("photo", "a"), piece("document", "a"), piece("document", "a"), piece("voice", "a")];
  expect(shown(mixed)).toEqual([["photo"], ["document", "document"], ["voice"]]);
  expect(albums(Array.from({ length: 12 }, () => piece("photo", "a"))).map((one) => one.length)).toEqual([
    10, 2,
  ]);
});
