import type { Message } from "@grammyjs/types";
import type { Contribution, Meeting, Piece } from "../core/meeting.ts";
import type { Emulator } from "../emulator/index.ts";
import type { Store } from "../store/index.ts";
import type { Canaries } from "./canaries.ts";
import type { Company } from "./person.ts";
import type { Check } from "./violation.ts";
import { wordsOf } from "./words.ts";

export interface Wholeness {
  readonly emulator: Emulator;
  readonly store: () => Store;
  readonly canaries: Canaries;
  readonly check: Check;
}

/** What a presenter has published stands in the group whole: every part, its file, each of its words, what is behind them. */
export function createWholeness({ emulator: { world }, store, canaries, check }: Wholeness) {
  /** The chat of a group, and the one that it was before it became a supergroup. */
  const postsIn = (chat: number): readonly Message[] =>
    [...world.rooms.values()]
      .filter((room) => room.id === chat || (room.kind !== "private" && room.migratedTo === chat))
      .flatMap(({ posts }) => [...posts.values()])
      .flatMap(({ author, message }) => (author === world.bot.id ? [message] : []));

  /** What nobody knows whether it arrived is not sent again by itself. */
  const isInDoubt = ({ id }: Meeting): boolean =>
    [...store().outbox.inState("ambiguous"), ...store().outbox.inState("failed")].some(
      ({ chatId, meetingId }) => chatId < 0 && meetingId === id,
    );

  /** As its author wrote it; if they have changed it since, as it was taken. */
  function saidIn({ author }: Contribution, piece: Piece): string {
    const written = world.rooms.get(author)?.posts.get(piece.message ?? 0)?.message;
    return written && written.edit_date === undefined ? wordsOf(written) : piece.text;
  }

  function checkCase(told: Contribution, company: Company): void {
    const posts = postsIn(company.chat);
    const words = posts.map(wordsOf).join("\n");
    const files = new Set(posts.flatMap(filesOf));
    for (const piece of told.pieces) {
      const missing = canaries.in(saidIn(told, piece)).filter(({ word }) => !words.includes(word));
      check(
        "a case is whole",
        missing.length === 0,
        () => `${missing.map(({ word }) => word)} is not in the group`,
      );
      const isThere = piece.file === "" || files.has(piece.file);
      check("a case is whole", isThere, () => `a ${piece.type} of the case is not in the group`);
    }
  }

  return (meeting: Meeting, company: Company): void => {
    if (company.isMuted) return;
    const told = meeting.contributions.find(({ kind, status }) => kind === "case" && status === "published");
    if (told && !isInDoubt(meeting)) checkCase(told, company);
  };
}

function filesOf({
  photo,
  voice,
  document,
  video,
  audio,
  video_note,
  animation,
}: Message): readonly string[] {
  const all = [...(photo ?? []), voice, document, video, audio, video_note, animation];
  return all.flatMap((file) => file?.file_id ?? []);
}
