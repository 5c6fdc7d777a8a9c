import Database from "better-sqlite3";
import { planOf } from "../../src/simulation/plan.ts";
import type { Store } from "../../src/store/index.ts";
import { inMeetings, inTable, isToGroup, onItsWay, type Planted, trouble, words } from "./planting.ts";
import { plantedInWords } from "./plants-of-words.ts";

let group = 0; // the chat of the last message to a group

export const planted: readonly Planted[] = [
  ...plantedInWords,
  {
    bug: "what comes twice is taken in twice",
    caughtBy: "update applied once",
    plants: {
      store: inTable("inbox", ({ receive }) => {
        const before: Parameters<Store["inbox"]["receive"]>[0][] = [];
        return {
          receive: (row) => {
            receive(row);
            before.push(row);
            if (!/solution 0 ok"/.test(JSON.stringify(row.body))) return;
            for (const earlier of before.filter(({ origin }) => origin === row.origin).slice(-2))
              receive({ ...earlier, id: earlier.id + 1e10, receivedAt: row.receivedAt });
          },
        };
      }),
    },
  },
  {
    bug: "an update is handled without being marked as done",
    caughtBy: "comes to rest",
    plants: { store: inTable("inbox", () => ({ done: () => {} })) },
  },
  {
    bug: "a letter counts as sent before it leaves",
    caughtBy: "owed is asked",
    plants: { store: inTable("outbox", ({ sent }) => ({ sending: sent })) },
    troubles: [trouble("call", 88, "crash-before")],
  },
  {
    bug: "a letter that has arrived is never marked as sent",
    caughtBy: "posted once",
    plants: { store: inTable("outbox", () => ({ sent: () => {} })) },
  },
  {
    bug: "a tap that Telegram was too busy for is never answered",
    caughtBy: "outbox drains",
    plants: {
      store: inTable("outbox", ({ wait, find }) => ({
        wait: (id, tries, until) =>
          find(id)?.method === "answerCallbackQuery" ? undefined : wait(id, tries, until),
      })),
    },
    troubles: [40, 47, 54, 61, 68, 75, 82].map((at) => trouble("call", at, "429")),
  },
  {
    bug: "a poll is put once more for good measure",
    caughtBy: "posted once",
    plants: { fetch: onItsWay((method, payload, send) => method === "sendPoll" && send(method, payload)) },
  },
  {
    bug: "what may have arrived in the group is sent there once more",
    caughtBy: "posted once",
    plants: {
      store: inTable("outbox", ({ send }) => ({ send: (row) => send({ ...row, repeats: "once" }) })),
    },
    troubles: [trouble("call", 40, "lost-after", 20)],
  },
  {
    bug: "a sealed solution is shown to the group with its author's preview",
    caughtBy: "sealed stays sealed",
    plants: {
      fetch: onItsWay((_, payload, send) => {
        if (isToGroup(payload)) group = Number(payload.chat_id);
        const isPreview = JSON.stringify(payload.reply_markup ?? "").includes(
          "write-solutions solution 0 ok",
        );
        return isPreview && send("sendMessage", { chat_id: group, text: words(payload) });
      }),
    },
  },
  {
    bug: "the others are asked along with who owes something",
    caughtBy: "asked is owed",
    plants: {
      fetch: onItsWay((method, payload, send) => {
        const asks = JSON.stringify(payload.reply_markup ?? "").includes('!write clarify question 0"');
        const isAsked = asks && method === "sendMessage";
        return (
          isAsked && send(method, { ...payload, chat_id: 5_000_000_001 + (Number(payload.chat_id) % 4) })
        );
      }),
    },
  },
  {
    bug: "the card stays as it was first",
    caughtBy: "card is true",
    plants: {
      fetch: onItsWay(
        (method) => method === "editMessageText" && Response.json({ ok: true, result: { message_id: 1 } }),
      ),
    },
  },
  {
    bug: "whoever knocks is a member",
    caughtBy: "rules before membership",
    plants: {
      store: inTable("circles", ({ setMember }) => ({
        setMember: (row) => setMember({ ...row, status: "accepted" }),
      })),
    },
  },
  {
    bug: "somebody is left out of the turns",
    caughtBy: "turns are a permutation",
    plants: {
      store: inMeetings((meeting) => {
        const { turns } = meeting;
        return turns ? { ...meeting, turns: { ...turns, order: turns.order.slice(1) } } : meeting;
      }),
    },
  },
  {
    bug: "the meeting goes back to an earlier epoch",
    caughtBy: "steps only go on",
    plants: {
      store: inMeetings((meeting) =>
        meeting.steps.includes("clarify") ? { ...meeting, epoch: 2 } : meeting,
      ),
    },
  },
  {
    bug: "contributions change hands",
    caughtBy: "one author and one step",
    plants: {
      store: inMeetings((meeting) => {
        const [first] = meeting.people;
        const contributions = meeting.contributions.map((one) => ({
          ...one,
          author: first?.id ?? one.author,
        }));
        return { ...meeting, contributions };
      }),
    },
  },
  {
    bug: "deadlines are not written down",
    caughtBy: "meeting ends",
    plants: { store: inTable("meetings", () => ({ saveDues: () => {} })) },
  },
  {
    bug: "drafts do not outlive their message",
    caughtBy: "nothing typed is lost",
    plants: { store: inTable("dialogues", () => ({ keepDraft: () => {} })) },
  },
  {
    bug: "the bot does not keep Telegram's limits",
    caughtBy: "limits are kept",
    plants: { unlimited: true },
    plan: { ...planOf(1, 10), limited: true, troubles: [] },
  },
  {
    bug: "the log quotes people",
    caughtBy: "log is silent",
    plants: { gossip: " qk1z" },
    troubles: [trouble("call", 40, "lost-after", 60)],
  },
  {
    bug: "the log names people",
    caughtBy: "log is silent",
    plants: { gossip: " Gleb3" },
    troubles: [trouble("call", 40, "lost-after", 60)],
  },
  {
    bug: "the log names the group",
    caughtBy: "log is silent",
    plants: { gossip: " Sunflower" },
    troubles: [trouble("call", 40, "lost-after", 60)],
  },
  {
    bug: "the bot goes on talking after the meeting",
    caughtBy: "nothing after the end",
    plants: {
      fetch: onItsWay((method, payload, send) => {
        if (isToGroup(payload)) group = Number(payload.chat_id);
        return (
          method === "getUpdates" &&
          group < 0 &&
          send("sendMessage", { chat_id: group, text: "And another thing" })
        );
      }),
    },
    plan: { rounds: 2 },
  },
  {
    bug: "a tick fails",
    caughtBy: "nothing throws",
    plants: {
      store: inMeetings((meeting) => {
        if (meeting.steps.includes("tell-case")) throw new Error("A bug");
        return meeting;
      }),
    },
  },
  {
    bug: "a tick asks the tables for what they do not hold",
    caughtBy: "nothing throws",
    plants: {
      store: inMeetings((meeting) => {
        if (meeting.steps.includes("tell-case"))
          throw new Database.SqliteError("no such column", "SQLITE_ERROR");
        return meeting;
      }),
    },
  },
];
