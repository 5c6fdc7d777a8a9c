import type { Stage } from "../stage.ts";
import type { Story } from "../stories/index.ts";
import { type Button, buttonsOf, type Person } from "./person.ts";
import type { Preset, Tempo } from "./tempo.ts";

export interface SettingUp {
  readonly stage: Stage;
  readonly person: Person;
  readonly tempo: Tempo;
  readonly story: Story;
  readonly preset: Preset;
  readonly zone: string;
  /** How many colleagues there are. */
  readonly size: number;
}

/** More screens than the set-up has: whoever gets further is going round in circles. */
const MOST_SCREENS = 20;

/** An administrator follows the greeting's button and answers the bot's questions, mostly by buttons. */
export async function setUp(setting: SettingUp): Promise<void> {
  const { stage, person, tempo } = setting;
  const pause = () => stage.pass(tempo.aMoment());
  await pause();
  person.look();
  const link = person
    .inGroup()
    .flatMap(buttonsOf)
    .find(({ url }) => url.includes("start=setup"));
  if (!link) throw new Error("The bot offers no set-up");
  person.follow(link.url);
  await stage.settle();
  for (let screens = 0; screens < MOST_SCREENS; screens += 1) {
    await pause();
    person.look();
    const button = answer(setting);
    if (!button) return;
    if (typeof button === "string") person.say(button);
    else person.tap(button.deed);
    await stage.settle();
  }
  throw new Error("The set-up does not come to its end");
}

/** What to tap, or to type, on the screen that stands last in the chat; undefined = it is no screen any more. */
function answer(setting: SettingUp): Button | string | undefined {
  const { person, story } = setting;
  const last = person.privately().at(-1);
  const buttons = last ? buttonsOf(last) : [];
  const [, screen = ""] = /^setup \d+ (\w+) /.exec(buttons[0]?.deed ?? "") ?? [];
  if (screen === "") return undefined;
  if (screen === "theme") return story.theme;
  const value = wanted(setting)[screen];
  return buttons.find(({ deed }) => deed.endsWith(` ${screen} ${value}`)) ?? value;
}

const wanted = ({ story, preset, zone, size }: SettingUp): Readonly<Record<string, string>> => ({
  language: story.locale,
  zone,
  address: story.address,
  preset,
  start: preset === "week" ? "default" : "now",
  people: circleOf(size),
  review: "plan",
});

/** The offered circle that holds everybody. */
function circleOf(size: number): string {
  if (size <= 4) return "3-4";
  if (size <= 6) return "5-6";
  return size <= 8 ? "6-8" : "3-12";
}
