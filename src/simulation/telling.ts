import type { Emulator } from "../emulator/index.ts";
import type { Luck } from "../rehearsal/actors/luck.ts";

export interface Telling {
  readonly emulator: Emulator;
  readonly id: number;
  readonly luck: Luck;
  /** Words of their own, each time others. */
  readonly words: () => string;
}

/** Only who pays for Telegram writes as much under a picture. */
const LONG = 2_000;

/** How people send what they write: mostly in words, and a case as it comes, with pictures, voices and links. */
export function tell({ emulator, id, luck, words }: Telling, kind: string): void {
  const { people, world } = emulator;
  const way = kind === "case" ? luck.oneOf(ways) : "words";
  switch (way) {
    case "caption": {
      const isLong = world.people.get(id)?.user.is_premium === true;
      const more = isLong ? ` ${"and so on ".repeat(LONG / 10)}${words()}` : "";
      people.send(id, id, { photo: true, caption: `${words()}${more}` });
      return;
    }
    case "album":
      people.album(id, id, [
        { photo: true, caption: words() },
        { video: true },
        { photo: true, caption: words() },
      ]);
      return;
    case "link": {
      const said = words();
      const url = `https://example.org/${words().replaceAll(" ", "-")}`;
      people.say(id, id, said, { entities: [{ type: "text_link", offset: 0, length: 5, url }] });
      return;
    }
    case "voice":
      people.say(id, id, words());
      people.send(id, id, { voice: true });
      return;
    default:
      people.say(id, id, words());
  }
}

const ways = ["words", "words", "caption", "album", "link", "voice"] as const;
