import { asked } from "../../core/play.ts";
import { formatOf } from "../../formats/index.ts";
import type { Words } from "../../texts/index.ts";
import type { Life } from "../life.ts";
import type { BotFace, ClockFace, Colleague } from "../wire.ts";

const COLOURS = 8;

/** What the clock says, and what comes next by itself. */
export function clockFace(life: Life, speed: number): ClockFace {
  const { stage, standing, voice } = life;
  const { meeting } = standing();
  const next = nextThing(life);
  return {
    now: stage.clock.now(),
    zone: voice().zone,
    ...(next && { next }),
    ...(meeting?.status === "running" && { deadline: meeting.closesAt }),
    speed,
  };
}

/** When somebody, or the bot, next does something by themselves. */
export function nextThing({ stage, isRunning, acting }: Life): ClockFace["next"] {
  const bot = isRunning() ? stage.nextMoment() : undefined;
  const people = acting().map((actor) => ({
    at: actor.wakes(),
    what: "person" as const,
    who: actor.self.person.id,
  }));
  const all = [...people, ...(bot === undefined ? [] : [{ at: bot, what: "bot" as const }])];
  const [first] = all.filter(({ at }) => Number.isFinite(at)).toSorted((a, b) => a.at - b.at);
  return first && { ...first, at: Math.max(first.at, stage.clock.now()) };
}

export function botFace({ stage, isRunning, isInGroup, complaints }: Life): BotFace {
  const { id, first_name, username } = stage.emulator.world.bot;
  return {
    id,
    name: first_name,
    username,
    isRunning: isRunning(),
    isInGroup: isInGroup(id),
    complaints: [...complaints],
  };
}

/** Everybody in the cast, with what is awaited of them in the words of /now. */
export function colleagues(life: Life, words: Words): readonly Colleague[] {
  const owed = owedBy(life, words);
  return life.players.map((player) => ({
    id: player.id,
    name: player.name,
    colour: player.place % COLOURS,
    character: player.character(),
    actsByItself: player.actsByItself,
    isInGroup: life.isInGroup(player.id),
    blocksBot: life.blocks(player.id),
    mayJoin: life.isInGroup(player.id) && mayJoin(life, player.id),
    owes: owed.get(player.id) ?? [],
  }));
}

/** What those may do whom somebody in the room plays, each thing by a name of its own. */
export function awaitedOfPlayed(life: Life): ReadonlySet<string> {
  const { stage, standing, players } = life;
  const { meeting } = standing();
  if (meeting?.status !== "running") return new Set();
  const played = players.filter(({ actsByItself }) => !actsByItself).map(({ id }) => id);
  const asks = asked(formatOf(meeting.format), meeting, stage.clock.now());
  const own = asks.filter(({ member }) => played.includes(member));
  const joining = played.filter((who) => mayJoin(life, who)).map((who) => `${who} join`);
  return new Set([...joining, ...own.map(({ member, kind }) => `${member} ${meeting.epoch} ${kind}`)]);
}

/** Whoever has not said whether they take part is asked for nothing, and yet may do something. */
function mayJoin({ standing }: Life, who: number): boolean {
  const { meeting } = standing();
  if (meeting?.status !== "running" || !meeting.steps.includes("gather")) return false;
  const role = meeting.people.find(({ id }) => Number(id) === who)?.role ?? "invited";
  return role === "invited";
}

function owedBy({ stage, standing, voice }: Life, words: Words): ReadonlyMap<number, readonly string[]> {
  const { meeting } = standing();
  if (meeting?.status !== "running") return new Map();
  const asks = asked(formatOf(meeting.format), meeting, stage.clock.now());
  const spoken = voice();
  return new Map(
    [...Map.groupBy(asks, ({ member }): number => member)].map(([member, own]) => [
      member,
      own.map(({ kind, until }) =>
        words.plain(spoken, "now-owed", { what: { word: `owed-${kind}` }, until: { moment: until } }),
      ),
    ]),
  );
}
