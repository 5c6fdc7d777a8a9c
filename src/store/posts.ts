import { and, eq, inArray } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { posts } from "./schema.ts";

export type Post = Readonly<typeof posts.$inferSelect>;

/** Where the messages stand that the bot may have to find again. */
export function postTable(db: Db) {
  return {
    add: (row: typeof posts.$inferInsert): void => {
      db.insert(posts)
        .values(row)
        .onConflictDoUpdate({ target: [posts.chatId, posts.messageId], set: row })
        .run();
    },
    named: (meetingId: number, names: readonly string[]): readonly Post[] =>
      db
        .select()
        .from(posts)
        .where(and(eq(posts.meetingId, meetingId), inArray(posts.name, [...names])))
        .orderBy(posts.messageId)
        .all(),
    in: (chatId: number, name: string): readonly Post[] =>
      db
        .select()
        .from(posts)
        .where(and(eq(posts.chatId, chatId), eq(posts.name, name)))
        .orderBy(posts.messageId)
        .all(),
    at: (chatId: number, messageId: number): Post | undefined =>
      db
        .select()
        .from(posts)
        .where(and(eq(posts.chatId, chatId), eq(posts.messageId, messageId)))
        .get(),
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
