import { and, eq, sql } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { posts } from "./schema.ts";
import { upsert } from "./upsert.ts";

export type Post = Readonly<typeof posts.$inferSelect>;

/** Where the messages stand that the bot may have to find again. */
export function postTable(db: Db) {
  const meeting = sql.placeholder("meeting");
  const names = sql`(SELECT value FROM json_each(${sql.placeholder("names")}))`;
  const named = db
    .select()
    .from(posts)
    .where(and(eq(posts.meetingId, meeting), sql`${posts.name} IN ${names}`))
    .orderBy(posts.messageId)
    .prepare();
  const message = sql.placeholder("message");
  const at = db
    .select()
    .from(posts)
    .where(and(eq(posts.chatId, sql.placeholder("chat")), eq(posts.messageId, message)))
    .prepare();

  return {
    add: upsert(db, posts, [posts.chatId, posts.messageId]),
    named: (meetingId: number, names: readonly string[]): readonly Post[] =>
      named.all({ meeting: meetingId, names: JSON.stringify(names) }),
    in: (chatId: number, name: string): readonly Post[] =>
      db
        .select()
        .from(posts)
        .where(and(eq(posts.chatId, chatId), eq(posts.name, name)))
        .orderBy(posts.messageId)
        .all(),
    at: (chatId: number, messageId: number): Post | undefined => at.get({ chat: chatId, message: messageId }),
    ofPoll: (pollId: string): Post | undefined =>
      db.select().from(posts).where(eq(posts.pollId, pollId)).get(),
    forget: (chatId: number, messageId: number): void => {
      db.delete(posts)
        .where(and(eq(posts.chatId, chatId), eq(posts.messageId, messageId)))
        .run();
    },
    /** A group became a supergroup: its old message ids are gone. */
    forgetChat: (chatId: number): void => {
      db.delete(posts).where(eq(posts.chatId, chatId)).run();
    },
  };
}
