import { DateTime } from "luxon";
import { type Actor, createActor } from "./actors/colleague.ts";
import { createLuck } from "./actors/luck.ts";
import { createPerson } from "./actors/person.ts";
import { setUp } from "./actors/setup.ts";
import { createTempo, type Preset } from "./actors/tempo.ts";
import type { Stage } from "./stage.ts";
import { type Colleague, castOf, type Story } from "./stories/index.ts";

export interface Rehearsal {
  readonly story: Story;
  readonly preset: Preset;
  /** How many colleagues, 3 to 12. */
  readonly size: number;
  readonly seed: number;
}

export interface Scene {
  readonly stage: Stage;
  readonly groupId: number;
  readonly zone: string;
  readonly actors: readonly Actor[];
}

/** Somebody of the cast, as Telegram knows them. */
export interface Known {
  readonly id: number;
  readonly colleague: Colleague;
}

export const zones = { en: "Europe/London", ru: "Europe/Moscow" } as const;

const DAY = 24 * 3_600_000;
/** A meeting that takes longer has gone astray; the longest has every step extended once. */
export const LONGEST = { week: 16 * DAY, hour: DAY / 4 } as const;

/** The agenda is brought up to date a little after what it tells, in milliseconds. */
export const CURTAIN = 5_000;

/** What the bot may do in the group. */
export const botRights = { can_pin_messages: true, can_delete_messages: true } as const;

/** Friday morning: time to set up before the week begins. An hour is arranged on the spot. */
export const curtainRises = (zone: string): number =>
  DateTime.fromObject({ year: 2026, month: 11, day: 20, hour: 10 }, { zone }).toMillis();

/** The people, their group, and the bot that one of them brings along. */
export async function found(
  { people, settle }: Stage,
  { story, size }: Pick<Rehearsal, "story" | "size">,
): Promise<{ readonly groupId: number; readonly cast: readonly Known[] }> {
  const cast = castOf(story, size).map((colleague) => {
    const { id } = people.person({ firstName: colleague.name, languageCode: story.locale });
    return { id, colleague };
  });
  const [creator = 0, ...members] = cast.map(({ id }) => id);
  const { id: groupId } = people.group({ title: story.group, creator, members, type: "supergroup" });
  people.addBot(groupId, creator, botRights);
  await settle();
  return { groupId, cast };
}

/** The colleagues, each of whom acts by themselves. */
export async function gather(stage: Stage, rehearsal: Rehearsal, zone: string): Promise<Scene> {
  const { story, preset, seed } = rehearsal;
  const { people } = stage;
  const { groupId, cast } = await found(stage, rehearsal);
  const colleagues = cast.map(({ colleague }) => colleague);
  const actors = cast.map(({ id, colleague }, index) => {
    const luck = createLuck(seed, index);
    const person = createPerson({ people, groupId, id, name: colleague.name });
    const tempo = createTempo({ character: colleague.character, preset, zone, luck });
    return createActor({ person, colleague, story, cast: colleagues, luck, tempo }, () => zone);
  });
  return { stage, groupId, zone, actors };
}

/** The first colleague sets the group up. */
export async function arrange(
  { stage, groupId, zone, actors }: Scene,
  { story, preset, size }: Rehearsal,
): Promise<void> {
  const [first] = actors;
  if (!first) throw new Error("Nobody is here");
  const { id, name } = first.self.person;
  // With eyes of their own, so that what the set-up reads is still news afterwards.
  const person = createPerson({ people: stage.people, groupId, id, name });
  await setUp({ stage, person, tempo: first.self.tempo, story, preset, zone, size });
}

/** Moves to the next moment at which somebody, or the bot, does something. False: nothing is to come before the end. */
export async function goOn(
  stage: Stage,
  actors: readonly Pick<Actor, "look" | "wakes" | "act">[],
  end: number,
): Promise<boolean> {
  const now = stage.clock.now();
  for (const actor of actors) actor.look(now);
  const moment = Math.min(
    ...actors.map((actor) => actor.wakes()),
    stage.nextMoment() ?? Number.POSITIVE_INFINITY,
    end,
  );
  if (moment > now) await stage.until(moment);
  for (const actor of actors) {
    if (actor.wakes() > stage.clock.now()) continue;
    actor.act(stage.clock.now());
    await stage.settle();
  }
  return moment < end;
}
