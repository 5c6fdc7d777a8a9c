import Database from "better-sqlite3";
import { Bot, type Context } from "grammy";
import type { Update } from "grammy/types";
import { CIRCLE, confirmToken, KIND, NOW, STEP } from "./circles.ts";
import { type Contender, me, noNetwork, TOKEN } from "./contender.ts";
import { countProblems, databaseIn, prepareDatabase } from "./krug.ts";

const BATCH = 100;

/**
 * The floor: grammY without any protocol, writing by hand what Krug writes for these very dialogues. Same tables, same
 * number of rows, one transaction an update, nothing read, nothing decided.
 */
export const bareGrammy: Contender = {
  name: "bare grammY, better-sqlite3 by hand",
  prepare: async (dir, people) => {
    const file = databaseIn(dir);
    prepareDatabase(file, people);
    const db = new Database(file);
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    const rows = handWritten(db);
    const groups = new Map(people.map(({ id, group }) => [id, group]));
    const problems = new Map<number, string>();
    const said = new Map<number, number>(); // how many problems have been stated in a group
    const bot = new Bot(TOKEN, { botInfo: me, client: { fetch: noNetwork } });
    const placeOf = (ctx: Context) => {
      const person = ctx.from?.id ?? 0;
      return { person, group: groups.get(person) ?? 0, update: ctx.update.update_id };
    };
    bot.on("message:text", (ctx) => {
      problems.set(ctx.from.id, ctx.message.text);
      rows.draft({ ...placeOf(ctx), text: ctx.message.text });
    });
    bot.on("callback_query:data", (ctx) => {
      const place = placeOf(ctx);
      const nth = (said.get(place.group) ?? 0) + 1;
      said.set(place.group, nth);
      rows.problem({ ...place, text: problems.get(place.person) ?? "" }, nth);
    });
    return {
      hold: async (updates) => {
        for (let from = 0; from < updates.length; from += BATCH) {
          const batch = updates.slice(from, from + BATCH);
          rows.receive(batch);
          for (const update of batch) await bot.handleUpdate(update);
        }
      },
      stated: () => countProblems(file),
      close: () => db.close(),
    };
  },
};

interface Said {
  readonly person: number;
  readonly group: number;
  readonly update: number;
  readonly text: string;
}

/** The rows that one update leaves behind, each set of them in one transaction. */
function handWritten(db: Database.Database) {
  const takeIn = db.prepare("INSERT INTO inbox (id, body, received_at) VALUES (?, ?, ?)");
  const done = db.prepare("UPDATE inbox SET state = 'done', body = '{}' WHERE id = ?");
  const keepDraft = db.prepare("INSERT INTO drafts VALUES (?, ?, ?, ?, 0, ?, 0, 10, ?)");
  const dropDraft = db.prepare("DELETE FROM drafts WHERE person_id = ? AND meeting_id = ? AND step = ?");
  const keepDialogue = db.prepare("INSERT INTO dialogues VALUES (?, ?, ?, ?)");
  const dropDialogue = db.prepare("DELETE FROM dialogues WHERE key = ?");
  const post = db.prepare(
    "INSERT INTO outbox (key, chat_id, method, payload, meeting_id, lane, not_before) VALUES (?, ?, ?, ?, ?, 1, ?)",
  );
  const contribute = db.prepare(
    "INSERT INTO contributions VALUES (?, ?, ?, ?, ?, ?, '[]', 'sealed', 0, '[]')",
  );
  const publish = db.prepare(
    "UPDATE contributions SET status = 'published', number = id WHERE meeting_id = ?",
  );
  const save = db.prepare("UPDATE meetings SET state = ?, step = ? WHERE id = ?");
  const forgetDues = db.prepare("DELETE FROM dues WHERE meeting_id = ?");
  const addDue = db.prepare("INSERT INTO dues VALUES (?, ?, ?)");
  const states = db.prepare("SELECT state FROM meetings ORDER BY id").pluck().all() as readonly string[];
  const keyOf = ({ group, person }: Said) => `${group}:${STEP}:${person}:${KIND}:0`;
  const chatOf = ({ group }: Said) => -1_000_000_000_000 - group;

  /** What a group sees when everybody has stated a problem: all of them, and a poll. */
  function reveal(said: Said): void {
    publish.run(said.group);
    const all = JSON.stringify({ chat_id: chatOf(said), text: Array(CIRCLE).fill(said.text).join("\n") });
    post.run(null, chatOf(said), "sendMessage", all, said.group, NOW);
    const options = Array(CIRCLE).fill({
      text: said.text,
      callback_data: confirmToken(said.group, said.person),
    });
    const poll = JSON.stringify({ chat_id: chatOf(said), question: "Which?", options, buttons: options });
    post.run(null, chatOf(said), "ballot", poll, said.group, NOW);
  }

  return {
    receive: db.transaction((batch: readonly Update[]) => {
      for (const update of batch) takeIn.run(update.update_id, JSON.stringify(update), NOW);
    }).immediate,
    draft: db.transaction((said: Said) => {
      const { person, group, text, update } = said;
      keepDraft.run(person, group, STEP, KIND, JSON.stringify([{ type: "text", text, file: "" }]), NOW);
      keepDialogue.run(keyOf(said), person, JSON.stringify({ stage: "preview", text: text.repeat(10) }), NOW);
      const buttons = ["That is my problem", "Edit", "Pass"].map((label) => [
        { text: label, callback_data: confirmToken(group, person) },
      ]);
      const preview = { chat_id: person, text: text.repeat(2), reply_markup: { inline_keyboard: buttons } };
      post.run(null, person, "sendMessage", JSON.stringify(preview), group, NOW);
      done.run(update);
    }).immediate,
    problem: db.transaction((said: Said, nth: number) => {
      const { person, group, text, update } = said;
      dropDraft.run(person, group, STEP);
      dropDialogue.run(keyOf(said));
      save.run(states[group - 1], nth < CIRCLE ? STEP : "choose-problem", group);
      contribute.run(group, nth, STEP, KIND, person, text);
      forgetDues.run(group);
      for (const kind of nth < CIRCLE ? ["close", "half", "last"] : ["close", "moment", "half", "last"])
        addDue.run(group, kind, NOW);
      post.run(
        null,
        person,
        "answerCallbackQuery",
        JSON.stringify({ callback_query_id: `${person}` }),
        0,
        NOW,
      );
      const sealed = JSON.stringify({ chat_id: person, text: text.repeat(2) });
      post.run(null, person, "sendMessage", sealed, group, NOW);
      if (nth === 1) post.run(`card:${group}`, chatOf(said), "living", '{"name":"card"}', group, NOW);
      if (nth === CIRCLE) reveal(said);
      done.run(update);
    }).immediate,
  };
}
