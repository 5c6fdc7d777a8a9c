import type { CallRecord, WorldEvent } from "../../src/emulator/index.ts";
import type { Performed } from "../../src/rehearsal/performance.ts";
import type { Rehearsal, Scene } from "../../src/rehearsal/scene.ts";
import { transcribe } from "../../src/rehearsal/transcribe.ts";

export interface Testimony extends Performed {
  /** What was printed, each run of white space as one blank. */
  readonly transcript: string;
  readonly printed: string;
  readonly events: readonly WorldEvent[];
  /** The bot's calls that Telegram refused. */
  readonly refused: readonly CallRecord[];
  readonly groupId: number;
  /** Ids by name. */
  readonly people: ReadonlyMap<string, number>;
}

/** Watches a whole rehearsal, and remembers everything that happened in it. */
export async function witness(rehearsal: Rehearsal): Promise<Testimony> {
  const pages: string[] = [];
  let scene: Scene | undefined;
  const events: WorldEvent[] = [];
  const refused = new Set<CallRecord>();
  const performed = await transcribe(
    rehearsal,
    { write: (text) => void pages.push(text), paint: (_, text) => text, quiet: false },
    (now) => {
      scene = now;
      events.push(...now.stage.people.events(events.at(-1)?.seq));
      for (const call of now.stage.emulator.world.calls) if (!call.ok) refused.add(call);
    },
  );
  if (!scene) throw new Error("Nothing happened");
  const printed = pages.join("");
  return {
    ...performed,
    printed,
    transcript: printed.replaceAll(/[\s│]+/g, " "),
    events,
    refused: [...refused],
    groupId: scene.groupId,
    people: new Map(scene.actors.map(({ self }) => [self.person.name, self.person.id])),
  };
}

/** When a text was first read in a chat, as the number of the event; Infinity = never. */
export const firstRead = ({ events }: Testimony, chatId: number, text: string): number =>
  events.find(
    (event) =>
      (event.type === "sent" || event.type === "edited") &&
      event.chatId === chatId &&
      event.message.from?.is_bot === true &&
      (event.message.text ?? "").includes(text),
  )?.seq ?? Number.POSITIVE_INFINITY;
