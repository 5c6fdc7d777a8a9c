import { randomBytes } from "node:crypto";
import Database from "better-sqlite3";
import { and, eq, ne, sql } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { groups, links } from "./schema.ts";
import type { Vault } from "./vault.ts";

/** A secret for a group's links, unguessable; of the letters that a deep link may have. */
export const newLink = (): string => randomBytes(12).toString("base64url");

const hashOf = (vault: Pick<Vault, "keyedHash">, link: string): string => vault.keyedHash("link", link);

/** The secrets of the links that lead to groups: sealed, and found by a keyed hash. */
export function linkTable(db: Db, vault: Vault) {
  const secretBehind = db
    .select({ secret: links.secret })
    .from(links)
    .where(eq(links.hash, sql.placeholder("hash")))
    .prepare();

  return {
    hash: (link: string): string => hashOf(vault, link),
    /** The link itself; empty where nobody can read it any more. */
    open: (groupId: number, hash: string): string =>
      vault.open(`group:${groupId}`, secretBehind.get({ hash })?.secret ?? "") ?? "",
    /** Where a link leads, the newest or one of before. */
    groupOf: (link: string): number | undefined =>
      db
        .select({ id: links.groupId })
        .from(links)
        .where(eq(links.hash, hashOf(vault, link)))
        .get()?.id,
    /** From now on this is the group's link; those of before lead there still. */
    put: (groupId: number, link: string): void => {
      const hash = hashOf(vault, link);
      db.update(links).set({ secret: "" }).where(eq(links.groupId, groupId)).run();
      db.insert(links)
        .values({ hash, groupId, secret: vault.seal(`group:${groupId}`, link) })
        .run();
      db.update(groups).set({ link: hash }).where(eq(groups.id, groupId)).run();
    },
    /** Only the newest link leads there any more. */
    revoke: (groupId: number): void => {
      db.delete(links)
        .where(and(eq(links.groupId, groupId), ne(links.hash, currentOf(groupId))))
        .run();
    },
    /** Two groups turn out to be one: what led to the other leads to this. */
    move: (from: number, to: number): void => {
      db.update(links).set({ groupId: to, secret: "" }).where(eq(links.groupId, from)).run();
    },
  };
}

const currentOf = (groupId: number) =>
  sql`(SELECT ${groups.link} FROM ${groups} WHERE ${groups.id} = ${groupId})`;

/** So long is a keyed hash; what is shorter in its place is the link itself, as earlier versions kept it. */
const HASH = 43;

interface OpenLink {
  readonly id: number;
  readonly link: string;
}

const openLinks = (client: Database.Database): readonly OpenLink[] =>
  client.prepare<[], OpenLink>(`SELECT id, link FROM groups WHERE length(link) < ${HASH}`).all();

/** Seals the links that an earlier version left in clear, and leaves none in the copies made before migrations. */
export function sealLinks({ $client: client }: Db, vault: Vault, copies: readonly string[]): void {
  const open = openLinks(client);
  if (open.length === 0) return;
  for (const file of copies) hideLinks(file, vault);
  const seal = client.prepare("UPDATE groups SET link = ? WHERE id = ?");
  const add = client.prepare("INSERT OR IGNORE INTO links (hash, group_id, secret) VALUES (?, ?, ?)");
  const all = client.transaction(() => {
    for (const { id, link } of open) {
      add.run(hashOf(vault, link), id, vault.seal(`group:${id}`, link));
      seal.run(hashOf(vault, link), id);
    }
  });
  all.immediate();
  client.exec("VACUUM");
  client.pragma("wal_checkpoint(TRUNCATE)");
}

function hideLinks(file: string, vault: Vault): void {
  const copy = new Database(file);
  try {
    const hide = copy.prepare("UPDATE groups SET link = ? WHERE id = ?");
    for (const { id, link } of openLinks(copy)) hide.run(hashOf(vault, link), id);
    copy.exec("VACUUM");
  } finally {
    copy.close();
  }
}
