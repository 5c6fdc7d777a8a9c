import { randomUUID } from "node:crypto";
import { isAdministrator, isIn } from "../emulator/members.ts";
import type { GroupRoom } from "../emulator/rooms.ts";
import { arrange, curtainRises, found, zones } from "../rehearsal/scene.ts";
import { createStage } from "../rehearsal/stage.ts";
import { type Story, storyOf } from "../rehearsal/stories/index.ts";
import type { Voice } from "../texts/index.ts";
import { createMemory, type Standing } from "./memory.ts";
import { createPassing, type Passed } from "./passing.ts";
import { createPlayer, type Player } from "./player.ts";
import type { Beginning } from "./wire.ts";

/** What else happened, after so many events. */
export interface Note {
  readonly seq: number;
  readonly at: number;
  /** As a line of a journey test. */
  readonly line: string;
}

/** How many of the bot's complaints are kept. */
const COMPLAINTS = 10;

/** One beginning and all that came of it: the group, the bot, and everything that was said. */
export async function createLife(beginning: Beginning) {
  const wings = await openWings(beginning);
  try {
    const life = await populate(beginning, wings);
    if (beginning.story !== "empty") await arrangeFor(life);
    return life;
  } catch (error) {
    wings.stage.close();
    throw error;
  }
}

/** The stage, and what can be seen of it from the wings. */
async function openWings({ locale, seed }: Beginning) {
  const zone = zones[locale];
  const memory = createMemory();
  const complaints: string[] = [];
  const complain = (what: string): void => {
    complaints.push(what);
    if (complaints.length > COMPLAINTS) complaints.shift();
  };
  let passing: Passed | undefined;
  const stage = await createStage({
    begins: curtainRises(zone),
    locale,
    zone,
    seed,
    report: (event, details) => complain(`${event} ${JSON.stringify(details)}`),
    between: (emulator) => {
      passing = createPassing(emulator);
      return { clock: { now: emulator.world.now }, fetch: passing.fetch, open: memory.open };
    },
  });
  return { stage, memory, complaints, complain, passed: () => passing?.list() ?? [] };
}

type Wings = Awaited<ReturnType<typeof openWings>>;

async function populate(beginning: Beginning, { stage, memory, ...wings }: Wings) {
  const { locale, people: size, seed } = beginning;
  const story = storyOf(beginning.story === "empty" ? "kindergarten" : beginning.story, locale);
  const { world } = stage.emulator;
  const { groupId, cast } = await found(stage, { story, size });
  const standing = () => memory.standing(groupId);
  const voice = (): Voice => standing().group ?? { locale, zone: zones[locale], address: story.address };
  const preset = () => presetIn(standing()) ?? beginning.preset;
  const casting = { stage, groupId, story, preset, seed, cast, zone: () => voice().zone };
  const players = cast.map((one, place) => createPlayer(one, place, casting));
  const room = () => world.rooms.get(groupId) as GroupRoom;
  const isInGroup = (id: number) => isIn(room(), id);
  const blocks = (id: number): boolean => {
    const own = world.rooms.get(id);
    return own?.kind === "private" && own.blocked;
  };
  const canAct = ({ id, actsByItself }: Player) => actsByItself && isInGroup(id) && !blocks(id);
  const notes: Note[] = [];

  return {
    ...wings,
    id: randomUUID(),
    beginning,
    story,
    presenter: presenterIn(beginning, story, players),
    stage,
    groupId,
    players,
    /** What befell the group. */
    notes,
    note: (line: string): void => void notes.push({ seq: world.seq, at: stage.clock.now(), line }),
    standing,
    /** The bot's memory; undefined while its process is down. */
    store: memory.store,
    isRunning: () => memory.store() !== undefined,
    voice,
    room,
    blocks,
    isInGroup,
    isAdministrator: (id: number) => isInGroup(id) && isAdministrator(room(), id),
    /** Those who act by themselves and can. */
    acting: () => players.filter(canAct).map(({ actor }) => actor),
    fall: (): void => {
      memory.leave(groupId);
      stage.fall();
    },
    rise: async (): Promise<void> => {
      await stage.rise();
      await stage.settle();
    },
    close: (): void => {
      memory.leave(groupId);
      stage.close();
    },
  };
}

export type Life = Awaited<ReturnType<typeof populate>>;

/** How long the meeting at hand is, as the group has agreed; undefined = it has agreed on nothing yet. */
function presetIn({ group, meeting, planned }: Standing): Beginning["preset"] | undefined {
  const atHand = meeting?.status === "ended" ? planned : meeting;
  return atHand?.settings.preset ?? (group?.isSetUp ? group.preset : undefined);
}

/** Whose problem the story is about; in an empty group nobody's yet. */
const presenterIn = (beginning: Beginning, story: Story, players: readonly Player[]): number | undefined =>
  beginning.story === "empty" ? undefined : players.find(({ name }) => name === story.presenter)?.id;

function arrangeFor({ stage, groupId, players, beginning, story, voice }: Life): Promise<void> {
  const { preset, people: size, seed } = beginning;
  const actors = players.map(({ actor }) => actor);
  return arrange({ stage, groupId, zone: voice().zone, actors }, { story, preset, size, seed });
}
