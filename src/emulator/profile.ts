import type { BotCommand, ChatAdministratorRights, MenuButton } from "@grammyjs/types";

/** What the bot says about itself, by language ("" = every other language). */
export interface BotProfile {
  readonly names: Map<string, string>;
  readonly descriptions: Map<string, string>;
  readonly shortDescriptions: Map<string, string>;
  /** By scope and language. */
  readonly commands: Map<string, readonly BotCommand[]>;
  /** By private chat; 0 = all the others. */
  readonly menuButtons: Map<number, MenuButton>;
  readonly defaultRights: Map<"groups" | "channels", ChatAdministratorRights>;
}

export function createProfile(name: string): BotProfile {
  return {
    names: new Map([["", name]]),
    descriptions: new Map(),
    shortDescriptions: new Map(),
    commands: new Map(),
    menuButtons: new Map(),
    defaultRights: new Map(),
  };
}
