import { randomUUID } from "node:crypto";
import type { Meeting } from "../core/meeting.ts";
import { isAdministrator, isIn } from "../emulator/members.ts";
import type { GroupRoom } from "../emulator/rooms.ts";
import { arrange, curtainRises, found, zones } from "../rehearsal/scene.ts";
import { createStage } from "../rehearsal/stage.ts";
import { storyOf } from "../rehearsal/stories/index.ts";
import { type Group, openStore, type Store } from "../store/index.ts";
import type { Voice } from "../texts/index.ts";
import { createPassing } from "./passing.ts";
import { createPlayer } from "./player.ts";
import type { Beginning } from "./wire.ts";

/** How many of the bot's complaints are kept. */
const COMPLAINTS = 10;

/** One beginning and all that came of it: the group, the bot, and everything that was said. */
export async function createLife(beginning: Beginning) {
  const { locale, preset, people: size, seed } = beginning;
  const story = storyOf(beginning.story === "empty" ? "kindergarten" : beginning.story, locale);
  const zone = zones[locale];
  const complaints: string[] = [];
  const notes: Note[] = [];
  let store: Store | undefined;
  let passing: ReturnType<typeof createPassing> | undefined;
  let isRunning = true;
  let known: Standing = {};
  let isKnown = false; // nothing has been written since

  const complain = (what: string): void => {
    complaints.push(what);
    if (complaints.length > COMPLAINTS) complaints.shift();
  };
  const stage = await createStage({
    begins: curtainRises(zone),
    locale,
    zone,
    seed,
    report: (event, details) => complain(`${event} ${JSON.stringify(details)}`),
    between: (emulator) => {
      passing = createPassing(emulator);
      const open: typeof openStore = (...given) => {
        const real = openStore(...given);
        const commit: Store["commit"] = (writes) => {
          real.commit(writes);
          isKnown = false;
        };
        store = { ...real, commit };
        isKnown = false;
        return store;
      };
      return { clock: { now: emulator.world.now }, fetch: passing.fetch, open };
    },
  });
  const { world } = stage.emulator;
  const { groupId, cast } = await found(stage, { story, size });
  const zoneNow = () => standing().group?.zone ?? zone;
  const casting = { stage, groupId, story, preset, seed, cast, zone: zoneNow };
  const players = cast.map((one, place) => createPlayer(one, place, casting));
  const room = () => world.rooms.get(groupId) as GroupRoom;
  const blocks = (id: number): boolean => {
    const own = world.rooms.get(id);
    return own?.kind === "private" && own.blocked;
  };

  /** The group and its meeting as the bot knows them; while it is down, as it knew them last. */
  function standing(): Standing {
    if (isKnown || !isRunning || !store) return known;
    isKnown = true;
    const group = store.circles.groupByChat(groupId);
    const live = group ? store.meetings.liveIn(group.id).map((id) => store?.meetings.find(id)) : [];
    const current = live.find((one) => one?.status === "running" || one?.status === "paused");
    const last =
      known.meeting && known.meeting.status !== "planned" ? store.meetings.find(known.meeting.id) : undefined;
    const meeting = current ?? last ?? live[0];
    const planned = live.find((one) => one?.status === "planned");
    known = { ...(group && { group }), ...(meeting && { meeting }), ...(planned && { planned }) };
    return known;
  }

  const presenter = players.find(({ name }) => name === story.presenter)?.id;
  const life = {
    id: randomUUID(),
    /** Whose problem the story is about; in an empty group nobody's yet. */
    presenter: beginning.story === "empty" ? undefined : presenter,
    beginning,
    story,
    stage,
    groupId,
    players,
    complaints,
    complain,
    notes,
    /** Something that befell the group, as a line of a journey test. */
    note: (line: string): void => {
      notes.push({ seq: world.seq, at: stage.clock.now(), line });
    },
    standing,
    blocks,
    passed: () => passing?.list() ?? [],
    /** The bot's memory; undefined while its process is down. */
    store: () => (isRunning ? store : undefined),
    isRunning: () => isRunning,
    voice: (): Voice => {
      const { group } = standing();
      return group
        ? { locale: group.locale, zone: group.zone, address: group.address }
        : { locale, zone, address: story.address };
    },
    room,
    isInGroup: (id: number) => isIn(room(), id),
    isAdministrator: (id: number) => isIn(room(), id) && isAdministrator(room(), id),
    /** Those who act by themselves and can. */
    acting: () =>
      players
        .filter(({ id, actsByItself }) => actsByItself && isIn(room(), id) && !blocks(id))
        .map(({ actor }) => actor),
    fall: (): void => {
      standing();
      isRunning = false;
      stage.fall();
    },
    rise: async (): Promise<void> => {
      await stage.rise();
      isRunning = true;
      await stage.settle();
    },
    close: (): void => {
      isRunning = false;
      stage.close();
    },
  };
  if (beginning.story !== "empty") {
    const actors = players.map(({ actor }) => actor);
    await arrange({ stage, groupId, zone, actors }, { story, preset, size, seed });
  }
  return life;
}

/** What else happened, after so many events. */
export interface Note {
  readonly seq: number;
  readonly at: number;
  readonly line: string;
}

export interface Standing {
  readonly group?: Group;
  /** The one that goes on, else the last one, else the next one. */
  readonly meeting?: Meeting;
  /** The next one, once it is planned. */
  readonly planned?: Meeting;
}

export type Life = Awaited<ReturnType<typeof createLife>>;
