import type { Message } from "@grammyjs/types";
import type { Meeting } from "../core/meeting.ts";
import { asksOf } from "../core/scene.ts";
import type { Emulator, WorldEvent } from "../emulator/index.ts";
import { formatOf } from "../formats/index.ts";
import { buttonsOf } from "../rehearsal/actors/person.ts";
import { decodeChoice } from "../telegram/choices.ts";
import { type Canaries, type Canary, NOTE, weighings } from "./canaries.ts";
import type { Company, Person } from "./person.ts";
import type { Check } from "./violation.ts";
import { wordsOf } from "./words.ts";

/** While this step is open, what people gave in it is nobody else's to read. */
const sealing: Readonly<Record<string, string>> = {
  problem: "state-problems",
  solution: "write-solutions",
  learning: "share-learnings",
};

const living: ReadonlySet<string> = new Set(["card", "sheet"]);

export interface Watched {
  readonly emulator: Emulator;
  readonly canaries: Canaries;
  readonly companies: readonly Company[];
  readonly people: readonly Person[];
  readonly check: Check;
  /** By the bot's own clock, which may go wrong. */
  readonly now: () => number;
  /** The name under which the bot remembers a message. */
  readonly postAt: (message: Message) => string | undefined;
  /** Whether what is edited in place is being sent anew in a chat, because nobody knows whether it arrived. */
  readonly isSentAnew: (chat: number) => boolean;
  /** The meeting that goes on in a group, or comes next. */
  readonly meeting: (company: Company) => Meeting | undefined;
  /** Those before it: what was said in them may be seen, or told anew, only now. */
  readonly meetingsBefore: (company: Company) => readonly Meeting[];
}

/** Reads along in every chat: who is shown what, and what is said twice. */
export function createWatch({ emulator, canaries, companies, people, check, meeting, ...known }: Watched) {
  const { world } = emulator;
  const { postAt, isSentAnew, meetingsBefore } = known;
  const over = new Set<Company>(); // everything has been said in them
  const begun = new Map<Company, { readonly meeting: number; readonly since: number }>(); // in seconds, as Telegram counts
  const byId = new Map(people.map((one) => [one.id, one]));

  function isSealed({ kind, word }: Canary, company: Company): boolean {
    const now = meeting(company);
    const said = now?.contributions.find(({ text }) => text.includes(word));
    // Where the author changed a draft with it, it is what that draft is.
    const what = said?.kind ?? kind;
    const step = sealing[what];
    if (!now || step === undefined || wasTold(word, company)) return false;
    return now.steps.includes(step) || (what === "solution" && said?.status === "sealed");
  }

  /** What was told in a meeting before stays told, also where its sheet is told anew. */
  const wasTold = (word: string, company: Company): boolean =>
    meetingsBefore(company).some(({ contributions }) =>
      contributions.some(({ text, status }) => status === "published" && text.includes(word)),
    );

  /** Who has tapped a plus, a minus or a question is not asked again: what they write next stands on the sheet. */
  const isOnSheet = ({ author, word, kind }: Canary, company: Company): boolean =>
    kind !== NOTE &&
    [meeting(company), ...meetingsBefore(company)].some((which) =>
      which?.contributions.some(
        (one) => one.author === author && weighings.has(one.kind) && one.text.includes(word),
      ),
    );

  /** The group to which what somebody wrote belongs; what stands on a sheet, to the sheet's. */
  function groupOf(canary: Canary): Company | undefined {
    const sheet = companies.findIndex((one) => isOnSheet(canary, one));
    if (sheet >= 0) {
      canary.group = sheet;
      canary.given = true; // also when the sheet is told anew after the meeting
    }
    return companies[canary.group];
  }

  const isInside = (company: Company | undefined, chat: number): boolean =>
    company !== undefined && (chat === company.chat || byId.get(chat)?.companies.includes(company) === true);

  function sealed(message: Message): void {
    const { id: chat } = message.chat;
    for (const canary of canaries.in(wordsOf(message))) {
      const isOwn = chat === canary.author;
      const told = () => `${JSON.stringify(canary)} stands in the chat ${chat}`;
      check("notes stay one's own", canary.kind !== NOTE || isOwn, told);
      const company = groupOf(canary);
      check("groups stay apart", isOwn || isInside(company, chat), told);
      const mayRead = company !== undefined && canary.given && !isSealed(canary, company);
      check("sealed stays sealed", isOwn || mayRead, told);
    }
  }

  /** A question whose votes did not all come is put anew; the poll of before is closed. */
  const isPast = ({ poll }: Message): boolean =>
    poll !== undefined && world.polls.get(poll.id)?.closed === true;

  /** All messages of the bot in one chat and meeting that say the same as this one, and still stand. */
  function standing(one: Message): readonly Message[] {
    const since = begunIn(one.chat.id);
    return [...(world.rooms.get(one.chat.id)?.posts.values() ?? [])].flatMap(({ author, message }) => {
      const isTwin = message.date >= since && wordsOf(message) === wordsOf(one) && !isPast(message);
      return author === world.bot.id && isTwin ? [message] : [];
    });
  }

  /** Since when the group is in its meeting, or goes to its next one: each may be held in the same words. */
  function begunIn(chat: number): number {
    const company = companies.find((one) => one.chat === chat);
    if (!company) return 0;
    const known = begun.get(company);
    const id = meeting(company)?.id ?? 0;
    if (known?.meeting === id) return known.since;
    const since = Math.floor(world.now() / 1_000);
    begun.set(company, { meeting: id, since });
    return since;
  }

  /** People's words, or a question to the vote, twice in one group and meeting, both still standing. */
  function once(message: Message): void {
    const words = wordsOf(message);
    // What is edited in place is sent anew when nobody knows whether it arrived; the newest is the one that lives on.
    const isLiving = living.has(postAt(message) ?? "") || (!message.poll && isSentAnew(message.chat.id));
    if (isLiving || (!message.poll && canaries.in(words).length === 0)) return;
    const twins = standing(message);
    check("posted once", twins.length < 2, () => `twice in the group: ${words.slice(0, 60)}`);
  }

  const isBetween = (company: Company): boolean => meeting(company)?.status === "planned";

  /** Between two meetings only the card of the next one may stand anew in the group. */
  function quiet(message: Message): void {
    const company = companies.find(({ chat }) => chat === message.chat.id);
    if (!company || company.isOver) return;
    if (!isBetween(company)) over.delete(company);
    // Where nobody knew whether a card had arrived, a second one may stand that says the same.
    const isCard = isSentAnew(message.chat.id) || standing(message).some((twin) => postAt(twin) === "card");
    const isSaid = over.has(company) && !isCard && !company.isRepeated && wordsOf(message) !== "";
    check("nothing after the end", !isSaid, () => wordsOf(message).slice(0, 80));
  }

  /** Nobody is asked for what they do not owe, or may not give. */
  function owed(message: Message): void {
    const token = decodeChoice(buttonsOf(message)[0]?.token ?? "");
    if (!token || !("command" in token)) return;
    const [word, step, kind, about, verb] = token.command.split(" ");
    const now = companies.map(meeting).find((one) => one?.id === token.meeting);
    if (word !== "write" || verb !== undefined || now?.epoch !== token.epoch || now.status !== "running")
      return;
    const asks = asksOf(formatOf(now.format), now, known.now());
    const isOwed = asks.some(
      (ask) =>
        ask.member === message.chat.id &&
        ask.step === step &&
        ask.kind === kind &&
        ask.about === Number(about),
    );
    const hasActed = now.active.some((id) => id === message.chat.id);
    check("asked is owed", isOwed || hasActed, () => `${message.chat.id} is asked for ${kind} in ${step}`);
  }

  return {
    /** Everything has been said: until the next meeting opens there is nothing to say in the group. */
    afterEnd: (): void => {
      for (const company of companies) if (!company.isOver && isBetween(company)) over.add(company);
    },
    /** A meeting is over, and with it what somebody wanted to be posted again. */
    anew: (): void => {
      for (const company of companies) company.isRepeated = false;
    },
    look: (events: readonly WorldEvent[]): void => {
      for (const event of events) {
        if (event.type !== "sent" && event.type !== "edited") continue;
        if (event.message.from?.id !== world.bot.id) continue;
        sealed(event.message);
        if (event.type === "sent" && event.chatId < 0) once(event.message);
        if (event.type === "sent" && event.chatId < 0) quiet(event.message);
        if (event.type === "sent" && event.chatId > 0) owed(event.message);
      }
    },
  };
}
