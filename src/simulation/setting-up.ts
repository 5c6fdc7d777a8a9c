import type { Emulator } from "../emulator/index.ts";
import { buttonsOf } from "../rehearsal/actors/person.ts";
import type { Person } from "./person.ts";
import type { Circle } from "./plan.ts";

/** More screens than the set-up has. */
const MOST_SCREENS = 30;

/** The first of a group goes through the set-up; `settle` lets the bot do what it can. */
export async function setUp(
  { people }: Emulator,
  chat: number,
  by: Person,
  circle: Circle,
  settle: () => Promise<void>,
): Promise<void> {
  const links = people.sees(by.id, chat).flatMap((message) => buttonsOf(message).map(({ url }) => url));
  const link = links.find((url) => url.includes("start=setup"));
  if (link === undefined) throw new Error("The bot offers no set-up");
  people.openLink(by.id, link);
  await settle();
  for (let screens = 0; screens < MOST_SCREENS; screens += 1) {
    const last = people.sees(by.id, by.id).findLast((message) => message.from?.is_bot);
    const buttons = last ? buttonsOf(last) : [];
    const [, screen = ""] = /^setup \d+ (\w+) /.exec(buttons[0]?.deed ?? "") ?? [];
    if (!last || screen === "") return;
    const value = wanted(circle)[screen] ?? "";
    const button = buttons.find(({ deed }) => deed.endsWith(` ${screen} ${value}`));
    if (button) people.tap(by.id, by.id, last.message_id, button.token);
    else people.say(by.id, by.id, value);
    await settle();
  }
  throw new Error("The set-up does not come to its end");
}

const wanted = ({ preset, locale, zone }: Circle): Readonly<Record<string, string>> => ({
  language: locale,
  zone,
  theme: "Ordinary days",
  address: "ty",
  preset,
  start: preset === "week" ? "default" : "now",
  people: "3-6",
  review: "plan",
});
