import { type Performed, perform } from "./performance.ts";
import type { Rehearsal, Scene } from "./scene.ts";
import { createObserver } from "./transcript/observer.ts";
import { type Paint, wrapped } from "./transcript/paper.ts";
import { createPrinter } from "./transcript/printer.ts";
import { stageWords } from "./transcript/words.ts";

export interface Paper {
  readonly write: (text: string) => void;
  readonly paint: Paint;
  /** Only the group's chat. */
  readonly quiet: boolean;
}

/** Performs a meeting and writes down what happens in the chats, as it happens. `watch` may look on. */
export async function transcribe(
  rehearsal: Rehearsal,
  { write, paint, quiet }: Paper,
  watch: (scene: Scene) => void = () => {},
): Promise<Performed> {
  const { locale, group } = rehearsal.story;
  const words = stageWords[locale];
  write(`${paint("heading", words.title(group))}\n${wrapped(words.intro, 0)}\n`);
  let log: ReturnType<typeof openLog> | undefined;
  const performed = await perform(rehearsal, (scene) => {
    log ??= openLog(scene);
    log();
    watch(scene);
  });
  write(`\n${words.outro.map((line) => wrapped(line, 0)).join("\n")}\n`);
  return performed;

  /** Prints what is new since the last time. */
  function openLog({ stage, groupId, zone, actors }: Scene): () => void {
    const names = new Map(actors.map(({ self }) => [self.person.id, self.person.name]));
    const observer = createObserver({ words, groupId, names });
    const botName = stage.emulator.world.bot.first_name;
    const printer = createPrinter({ write, paint, words, locale, zone, botName, quiet });
    let seen = 0;
    return () => {
      const events = stage.people.events(seen);
      seen = events.at(-1)?.seq ?? seen;
      printer.show(observer.watch(events));
    };
  }
}
