import { passChoice } from "../../core/asks.ts";
import type { Piece } from "../../core/meeting.ts";
import type { Choice } from "../../core/notice.ts";
import type { Hint } from "../../core/wording/hints.ts";
import type { Talk } from "./talk.ts";

export interface Drafting {
  /** What the bot privately suggests to look at again; the person decides. */
  readonly hint?: (text: string) => Hint | undefined;
}

const asText = (text: string): Piece => ({ type: "text", text, file: "" });
const textOf = (pieces: readonly Piece[]): string =>
  pieces
    .map((one) => one.text)
    .join("\n\n")
    .trim();

/** One text: it is written, shown as it will look, changed as often as wanted, and confirmed. Returns it. */
export async function draftText(talk: Talk, { hint }: Drafting = {}): Promise<string> {
  const gesture = await talk.next();
  const kept = textOf(await talk.pieces());
  if (gesture.type === "tap" && gesture.verb === "ok" && kept !== "") return kept;
  if (gesture.type === "text" && gesture.text.trim() !== "") {
    await talk.keep([asText(gesture.text)], { messageId: gesture.messageId, listening: false });
    await preview(talk, gesture.text, { edited: gesture.edited, hint: hint?.(gesture.text) });
  } else if (gesture.type === "tap") {
    await talk.keep(await talk.pieces());
    const shown = kept !== "" && gesture.verb !== "edit";
    if (shown) await preview(talk, kept, {});
    else await talk.say("draft-listening", {}, [passChoice(talk.ref.step)]);
  } else await talk.say("not-text");
  return talk.rest();
}

interface Previewing {
  readonly edited?: boolean;
  readonly hint?: Hint | undefined;
}

async function preview(talk: Talk, text: string, { edited = false, hint }: Previewing): Promise<void> {
  if (edited) await talk.say("draft-edited");
  if (hint) await talk.say(`hint-${hint}`);
  await talk.say("draft-preview", { text }, decisions(talk));
}

const decisions = (talk: Talk): readonly Choice[] => [
  talk.button(`confirm-${talk.ref.kind}`, "ok"),
  talk.button("button-edit", "edit"),
  passChoice(talk.ref.step),
];

/** Several messages and files, gathered in private until the person says that this is all. Returns them. */
export async function draftPieces(talk: Talk, { hint }: Drafting = {}): Promise<readonly Piece[]> {
  const gesture = await talk.next();
  const pieces = await talk.pieces();
  switch (gesture.type) {
    case "text":
    case "file":
      await addPiece(talk, pieces, {
        ...(gesture.type === "text" ? asText(gesture.text) : gesture.piece),
        message: gesture.messageId,
      });
      break;
    case "tap":
      if (gesture.verb === "ok" && pieces.length > 0) return pieces;
      await answerTap(talk, gesture.verb, pieces, hint);
      break;
    case "other":
      await talk.say("not-text");
      break;
  }
  return talk.rest();
}

async function addPiece(talk: Talk, pieces: readonly Piece[], piece: Piece): Promise<void> {
  const edited = pieces.findIndex(({ message }) => message === piece.message);
  const all = edited < 0 ? [...pieces, piece] : pieces.with(edited, piece);
  await talk.keep(all);
  if (edited >= 0) await talk.say("draft-edited");
  await talk.say("draft-piece-added", { count: all.length }, [
    talk.button("button-that-is-all", "end"),
    talk.button("button-more", "more"),
    passChoice(talk.ref.step),
  ]);
}

async function answerTap(
  talk: Talk,
  verb: string,
  pieces: readonly Piece[],
  hint: Drafting["hint"],
): Promise<void> {
  if (verb === "edit") {
    await talk.keep([]);
    await talk.say("draft-listening-pieces", {}, [passChoice(talk.ref.step)]);
  } else if (verb === "more" || pieces.length === 0) {
    await talk.keep(pieces);
    await talk.say(
      "draft-listening-pieces",
      {},
      pieces.length > 0 ? [talk.button("button-that-is-all", "end")] : [passChoice(talk.ref.step)],
    );
  } else {
    const suggested = hint?.(textOf(pieces));
    if (suggested) await talk.say(`hint-${suggested}`);
    await talk.say("draft-preview-pieces", { count: pieces.length }, [
      talk.button(`confirm-${talk.ref.kind}`, "ok"),
      talk.button("button-more", "more"),
      talk.button("button-start-over", "edit"),
      passChoice(talk.ref.step),
    ]);
  }
}
