import type { Words } from "../texts/index.ts";
import { commands } from "./commands/index.ts";

/** The command menus: one per scope and language, English for everybody else. */
export function menus(words: Words): readonly Record<string, unknown>[] {
  const scopes = [
    ["private", "all_private_chats"],
    ["group", "all_group_chats"],
  ] as const;
  return scopes.flatMap(([where, type]) =>
    (["en", "ru"] as const).map((locale) => ({
      commands: commands
        .filter(({ scopes: inScopes, name }) => inScopes.includes(where) && name !== "start")
        .map(({ name }) => ({
          command: name,
          description: words.plain({ locale, zone: "UTC", address: "vy" }, `command-${name}`),
        })),
      scope: { type },
      ...(locale === "ru" && { language_code: locale }),
    })),
  );
}
