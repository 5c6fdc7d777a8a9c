import type { Emulator, UpgradeNews } from "../emulator/index.ts";
import { awhile, MINUTE, type Odd, type Oddity, openPoll } from "./odd.ts";
import type { Person } from "./person.ts";

/** In which orders Telegram may tell that a group has become a supergroup. */
const orders: readonly (readonly UpgradeNews[])[] = [
  ["to", "from"],
  ["left", "member", "to", "from"],
  ["to", "left", "member", "from"],
  ["member", "to", "from", "left"],
  ["member", "from", "left", "to", "to", "member"],
];

/** The last one no list knows. */
const refusals = ["CHAT_RESTRICTED", "CHAT_SEND_PLAIN_FORBIDDEN", "CHAT_WRITE_FORBIDDEN", "CHAT_IS_ASLEEP"];
const refusalsOfFiles = [
  "CHAT_SEND_PHOTOS_FORBIDDEN",
  "CHAT_SEND_VIDEOS_FORBIDDEN",
  "CHAT_SEND_POLL_FORBIDDEN",
];

/** What Telegram does to the bot, and what people do there who are not quite themselves. */
export const oddWays: Readonly<Record<string, Oddity>> = {
  migrate: ({ emulator: { people }, company, trouble }) => {
    company.chat = people.upgrade(company.chat, orders[trouble.who % orders.length]);
  },
  "channel-vote": (odd) => {
    const { emulator, person, company } = odd;
    const poll = openPoll(odd);
    if (poll === undefined) return;
    emulator.people.vote(person.id, company.chat, poll, [0], { as: channelOf(emulator, person) });
  },
  "anonymous-vote": (odd) => {
    const { emulator, company } = odd;
    const [creator] = company.people;
    const poll = openPoll(odd);
    if (creator && poll !== undefined)
      emulator.people.vote(creator.id, company.chat, poll, [0], { anonymous: true });
  },
  "channel-talk": ({ emulator, person, company, trouble }) => {
    const words = ["/now", "/help", "I am a channel"][trouble.who % 3] ?? "";
    company.isRepeated = true;
    emulator.people.say(person.id, company.chat, words, { as: channelOf(emulator, person) });
  },
  "channel-forward": ({ emulator, person, company }) => {
    const { id } = emulator.people.channel({
      title: "Oak news",
      creator: person.id,
      discussion: company.chat,
    });
    emulator.people.publish(id, person.id, "/agenda");
  },
  "untold-vote": (odd) => {
    const { emulator, person, company } = odd;
    const poll = openPoll(odd);
    if (poll !== undefined) emulator.people.vote(person.id, company.chat, poll, [0], { untold: true });
  },
  restricted: (odd) => refuse(odd, refusals),
  "restricted-files": (odd) => refuse(odd, refusalsOfFiles),
  deactivate: ({ emulator: { people }, person }) => people.deactivate(person.id),
  "lost-late": ({ emulator: { people, world }, closesAt, trouble }) => {
    const afterMs = Math.max(0, closesAt - MINUTE - world.now());
    const methods = ["sendMessage"];
    people.trouble({ kind: "lost-after" }, { methods, afterMs, forMs: MINUTE, times: 1 + (trouble.who % 3) });
  },
};

function channelOf({ people, world }: Emulator, { id }: Person): number {
  const own = [...world.channels.values()].find(({ owner }) => owner === id);
  return own?.chat.id ?? people.channel({ title: "News", creator: id }).id;
}

/** The group takes nothing, or nothing of one kind, for a while. */
function refuse(
  { emulator: { people, world }, company, trouble, later }: Odd,
  words: readonly string[],
): void {
  const forMs = trouble.at % 4 === 0 ? 2 * awhile(company) : awhile(company) / 2;
  people.refuse(company.chat, { words: words[trouble.who % words.length] ?? "", forMs });
  company.isMuted = true;
  later(forMs, () => {
    const room = world.rooms.get(company.chat);
    const isRefused = room?.kind !== "private" && room?.refusals.some(({ until }) => until > world.now());
    company.isMuted = isRefused === true;
  });
}
