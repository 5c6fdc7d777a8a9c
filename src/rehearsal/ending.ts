import { createWords } from "../texts/index.ts";
import type { Scene } from "./scene.ts";
import type { Story } from "./stories/index.ts";

/** How a meeting ends, as the group's chat shows it. */
export function createEnding({ stage, groupId, zone, actors }: Scene, { locale, address, theme }: Story) {
  const words = createWords();
  const [someone] = actors;
  const args = { theme, when: { moment: 0 } };

  /** Whether the bot has said this in the group, whatever stood in the gaps. */
  function isSaid(key: string): boolean {
    if (!someone) return false;
    const [heading = ""] = words.plain({ locale, zone, address }, key, args).split("\n");
    const chat = stage.people.sees(someone.self.person.id, groupId);
    return chat.some(({ text = "" }) => text.startsWith(heading));
  }

  return {
    isHeld: () => isSaid("ended-held"),
    isAnnounced: () => isSaid("next-meeting"),
  };
}
