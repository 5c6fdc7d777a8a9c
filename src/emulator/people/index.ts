import { closeDuePolls } from "../polls.ts";
import type { World } from "../world.ts";
import { type Channels, createChannels } from "./channels.ts";
import { createEditing, type Editing } from "./editing.ts";
import { createHousekeeping, type Housekeeping } from "./housekeeping.ts";
import { createLinks, type Links } from "./links.ts";
import { createMembership, type Membership } from "./membership.ts";
import { createPopulation, type Population } from "./population.ts";
import { createPrivately, type Privately } from "./privately.ts";
import { createSeeing, type Seeing } from "./seeing.ts";
import { createSpeaking, type Speaking } from "./speaking.ts";
import { createTapping, type Tapping } from "./tapping.ts";
import { createTroubling, type Troubling } from "./troubling.ts";
import { createUpgrading, type Upgrading } from "./upgrading.ts";
import { createVoting, type Voting } from "./voting.ts";

export type { NewChannel } from "./channels.ts";
export type { Rights } from "./membership.ts";
export type { Contents } from "./parcels.ts";
export type { GroupChat, NewGroup, NewPerson } from "./population.ts";
export type { SeenChat, SeenMessage } from "./seeing.ts";
export type { Signed } from "./signing.ts";
export type { Manner, Parcel, Saying } from "./speaking.ts";
export type { Tap } from "./tapping.ts";
export type { Reach, Unwillingness } from "./troubling.ts";
export type { UpgradeNews } from "./upgrading.ts";
export type { VotingManner } from "./voting.ts";
export type { ChatName } from "./who.ts";

/** Everything that people can do in Telegram. What Telegram would not let them do throws with a clear sentence. */
export interface People
  extends Population,
    Membership,
    Speaking,
    Editing,
    Channels,
    Privately,
    Links,
    Tapping,
    Voting,
    Troubling,
    Upgrading,
    Seeing,
    Housekeeping {}

export function createPeople(world: World): People {
  const speaking = createSpeaking(world);
  const privately = createPrivately(world, speaking);
  const membership = createMembership(world);
  const links = createLinks(world, { start: privately.start, say: speaking.say, membership });
  const people: People = {
    ...createPopulation(world),
    ...membership,
    ...speaking,
    ...createEditing(world),
    ...createChannels(world),
    ...privately,
    ...links,
    ...createTapping(world, links),
    ...createVoting(world),
    ...createTroubling(world),
    ...createUpgrading(world),
    ...createSeeing(world),
    ...createHousekeeping(world),
  };
  return inTime(world, people);
}

/** Before anyone acts, what was due by the clock has happened. */
function inTime(world: World, people: People): People {
  const verbs = Object.entries(people).map(([name, act]: [string, (...args: unknown[]) => unknown]) => [
    name,
    (...args: unknown[]) => {
      closeDuePolls(world);
      return act(...args);
    },
  ]);
  return Object.fromEntries(verbs);
}
