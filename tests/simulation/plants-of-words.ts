import type { Emulator } from "../../src/emulator/index.ts";
import { goldenPlan, type Plan } from "../../src/simulation/plan.ts";
import type { Trouble } from "../../src/simulation/troubles.ts";
import {
  altered,
  type Fetch,
  inTable,
  isToGroup,
  onItsWay,
  type Payload,
  type Planted,
  trouble,
  words,
} from "./planting.ts";

/** What the presenter does while they tell their case. */
const whileTelling = (what: string): readonly Trouble[] => [{ ...trouble("deed", 32, what), who: PRESENTER }];

/** Their place among the people of the golden meeting. */
const PRESENTER = 0;

const noteIn = ({ world }: Emulator): string | undefined =>
  [...world.rooms.values()]
    .flatMap(({ posts }) => [...posts.values()])
    .find(({ message }) => message.text?.startsWith("/note qk"))?.message.text;

/** Says somebody's note in one chat while something is on its way to another. */
const noteGoesTo =
  (isThere: (chat: number) => boolean) =>
  (fetch: Fetch, emulator: Emulator): Fetch => {
    let there: number | undefined;
    let isTold = false;
    return onItsWay((method, { chat_id }, send) => {
      const chat = Number(chat_id);
      if (isThere(chat)) there = chat;
      const text =
        there === undefined || isThere(chat) || method !== "sendMessage" ? undefined : noteIn(emulator);
      if (text === undefined || isTold) return undefined;
      isTold = true;
      return send(method, { chat_id: there, text });
    })(fetch);
  };

const two = (): Pick<Plan, "circles"> => {
  const { circles } = goldenPlan();
  return { circles: [...circles, ...circles] };
};

const holdsWords = (payload: Payload): boolean => /qk\d+z/.test(words(payload));

/** The same prompt about the question that comes next. */
const withNext = (prompt: Payload): Payload =>
  JSON.parse(
    JSON.stringify(prompt).replace(/(clarify answer )(\d+)/, (_, by, id) => `${by}${Number(id) + 1}`),
  );

export const plantedInWords: readonly Planted[] = [
  {
    bug: "a note is told to the group",
    caughtBy: "notes stay one's own",
    plants: { fetch: noteGoesTo((chat) => chat < 0) },
    troubles: [trouble("deed", 20, "note")],
  },
  {
    bug: "a note is told to whoever is asked next",
    caughtBy: "notes stay one's own",
    plants: { fetch: noteGoesTo((chat) => chat === 5_000_000_001) },
    troubles: [trouble("deed", 20, "note")],
  },
  {
    bug: "what one group says is told to the other one, too",
    caughtBy: "groups stay apart",
    plants: {
      fetch: (fetch) => {
        const groups = new Set<unknown>();
        return onItsWay((method, payload, send) => {
          if (!isToGroup(payload)) return undefined;
          groups.add(payload.chat_id);
          const other = [...groups].find((chat) => chat !== payload.chat_id);
          const isSaid = other !== undefined && method === "sendMessage" && holdsWords(payload);
          return isSaid && send(method, { chat_id: other, text: words(payload) });
        })(fetch);
      },
    },
    plan: two(),
  },
  {
    bug: "the end of what is told is cut off",
    caughtBy: "a case is whole",
    plants: {
      fetch: altered((_, payload) =>
        isToGroup(payload) && holdsWords(payload)
          ? { ...payload, text: words(payload).replace(/qk\d+z/g, "qk") }
          : payload,
      ),
    },
  },
  {
    bug: "a voice in a case is left behind",
    caughtBy: "a case is whole",
    plants: {
      fetch: altered((method, payload) =>
        method === "sendVoice" && isToGroup(payload) ? undefined : payload,
      ),
    },
    troubles: whileTelling("voice"),
  },
  {
    bug: "what lies behind words is lost",
    caughtBy: "a case is whole",
    plants: {
      fetch: altered((_, payload) => {
        const { entities = [] } = payload as { readonly entities?: readonly { readonly type: string }[] };
        return { ...payload, entities: entities.filter(({ type }) => type !== "text_link") };
      }),
    },
    troubles: whileTelling("link"),
  },
  {
    bug: "a question is put once more after its step",
    caughtBy: "asks only what is open",
    plants: {
      fetch: (fetch) => {
        const asked = new Map<unknown, Payload>();
        return altered((_, payload) => {
          const buttons = JSON.stringify(payload.reply_markup ?? "");
          if (buttons.includes('!write state-problems problem 0"')) asked.set(payload.chat_id, payload);
          return (
            (buttons.includes('!write write-solutions solution 0"') && asked.get(payload.chat_id)) || payload
          );
        })(fetch);
      },
    },
  },
  {
    bug: "what is asked in private waits for nothing",
    caughtBy: "the thing before its prompt",
    plants: {
      store: inTable("outbox", ({ send }) => ({
        send: (row) =>
          send(row.chatId < 0 && row.meetingId ? { ...row, lane: 2, notBefore: row.notBefore + 5_000 } : row),
      })),
    },
  },
  {
    bug: "the next question is put while one is being answered",
    caughtBy: "one question at a time",
    plants: {
      fetch: (fetch) => {
        let asked: Payload | undefined;
        return altered((_, payload) => {
          const buttons = JSON.stringify(payload.reply_markup ?? "");
          if (/!write clarify answer \d+"/.test(buttons)) asked = payload;
          return asked && / clarify answer \d+ ok"/.test(buttons) ? withNext(asked) : payload;
        })(fetch);
      },
    },
    troubles: [trouble("deed", 35, "questions")],
  },
  {
    bug: "what is destroyed stays in the backups of before",
    caughtBy: "the destroyed opens nowhere",
    plants: { store: inTable("erasure", () => ({ partOf: () => {} })) },
    troubles: [
      trouble("deed", 45, "backup"),
      { ...trouble("deed", 46, "stop-case"), who: PRESENTER },
      ...[49, 51, 53].map((at) => trouble("deed", at, "backup")),
    ],
    plan: { rounds: 2 },
  },
];
