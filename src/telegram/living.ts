import type { Choice } from "../core/notice.ts";
import type { Setting } from "../service/letter.ts";
import { pageOf } from "../service/pages.ts";
import type { Spoken } from "../texts/index.ts";
import { card, type Shown, sheet } from "./card.ts";
import { type Faces, keyboard } from "./keyboard.ts";
import { split } from "./split.ts";

/** Composes a living message as it should stand in the chat now, ready to be sent or edited. */
export type Compose = (name: string, setting: Setting) => Record<string, unknown> | undefined;

export const createCompose =
  (faces: Faces): Compose =>
  (name, setting) => {
    const { meeting, group } = setting;
    if (!meeting || !group) return undefined;
    const page = pageOf(name) ?? 1;
    const shown = pageOf(name) ? sheet(meeting) : card(meeting, group.title, setting.now);
    const pages = sayLines(faces, shown, setting);
    const spoken = pages[page - 1];
    if (!spoken) return undefined;
    return {
      text: spoken.text,
      ...(spoken.entities.length > 0 && { entities: spoken.entities }),
      ...((page === pages.length || name === "card") && withButtons(faces, shown.choices, setting)),
      link_preview_options: { is_disabled: true },
    };
  };

const withButtons = (faces: Faces, choices: readonly Choice[], setting: Setting) =>
  choices.length > 0 ? { reply_markup: keyboard(faces, choices, setting) } : {};

/** One line below the other, the entities moved along, in as many messages as it takes. */
function sayLines({ words }: Faces, { lines }: Shown, { voice }: Setting): readonly Spoken[] {
  const whole = lines.reduce<Spoken>(
    (before, line) => {
      const said = words.say(voice, line.key, line.args);
      const offset = before.text === "" ? 0 : before.text.length + 1;
      return {
        text: before.text === "" ? said.text : `${before.text}\n${said.text}`,
        entities: [
          ...before.entities,
          ...said.entities.map((one) => ({ ...one, offset: one.offset + offset })),
        ],
      };
    },
    { text: "", entities: [] },
  );
  return split(whole);
}
