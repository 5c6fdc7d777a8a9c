import { join } from "node:path";
import Database from "better-sqlite3";
import type { MeetingId } from "../../src/core/meeting.ts";
import { keyringOf } from "../../src/data-dir.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { createSign, decodeChoice, encodeChoice } from "../../src/telegram/choices.ts";
import type { Standing } from "../../src/telegram/permissions/verdict.ts";
import { type Circle, type Colleague, circle } from "../journeys/circle.ts";

const KEY = Buffer.alloc(32, 7);
const sign = createSign(KEY);

/** Who is who; undefined = nobody is that yet. */
export type Cast = Readonly<Record<Standing, Colleague | undefined>>;

/** One circle with all the people around it that there can be, and the means to begin again from any moment. */
export interface Scene extends Circle {
  cast: Cast;
  readonly store: () => Store;
  /** The meeting of this circle that goes on or is planned. */
  readonly current: () => NonNullable<ReturnType<Store["meetings"]["find"]>>;
  /** A button as the bot offers it to this person. */
  readonly button: (one: Colleague, deed: Deed) => string;
  /** All there is to know of the circle; and of its meeting alone, without what is still a draft. */
  readonly known: () => Known;
  /** The outsider's notes in the meeting of their own group. */
  readonly notesElsewhere: () => readonly string[];
  /** Which group it is about that somebody is told something, by its words and its buttons; undefined = none. */
  readonly aboutGroup: (heard: Heard) => number | undefined;
  /** Keeps this moment, in the database and in the chats; what it returns goes back there. */
  readonly keep: () => () => Promise<void>;
}

export interface Known {
  readonly all: string;
  readonly meeting: string;
}

export interface Heard {
  readonly texts: readonly string[];
  /** What stands behind the buttons. */
  readonly tokens: readonly string[];
}

export type Deed = { readonly move: { readonly type: string } } | { readonly command: string };

/** Words that nobody outside may be shown: the group's name, its theme, its members. */
export const secrets = /Sunflower|Whatever concerns|Boris|Vera|Gleb|Dina|Egor|The problem of|I would do/;

/** Words that are the outsider's own group's. */
const ofTheOther = /Lantern|Night shifts/;

export const GROUP = 1;
const OTHER_GROUP = 2;

/** What everybody has voted by now; what it returns makes it so again. */
function keepVotes(polls: Circle["emulator"]["world"]["polls"]): () => void {
  const stood = [...polls.values()].map((poll) => ({
    poll,
    votes: [...poll.votes],
    counts: [...poll.counts],
    closed: poll.closed,
  }));
  return () => {
    for (const { poll, votes, counts, closed } of stood) {
      poll.votes.clear();
      for (const [voter, options] of votes) poll.votes.set(voter, options);
      poll.counts.splice(0, poll.counts.length, ...counts);
      poll.closed = closed;
    }
  };
}

/** A group of five: three of them will take part; an administrator; and everybody else around. */
export async function scene(): Promise<Scene> {
  let store: Store | undefined;
  const open: typeof openStore = (file, key) => {
    store = openStore(file, key);
    return store;
  };
  const names = ["Alla", "Boris", "Vera", "Gleb", "Dina", "Egor", "Faina"];
  const between = () => ({ open, contentKey: KEY });
  const sunflower = await circle({ names, people: 7, setup: { "setup-people": "3" }, stage: { between } });
  const held = (): Store => {
    if (!store) throw new Error("The bot has opened no database");
    return store;
  };
  const hand = new Database(sunflower.file);
  const ring = new Database(keyringOf(sunflower.file));
  const current = () => {
    const [id = 0] = held().meetings.liveIn(GROUP);
    const found = held().meetings.find(id);
    if (!found) throw new Error("No meeting is planned or going on");
    return found;
  };
  const cast = await people(sunflower);
  let kept = 0;

  return {
    ...sunflower,
    cast,
    store: held,
    current,
    button: (one, deed) => {
      const { id, epoch } = current();
      return encodeChoice({ label: "", ...deed }, { meeting: id, epoch, chat: one.id }, sign);
    },
    known: () => known(held(), { ...sunflower, outsider: cast.outsider }, current().id),
    notesElsewhere: () => {
      const [id] = held().meetings.liveIn(OTHER_GROUP);
      return id === undefined ? [] : held().dialogues.notesOf(cast.outsider?.id ?? 0, id);
    },
    aboutGroup: ({ texts, tokens }) => {
      const groups = tokens.map((token) => groupOf(held(), token));
      if (groups.includes(GROUP) || texts.some((text) => secrets.test(text))) return GROUP;
      return groups.includes(OTHER_GROUP) || texts.some((text) => ofTheOther.test(text))
        ? OTHER_GROUP
        : undefined;
    },
    keep: () => {
      kept += 1;
      const copy = join(sunflower.file, "..", `kept-${kept}.db`);
      hand.exec(`VACUUM INTO '${copy}'`);
      // A case that was stopped is under another key, and the one of before is gone.
      const keys = join(sunflower.file, "..", `kept-${kept}.keys`);
      ring.exec(`VACUUM INTO '${keys}'`);
      const chats = [...sunflower.emulator.world.rooms.values()].map(
        (room) => [room, [...room.posts]] as const,
      );
      const putVotesBack = keepVotes(sunflower.emulator.world.polls);
      return async () => {
        sunflower.fall();
        putVotesBack();
        putBack(hand, copy);
        putBack(ring, keys);
        for (const [{ posts }, stood] of chats) {
          posts.clear();
          for (const [id, post] of stood) posts.set(id, post);
        }
        await sunflower.rise();
        await sunflower.settle();
      };
    },
  };
}

/** The group whose set-up, or whose meeting, a button is about. */
function groupOf({ meetings }: Store, data: string): number | undefined {
  const token = decodeChoice(data);
  const [, setUp] = (token && "command" in token && /^setup(?:-group)? (\d+)/.exec(token.command)) || [];
  return setUp === undefined ? meetings.find(token?.meeting ?? 0)?.group : Number(setUp);
}

function putBack(hand: Database.Database, copy: string): void {
  hand.pragma("foreign_keys = OFF");
  hand.exec(`ATTACH '${copy}' AS kept`);
  const tables = hand
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as readonly string[];
  hand.transaction(() => {
    for (const table of tables)
      hand.exec(`DELETE FROM main."${table}"; INSERT INTO main."${table}" SELECT * FROM kept."${table}"`);
  })();
  hand.exec("DETACH kept");
}

/** Everything that a deed could change: the group, who is in it, the meeting with its contributions, drafts, notes. */
function known(
  { circles, meetings, dialogues }: Store,
  { everybody, outsider }: Pick<Circle, "everybody"> & Pick<Cast, "outsider">,
  id: MeetingId,
): Known {
  // That somebody was told, and that they did something, is the bot's own memory and no one's say.
  const found = meetings.find(id);
  const { marks = [], active: _, votes = [], ...meeting } = found ?? {};
  const takesPart = (voter: number) =>
    found?.people.some((one) => one.id === voter && one.role === "participant" && !one.left);
  const told = [
    ...marks.filter(({ mark }) => mark !== "told"),
    // A vote that does not count is known, since the poll shows it, and decides nothing.
    ...votes.filter(({ voter }) => takesPart(voter)),
  ];
  const own = everybody.map(({ id: person }) => [
    circles.member(GROUP, person),
    dialogues.draftsOf(person),
    dialogues.notesOf(person, id),
  ]);
  const person = outsider?.id ?? 0;
  const foreign = [
    dialogues.draftsOf(person).filter(({ meetingId }) => meetingId === id),
    dialogues.notesOf(person, id),
  ];
  const all = JSON.stringify([circles.group(GROUP), circles.members(GROUP), meeting, told, own, foreign]);
  return { all, meeting: JSON.stringify([meeting, told]) };
}

/** Alla has the set-up, Faina joins and leaves, Olga is a member elsewhere; nobody leads or presents yet. */
async function people(sunflower: Circle): Promise<Cast> {
  const { person, setUp, newcomer, until, meeting, people: world, chat, settle } = sunflower;
  const [stepan, lev, olga] = ["Stepan", "Lev", "Olga"].map((name) => newcomer(name));
  if (!stepan || !lev || !olga) throw new Error("People are missing");
  for (const one of [stepan, lev]) await one.write("/start");
  await setUp();
  for (const name of ["Boris", "Vera", "Gleb", "Dina", "Egor", "Faina"]) await person(name).join();
  await person("Alla").knock();
  await elsewhere(sunflower, olga);
  await until(meeting().opensAt);
  await person("Dina").press("button-observe");
  await person("Faina").press("button-join");
  world.leave(person("Faina").id, chat());
  await settle();
  await person("Gleb").press("button-join");
  return {
    stranger: stepan,
    linkHolder: lev,
    former: person("Faina"),
    outsider: olga,
    administrator: person("Alla"),
    anonymous: person("Alla"),
    member: person("Egor"),
    observer: person("Dina"),
    participant: person("Gleb"),
    presenter: undefined,
    moderator: undefined,
  };
}

/** Olga is a member of a group of her own. */
async function elsewhere({ people, settle, goThroughSetup }: Circle, olga: Colleague): Promise<void> {
  const { id: chat } = people.group({ title: "Lantern", creator: olga.id, type: "supergroup" });
  people.addBot(chat, olga.id, { can_pin_messages: true, can_delete_messages: true });
  await settle();
  const follow = async (link: string): Promise<void> => {
    const keys = people.sees(olga.id, chat).flatMap((one) => one.reply_markup?.inline_keyboard.flat() ?? []);
    const url = keys.flatMap((key) => ("url" in key && key.url.includes(link) ? [key.url] : [])).at(-1);
    people.openLink(olga.id, url ?? "");
    await settle();
  };
  await follow("start=setup_");
  await goThroughSetup(olga, { "setup-theme": "Night shifts" });
  await follow("start=join_");
  await olga.press("button-accept-rules");
}
