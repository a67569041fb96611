import { storageOptions } from "./alter/options.ts";
import { takeClause } from "./alter/read-definition.ts";
import { quoteIdent } from "./names.ts";

const placed = / USING INDEX TABLESPACE (?<place>"(?:[^"]|"")*"|\S+)/u;
const behind = / USING INDEX TABLESPACE | WHERE \(| DEFERRABLE| NOT DEFERRABLE| INITIALLY DEFERRED|$/u;

/** What a key's, or an exclusion's, definition says of its index: how it is stored. `rest`: what it says besides. */
export type KeyStorage = { readonly rest: string; readonly options: readonly string[]; readonly tablespace: string | null };

export function keyStorage(definition: string): KeyStorage {
  const { rest, inside } = takeClause(definition, "with");
  return { rest: rest.replace(placed, ""), options: storageOptions(inside), tablespace: placed.exec(rest)?.groups?.["place"] ?? null };
}

/** With these options, as the catalog writes them; none where it is empty. */
export function keyWithOptions(definition: string, options: readonly string[]): string {
  return insert(takeClause(definition, "with").rest, options.length === 0 ? "" : ` WITH (${options.join(", ")})`);
}

/** In this tablespace; null: the database's. */
export function keyInTablespace(definition: string, tablespace: string | null): string {
  return insert(definition.replace(placed, ""), tablespace === null ? "" : ` USING INDEX TABLESPACE ${quoteIdent(tablespace)}`);
}

function insert(definition: string, words: string): string {
  const at = definition.search(behind);
  return `${definition.slice(0, at)}${words}${definition.slice(at)}`;
}
