import { PersonRefused } from "../emulator/failure.ts";
import { type Actor, createActor } from "../rehearsal/actors/colleague.ts";
import { createLuck } from "../rehearsal/actors/luck.ts";
import { createPerson } from "../rehearsal/actors/person.ts";
import { createTempo, type Preset, type Tempo } from "../rehearsal/actors/tempo.ts";
import type { Known } from "../rehearsal/scene.ts";
import type { Stage } from "../rehearsal/stage.ts";
import type { Colleague, Story } from "../rehearsal/stories/index.ts";
import type { Character } from "./wire.ts";

/** One of the group, whom somebody in the room may play, or not. */
export interface Player {
  readonly id: number;
  readonly name: string;
  /** Their place in the cast, from 0. */
  readonly place: number;
  readonly actor: Actor;
  readonly character: () => Character;
  readonly become: (character: Character) => void;
  actsByItself: boolean;
  /** Has left half-way, as their character is; once is enough. */
  hasLeft: boolean;
}

export interface Casting {
  readonly stage: Stage;
  readonly groupId: number;
  readonly story: Story;
  /** How long the meeting at hand is. */
  readonly preset: () => Preset;
  readonly seed: number;
  readonly cast: readonly Known[];
  readonly zone: () => string;
}

/** Until they leave, people who leave half-way do everything at once. */
const paceOf = (character: Character) => (character === "leaver" ? "prompt" : character);

/** A colleague whose character, and whose group's zone and length of meeting, may become others at any time. */
export function createPlayer({ id, colleague }: Known, place: number, casting: Casting): Player {
  const { stage, groupId, story, preset, seed, zone } = casting;
  const luck = createLuck(seed, place);
  const person = createPerson({ people: stage.people, groupId, id, name: colleague.name });
  let character: Character = colleague.character;
  const now = (): Tempo =>
    createTempo({ character: paceOf(character), preset: preset(), zone: zone(), luck });
  // In whole milliseconds, so that a moment can be written into a link.
  const tempo: Tempo = {
    turnsTo: (from, until) => Math.ceil(now().turnsTo(from, until)),
    reminded: (from) => Math.ceil(now().reminded(from)),
    aMoment: () => Math.ceil(now().aMoment()),
    typing: (text) => Math.ceil(now().typing(text)),
    get meanwhile() {
      return now().meanwhile;
    },
  };
  const living: Colleague = {
    ...colleague,
    get character() {
      return paceOf(character);
    },
  };
  const cast = casting.cast.map((one) => one.colleague);
  const actor = createActor({ person, colleague: living, story, cast, luck, tempo }, zone);
  return {
    id,
    name: colleague.name,
    place,
    actor: { ...actor, act: (at) => undisturbed(() => actor.act(at)) },
    character: () => character,
    become: (other) => {
      character = other;
    },
    actsByItself: true,
    hasLeft: false,
  };
}

/** What somebody else in the room has changed may stand in the way: then the colleague lets it be. */
function undisturbed(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof PersonRefused)) throw error;
  }
}
