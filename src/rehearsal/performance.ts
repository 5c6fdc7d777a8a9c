import { DateTime } from "luxon";
import { type Actor, createActor } from "./actors/colleague.ts";
import { createLuck } from "./actors/luck.ts";
import { createPerson } from "./actors/person.ts";
import { setUp } from "./actors/setup.ts";
import { createTempo, type Preset } from "./actors/tempo.ts";
import { createEnding } from "./ending.ts";
import { createStage, type Stage } from "./stage.ts";
import { castOf, type Story } from "./stories/index.ts";

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

export interface Performed {
  /** The meeting was held to its end. */
  readonly held: boolean;
  /** The group was told when it meets next. */
  readonly announced: boolean;
  /** What the bot complained of; nothing, if all is well. */
  readonly trouble: readonly string[];
}

const zones = { en: "Europe/London", ru: "Europe/Moscow" } as const;
const DAY = 24 * 3_600_000;
/** A meeting that takes longer has gone astray; the longest has every step extended once. */
const LONGEST = { week: 16 * DAY, hour: DAY / 4 } as const;

/** The agenda is brought up to date a little after what it tells, in milliseconds. */
const CURTAIN = 5_000;

/** Friday morning: time to set up before the week begins. An hour is arranged on the spot. */
const curtainRises = (zone: string): number =>
  DateTime.fromObject({ year: 2026, month: 11, day: 20, hour: 10 }, { zone }).toMillis();

/** Holds one meeting from the bot's first greeting to its last word; `watch` is called whenever something is new. */
export async function perform(
  rehearsal: Rehearsal,
  watch: (scene: Scene) => void = () => {},
): Promise<Performed> {
  const { story, preset, seed } = rehearsal;
  const trouble: string[] = [];
  const zone = zones[story.locale];
  const stage = await createStage({
    begins: curtainRises(zone),
    locale: story.locale,
    zone,
    seed,
    report: (event, details) => trouble.push(`${event} ${JSON.stringify(details)}`),
  });
  try {
    const scene = await gather(stage, rehearsal, zone);
    const ending = createEnding(scene, story);
    await arrange(scene, rehearsal);
    watch(scene);
    const end = stage.clock.now() + LONGEST[preset];
    while (!ending.isAnnounced() && (await goOn(scene, end))) watch(scene);
    await stage.pass(CURTAIN);
    watch(scene);
    return { held: ending.isHeld(), announced: ending.isAnnounced(), trouble };
  } finally {
    stage.close();
  }
}

/** The first colleague sets the group up. */
async function arrange(
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

/** The people, their group, and the bot that one of them brings along. */
async function gather(stage: Stage, { story, preset, size, seed }: Rehearsal, zone: string): Promise<Scene> {
  const { people } = stage;
  const cast = castOf(story, size);
  const ids = cast.map(({ name }) => people.person({ firstName: name, languageCode: story.locale }).id);
  const [creator = 0, ...members] = ids;
  const { id: groupId } = people.group({ title: story.group, creator, members, type: "supergroup" });
  const actors = cast.map((colleague, index) => {
    const luck = createLuck(seed, index);
    const person = createPerson({ people, groupId, id: ids[index] ?? 0, name: colleague.name });
    const tempo = createTempo({ character: colleague.character, preset, zone, luck });
    return createActor({ person, colleague, story, cast, luck, tempo }, zone);
  });
  people.addBot(groupId, creator, { can_pin_messages: true, can_delete_messages: true });
  await stage.settle();
  return { stage, groupId, zone, actors };
}

/** Moves to the next moment at which somebody, or the bot, does something. False: nothing is to come. */
async function goOn({ stage, actors }: Scene, end: number): Promise<boolean> {
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
