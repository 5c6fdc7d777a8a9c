import type { Luck } from "../rehearsal/actors/luck.ts";
import type { Button } from "../rehearsal/actors/person.ts";

/** One thing that a person does with their phone because the bot has shown them buttons. */
export type Gesture =
  | { readonly type: "tap"; readonly button: Button }
  | { readonly type: "write"; readonly step: string; readonly kind: string };

/** How often people have nothing to say where they are asked, by what they are asked for. */
const passing: Readonly<Record<string, number>> = {
  question: 0.65,
  learning: 0.4,
  theme: 0.5,
  solution: 0.25,
  problem: 0.2,
  report: 0.3,
  answer: 0.15,
};

/** What is given by buttons inside its dialogue rather than in words. */
const menus = ["weigh", "commitment", "drop"];

/** What somebody does about the buttons under a message; nothing, where none of them means anything to them. */
export function react(buttons: readonly Button[], luck: Luck): readonly Gesture[] {
  const [first] = buttons;
  if (!first || first.deed === "" || first.deed.startsWith("setup")) return [];
  const asked = /^write (\S+) (\S+) \d+(?: (\S+))?/.exec(first.deed);
  if (asked) return inDialogue(buttons, first, asked, luck);
  // A door that stands open is not a question.
  if (/^(observe|now|decline-moderation|moderator|lead-)/.test(first.deed))
    return luck.often(0.05) ? oneOf(buttons, luck) : [];
  if (/^(accept|join|keep-rules)\b/.test(first.deed))
    return luck.often(0.9) ? tap(first) : oneOf(buttons, luck);
  if (first.deed.startsWith("done;step=write-solutions"))
    return luck.often(0.8) ? tap(first) : [...tapped(buttons[1]), writes("write-solutions", "solution")];
  return luck.often(0.85) ? tap(first) : oneOf(buttons, luck);
}

function inDialogue(
  buttons: readonly Button[],
  first: Button,
  [, step = "", kind = "", verb = ""]: RegExpExecArray,
  luck: Luck,
): readonly Gesture[] {
  const text = writes(step, kind);
  switch (verb) {
    case "":
      if (menus.includes(kind)) return luck.often(0.5) ? tap(first) : tapped(buttons.at(-1));
      if (luck.often(passing[kind] ?? 0.05))
        return tapped(buttons.find(({ deed }) => deed.startsWith("pass")));
      return luck.often(0.5) ? [text] : [...tap(first), text];
    case "ok":
      return luck.often(0.9) ? tap(first) : [...tapped(buttons[1]), text];
    case "end":
      return luck.often(0.8) ? tap(first) : [text];
    case "chosen":
      return [...tap(first), text];
    case "tick":
    case "untick":
      return luck.often(0.7) ? tap(first) : [...tapped(buttons.find(isChosen)), text];
    case "pick":
      return luck.often(0.5) ? tap(first) : tapped(buttons.find(({ deed }) => deed.startsWith("done")));
    case "bare-plus":
    case "bare-minus":
    case "no-plan":
      return luck.often(0.7) ? tap(first) : [text];
    default:
      return tap(first);
  }
}

const isChosen = ({ deed }: Button): boolean => deed.endsWith(" chosen");
const tap = (button: Button): readonly Gesture[] => [{ type: "tap", button }];
const tapped = (button: Button | undefined): readonly Gesture[] => (button ? tap(button) : []);
const writes = (step: string, kind: string): Gesture => ({ type: "write", step, kind });

/** Any button but those that lead out of the group or end the case: they have troubles of their own. */
const oneOf = (buttons: readonly Button[], luck: Luck): readonly Gesture[] =>
  tapped(
    luck.oneOf(buttons.filter(({ deed, url }) => url === "" && !/^(leave|stop-case|decline )/.test(deed))),
  );
