import type Database from "better-sqlite3";
import type { Scope } from "./keyring.ts";
import { belonging, lyingIn, putIn, type SealedColumn, sealedColumns } from "./sealed-columns.ts";
import type { Vault } from "./vault.ts";

/**
 * Seals everything of a scope under the key that it has now, so that its key of before opens nothing that is still
 * there. Done twice it changes no words. Belongs into a transaction.
 */
export function sealAnew(client: Database.Database, vault: Vault, scope: Scope): void {
  for (const column of sealedColumns) {
    const condition = belonging(column, scope);
    if (condition !== undefined) sealColumn(client, vault, { column, condition, scope });
  }
}

interface Part {
  readonly column: SealedColumn;
  readonly condition: string;
  readonly scope: Scope;
}

function sealColumn(client: Database.Database, vault: Vault, { column, condition, scope }: Part): void {
  for (const one of lyingIn(client, column, condition)) {
    const clear = openedOf(vault, scope, one);
    if (clear !== undefined) putIn(client, column, one, vault.seal(scope, clear, one.place));
  }
}

/** What nobody can read stays as it is, whether its key is gone or somebody has changed its bytes. */
function openedOf(
  vault: Vault,
  scope: Scope,
  { stored, place }: { readonly stored: string; readonly place: string | undefined },
): string | undefined {
  try {
    return vault.open(scope, stored, place);
  } catch {
    return undefined;
  }
}
