import { eq } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { farewells } from "./schema.ts";

/** What still has to go at the second keeping place, however often the bot is restarted until then. */
export function farewellTable(db: Db) {
  return {
    owe: (name: string): void => {
      db.insert(farewells).values({ name }).onConflictDoNothing().run();
    },
    owed: (): readonly string[] =>
      db
        .select()
        .from(farewells)
        .all()
        .map(({ name }) => name),
    said: (name: string): void => {
      db.delete(farewells).where(eq(farewells.name, name)).run();
    },
  };
}
