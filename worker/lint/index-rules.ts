/** CREATE INDEX and REINDEX. */
import { danger, withData } from "./effects.ts";
import { shown, type Facts } from "./facts.ts";
import type { Danger, Effect } from "./finding.ts";
import type { Fields } from "./statement-rule.ts";

export function createIndex(fields: Fields, text: string, facts: Facts): readonly Effect[] {
  const table = facts.nameOf(fields["relation"]);
  const name = shown(table);
  if (fields["concurrent"] === true) return [concurrently(name, fields["if_not_exists"] === true)];
  if (fields["if_not_exists"] === true && facts.hasIndex({ schema: table.schema, name: String(fields["idxname"]) })) return [];
  const read = facts.rowsText(table);
  const blocks = facts.isPartitioned(table)
    ? danger(
        "blocking_scan",
        "error",
        `writes to ${name} and all its partitions wait while ${read} are read`,
        `create index … on only ${name} (…);\ncreate index concurrently … on each partition;\nalter index … attach partition …;`,
      )
    : danger(
        "blocking_scan",
        "error",
        `writes to ${name} wait while ${read} are read`,
        `${text.replace(/\bindex\b/i, "index concurrently")};  -- outside of any transaction`,
      );
  const unique =
    fields["unique"] === true && !facts.isPartitioned(table) ? [danger("unique_on_data", "warning", `duplicates in ${name} make it fail`, null)] : [];
  return [withData(facts, table, { table: name, lock: "SHARE", work: "scan", dangers: [blocks, ...unique] })];
}

function concurrently(table: string, ifNotExists: boolean): Effect {
  const kept = danger(
    "concurrent_index",
    "warning",
    "if a former build was cut off, an INVALID index of that name stands and IF NOT EXISTS keeps it",
    "drop index concurrently if exists …; before it, where it is invalid",
  );
  return { table, lock: "SHARE UPDATE EXCLUSIVE", work: "concurrent", dangers: ifNotExists ? [kept] : [] };
}

export function reindex(fields: Fields, text: string, facts: Facts): readonly Effect[] {
  if (/\bconcurrently\b/i.test(text)) return [{ table: null, lock: "SHARE UPDATE EXCLUSIVE", work: "concurrent", dangers: [] }];
  const instead = text.replace(/\b(index|table|schema|database)\b/i, "$1 concurrently");
  const waits = (where: string, concurrently: string | null): Danger =>
    danger("blocking_scan", "error", `writes to ${where} wait while its index is built again, and reads that want the index`, concurrently);
  const kind = String(fields["kind"]);
  if (!["REINDEX_OBJECT_TABLE", "REINDEX_OBJECT_INDEX"].includes(kind)) {
    const where =
      kind === "REINDEX_OBJECT_SCHEMA" ? `schema ${String(fields["name"])}` : kind === "REINDEX_OBJECT_SYSTEM" ? "the system catalogs" : "the database";
    const each = `each table of ${where}, one after the other,`;
    return [{ table: null, lock: "SHARE", work: "scan", dangers: [waits(each, kind === "REINDEX_OBJECT_SYSTEM" ? null : instead)] }];
  }
  const named = facts.nameOf(fields["relation"]);
  const table = kind === "REINDEX_OBJECT_TABLE" ? named : facts.indexTable(named);
  if (table === null) {
    const where = `the table of ${shown(named)}`;
    return [{ table: where, lock: "SHARE", work: "scan", dangers: [waits(where, instead)] }];
  }
  return [withData(facts, table, { table: shown(table), lock: "SHARE", work: "scan", dangers: [waits(shown(table), instead)] })];
}
