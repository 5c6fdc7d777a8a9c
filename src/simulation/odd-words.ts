import type { MessageEntity } from "@grammyjs/types";
import { buttonsOf } from "../rehearsal/actors/person.ts";
import { decodeChoice } from "../telegram/choices.ts";
import { NOTE } from "./canaries.ts";
import { lastOwn, MINUTE, type Odd, type Oddity, say } from "./odd.ts";
import type { Company } from "./person.ts";

/** A long caption, and how often an impatient person asks for the same. */
const LONG = 2_000;
const FLOOD = 40;

/** What people do with their words that nobody has asked them for. */
export const oddWords: Readonly<Record<string, Oddity>> = {
  edit: (odd) => rewrite(odd, (word) => `In other words ${word}`),
  "edit-note": (odd) => {
    say(odd, (word) => `/note ${word}`, NOTE);
    odd.later(MINUTE, () => rewrite(odd, (word) => `/note ${word}`, NOTE));
  },
  // Telegram reports what nobody has changed, for instance when somebody puts the first reaction on it.
  stir: (odd) => stir(odd, () => true),
  "stir-note": (odd) => {
    say(odd, (word) => `/note ${word}`, NOTE);
    odd.later(MINUTE, () => stir(odd, ({ kind }) => kind === NOTE));
  },
  react: (odd) => {
    const own = lastOwn(odd, () => true);
    if (own) odd.emulator.people.react(odd.person.id, "bot", own.message.message_id, ["👍"]);
  },
  album: (odd) => {
    const { emulator, person } = odd;
    emulator.people.album(person.id, "bot", [
      { photo: true, caption: `Look ${hatch(odd)}` },
      { photo: true },
      { video: true, caption: `And ${hatch(odd)}` },
    ]);
  },
  caption: (odd) => {
    const { emulator, person } = odd;
    const isLong = emulator.world.people.get(person.id)?.user.is_premium === true;
    const caption = isLong
      ? `${hatch(odd)} ${"and so on ".repeat(LONG / 10)}${hatch(odd)}`
      : `Look ${hatch(odd)}`;
    emulator.people.send(person.id, "bot", { photo: true, caption });
  },
  voice: (odd) => void odd.emulator.people.send(odd.person.id, "bot", { voice: true }),
  link: (odd) => {
    const { emulator, person } = odd;
    const said = `Read this first ${hatch(odd)}`; // what is seen comes first: what lies behind it is given along with it
    const entities: readonly MessageEntity[] = [
      { type: "bold", offset: 0, length: 4 },
      { type: "text_link", offset: 5, length: 4, url: `https://example.org/${hatch(odd)}` },
    ];
    emulator.people.say(person.id, "bot", said, { entities });
  },
  forward: (odd) => {
    const { emulator, person } = odd;
    emulator.people.say(person.id, "bot", `He wrote ${hatch(odd)}`, { forwardedFrom: "Somebody" });
  },
  "reply-elsewhere": replyElsewhere,
  questions: (odd) => {
    for (const person of odd.company.people) askAtOnce({ ...odd, person });
  },
  "group-reply": (odd) => {
    const { emulator, person, company } = odd;
    emulator.people.say(person.id, company.chat, `I say ${hatch(odd)} aloud`);
  },
  "group-voice": ({ emulator, person, company }) =>
    void emulator.people.send(person.id, company.chat, { voice: true }),
  "help-flood": ({ emulator, person, company }) => {
    company.isRepeated = true;
    for (let count = 0; count < FLOOD; count += 1) emulator.people.say(person.id, company.chat, "/help");
  },
  strangers: ({ emulator }) => {
    for (const firstName of ["Zoya", "Yakov", "Olga"]) {
      const { id } = emulator.people.person({ firstName });
      for (let count = 0; count < FLOOD / 4; count += 1) emulator.people.say(id, "bot", "/help");
    }
  },
};

const hatch = ({ canaries, person, company }: Odd): string =>
  canaries.hatch({ author: person.id, group: company.index, step: "", kind: "" });

/** Mends the last thing they wrote of this kind. */
function rewrite(odd: Odd, words: (word: string) => string, kind?: string): void {
  const { emulator, person, canaries } = odd;
  const own = lastOwn(odd, (canary) => (canary.kind === NOTE) === (kind === NOTE));
  if (!own) return;
  const word = canaries.hatch({ ...own.canary, author: person.id });
  emulator.people.edit(person.id, "bot", own.message.message_id, words(word));
}

function stir(odd: Odd, isWanted: Parameters<typeof lastOwn>[1]): void {
  const own = lastOwn(odd, isWanted);
  if (own) odd.emulator.people.stir(odd.person.id, "bot", own.message.message_id);
}

/** Somebody who is in two groups replies to what one of them asks, whatever the other one has asked since. */
function replyElsewhere(odd: Odd): void {
  const { emulator, company, canaries, companyOf } = odd;
  const person = company.people.find(({ companies }) => companies.length > 1);
  if (!person) return;
  const asked = promptsIn(emulator, person.id, companyOf);
  const [newest] = asked.toReversed();
  const other = asked.findLast(({ of }) => of !== newest?.of) ?? newest;
  if (!other) return;
  const { id, of, step, kind } = other;
  const word = canaries.hatch({ author: person.id, group: of.index, step, kind, meant: of.index });
  emulator.people.reply(person.id, "bot", id, `To this I say ${word}`);
}

/** The questions of the bot that stand in somebody's chat, the oldest first. */
function promptsIn(emulator: Odd["emulator"], person: number, companyOf: Odd["companyOf"]) {
  const posts = [...(emulator.world.rooms.get(person)?.posts.values() ?? [])];
  return posts.flatMap(({ message }) => {
    const token = decodeChoice(buttonsOf(message)[0]?.token ?? "");
    if (!token || !("command" in token)) return [];
    const [word, step = "", kind = "", , verb] = token.command.split(" ");
    const of: Company | undefined = companyOf(token.meeting);
    return word === "write" && verb === undefined && of ? [{ id: message.message_id, of, step, kind }] : [];
  });
}

/** They had their question ready, and send it off without looking twice. */
function askAtOnce(odd: Odd): void {
  const { canaries, person, company } = odd;
  const word = canaries.hatch({ author: person.id, group: company.index, step: "clarify", kind: "question" });
  odd.emulator.people.say(person.id, "bot", `When was ${word}?`);
}
