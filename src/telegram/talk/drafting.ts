import { passChoice } from "../../core/asks.ts";
import type { Piece } from "../../core/meeting.ts";
import type { Choice } from "../../core/notice.ts";
import type { Hint } from "../../core/wording/hints.ts";
import { worded } from "./gesture.ts";
import type { Talk } from "./talk.ts";

export interface Drafting {
  /** What the bot privately suggests to look at again; the person decides. */
  readonly hint?: (text: string) => Hint | undefined;
}

const textOf = (pieces: readonly Piece[]): string =>
  pieces
    .map((one) => one.text)
    .join("\n\n")
    .trim();

/** One text: it is written, shown as it will look, changed as often as wanted, and confirmed. Returns it. */
export async function draftText(talk: Talk, { hint }: Drafting = {}): Promise<string> {
  const gesture = await talk.next();
  const kept = await talk.pieces();
  const text = textOf(kept);
  if (gesture.type === "tap" && gesture.verb === "ok" && text !== "") return text;
  const words = gesture.type === "said" ? [...begun(kept, gesture.pieces), ...worded(gesture.pieces)] : [];
  if (gesture.type === "said" && words.length > 0) {
    await talk.keep(words, { listening: false });
    if (gesture.pieces.some(({ type }) => type !== "text")) await talk.say("file-left-out");
    await preview(talk, textOf(words), { hint });
  } else if (gesture.type === "edited") {
    await talk.keep(kept, { listening: false });
    await preview(talk, text, { edited: true, hint });
  } else if (gesture.type === "tap") {
    await talk.keep(kept);
    if (text !== "" && gesture.verb !== "edit") await preview(talk, text, {});
    else await talk.say("draft-listening", {}, [passChoice(talk.ref.step)]);
  } else await talk.say("not-text");
  return talk.rest();
}

/** What has come so far of the album to which this belongs, each of its messages by itself. */
const begun = (kept: readonly Piece[], [first]: readonly Piece[]): readonly Piece[] =>
  first?.album === undefined ? [] : kept.filter(({ album }) => album === first.album);

interface Previewing {
  readonly edited?: boolean;
  readonly hint?: Drafting["hint"];
}

async function preview(talk: Talk, text: string, { edited = false, hint }: Previewing): Promise<void> {
  if (edited) await talk.say("draft-edited");
  const suggested = hint?.(text);
  if (suggested) await talk.say(`hint-${suggested}`);
  await talk.say("draft-preview", { text }, decisions(talk));
}

const decisions = (talk: Talk): readonly Choice[] => [
  talk.button(`confirm-${talk.ref.kind}`, "ok"),
  talk.button("button-edit", "edit"),
  passChoice(talk.ref.step),
];

export interface Gathering extends Drafting {
  /** How many messages it may have. */
  readonly most: number;
  /** What the way out is called. */
  readonly out: string;
}

/** Several messages and files, gathered in private until the person says that this is all. Returns them. */
export async function draftPieces(talk: Talk, gathering: Gathering): Promise<readonly Piece[]> {
  const gesture = await talk.next();
  const pieces = await talk.pieces();
  const wayOut = passChoice(talk.ref.step, gathering.out);
  switch (gesture.type) {
    case "said":
      await addPieces(talk, { pieces, added: gesture.pieces, most: gathering.most, wayOut });
      break;
    case "edited":
      await talk.say("draft-edited");
      await keepPieces(talk, pieces, wayOut);
      break;
    case "tap":
      if (gesture.verb === "ok" && pieces.length > 0) return pieces;
      await answerTap(talk, gesture.verb, { pieces, hint: gathering.hint, wayOut });
      break;
    case "other":
      await talk.say("not-text");
      break;
  }
  return talk.rest();
}

interface Adding {
  readonly pieces: readonly Piece[];
  readonly added: readonly Piece[];
  readonly most: number;
  readonly wayOut: Choice;
}

/** Past the most, what is too much is refused at once, and what is kept stays. */
async function addPieces(talk: Talk, { pieces, added, most, wayOut }: Adding): Promise<void> {
  const all = [...pieces, ...added];
  if (all.length <= most) return keepPieces(talk, all, wayOut);
  await talk.keep(all.slice(0, most));
  await talk.say("draft-full", { max: most }, [
    talk.button("button-that-is-all", "end"),
    talk.button("button-start-over", "edit"),
    wayOut,
  ]);
}

async function keepPieces(talk: Talk, pieces: readonly Piece[], wayOut: Choice): Promise<void> {
  await talk.keep(pieces);
  await talk.say("draft-piece-added", { count: pieces.length }, [
    talk.button("button-that-is-all", "end"),
    talk.button("button-more", "more"),
    wayOut,
  ]);
}

interface Answering {
  readonly pieces: readonly Piece[];
  readonly hint: Drafting["hint"];
  readonly wayOut: Choice;
}

async function answerTap(talk: Talk, verb: string, { pieces, hint, wayOut }: Answering): Promise<void> {
  if (verb === "edit") {
    await talk.keep([]);
    await talk.say("draft-listening-pieces", {}, [wayOut]);
  } else if (verb === "more" || pieces.length === 0) {
    await talk.keep(pieces);
    await talk.say(
      "draft-listening-pieces",
      {},
      pieces.length > 0 ? [talk.button("button-that-is-all", "end")] : [wayOut],
    );
  } else {
    const suggested = hint?.(textOf(pieces));
    if (suggested) await talk.say(`hint-${suggested}`);
    await talk.say("draft-preview-pieces", { count: pieces.length }, [
      talk.button(`confirm-${talk.ref.kind}`, "ok"),
      talk.button("button-more", "more"),
      talk.button("button-start-over", "edit"),
      wayOut,
    ]);
  }
}
