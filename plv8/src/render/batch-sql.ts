import type { Run } from "../types/plan.ts";
import { quoteIdent, quoteLiteral } from "./names.ts";

/** Columns of a usable key, in order, with their types. */
export type BatchKey = readonly { readonly name: string; readonly type: string }[];

type Batches = Extract<Run, { readonly kind: "batches" }>;

/**
 * Updates rows of `table` in pages of the key, or block by block where there is none: `set` are `column = expression`, `where` says which rows need it; rows
 * added after the start are left to the trigger, without a key also those that move: the trigger has to fill what an UPDATE of anything else finds empty.
 */
export function updateBatches(table: string, key: BatchKey | null, set: readonly string[], where: string, from = ""): Batches {
  if (key === null) return blockBatches(table, set, where);
  const changed = `update ${table} as arch_row set ${set.join(", ")} from page${from === "" ? "" : `, ${from}`} where ${joined(key, "arch_row")} and ${where} returning 1`;
  return { kind: "batches", high_water: highWater(table, key), batch: page(table, key, changed) };
}

/** Copies rows of `table` into another in pages of the key; what is there already stays. */
export function copyBatches(table: string, key: BatchKey, target: string, columns: readonly string[], values: readonly string[]): Batches {
  const names = columns.map(quoteIdent).join(", ");
  const changed = `insert into ${target} (${names}) select ${values.join(", ")} from ${table} as arch_row join page on ${joined(key, "arch_row")} on conflict do nothing returning 1`;
  return { kind: "batches", high_water: highWater(table, key), batch: page(table, key, changed) };
}

/**
 * Without a key: ranges of blocks up to the size at the start. The file's number is part of cursor and mark: VACUUM FULL, CLUSTER or TRUNCATE in between put
 * the rows elsewhere, and the walk begins again. Rows per block as statistics know them, so that a page has about the rows that were asked for.
 */
function blockBatches(table: string, set: readonly string[], where: string): Batches {
  const file = [
    "select pg_catalog.pg_relation_filenode(oid)::text as file, pg_catalog.pg_relation_size(oid) / pg_catalog.current_setting('block_size')::bigint as blocks,",
    `  greatest(1, pg_catalog.ceil(reltuples / greatest(relpages, 1)))::bigint as density from pg_catalog.pg_class where oid = ${quoteLiteral(table)}::pg_catalog.regclass`,
  ].join("\n");
  const within = (row: string): string =>
    `${row} >= (select pg_catalog.format('(%s,0)', first)::tid from page) and ${row} < (select pg_catalog.format('(%s,0)', next)::tid from page)`;
  return {
    kind: "batches",
    high_water: `select case when blocks > 0 then array[blocks::text, file] end as key from (${file}) as place`,
    batch: [
      `with place as materialized (${file}),`,
      "bounds as materialized (select file, density, case when ($1::text[])[2] = file then ($1::text[])[1]::bigint else 0 end as first,",
      "  case when ($1::text[])[2] = file then ($1::text[])[3]::bigint when ($2::text[])[2] = file then ($2::text[])[1]::bigint else blocks end as until from place),",
      "page as materialized (select file, first, until, least(until, first + greatest(1, $3::integer / density)) as next from bounds),",
      `changed as (update only ${table} as arch_row set ${set.join(", ")} where ${within("arch_row.ctid")} and ${where} returning 1)`,
      "select (select array[next::text, file, until::text] from page where first < until) as cursor,",
      `  (select pg_catalog.count(*)::integer from only ${table} where ${within("ctid")}) as scanned, (select pg_catalog.count(*)::integer from changed) as changed`,
    ].join("\n"),
  };
}

function highWater(table: string, key: BatchKey): string {
  return `select (select array[${texts(key, "")}] from ${table} order by ${order(key, "", " desc")} limit 1) as key`;
}

function page(table: string, key: BatchKey, changed: string): string {
  return [
    `with page as materialized (select ${key.map((part, index) => `${quoteIdent(part.name)} as arch_key_${String(index + 1)}`).join(", ")} from ${table}`,
    `  where ($1::text[] is null or ${row(key, "")} > ${bound(key, "$1")}) and ${row(key, "")} <= ${bound(key, "$2")}`,
    `  order by ${order(key, "", "")} limit $3::integer),`,
    `changed as (${changed})`,
    `select (select array[${key.map((_, index) => `arch_key_${String(index + 1)}::text`).join(", ")}] from page order by ${key.map((_, index) => `arch_key_${String(index + 1)} desc`).join(", ")} limit 1) as cursor,`,
    "  (select pg_catalog.count(*)::integer from page) as scanned, (select pg_catalog.count(*)::integer from changed) as changed",
  ].join("\n");
}

function joined(key: BatchKey, alias: string): string {
  return key.map((part, index) => `${alias}.${quoteIdent(part.name)} = page.arch_key_${String(index + 1)}`).join(" and ");
}

function texts(key: BatchKey, prefix: string): string {
  return key.map((part) => `${prefix}${quoteIdent(part.name)}::text`).join(", ");
}

function order(key: BatchKey, prefix: string, direction: string): string {
  return key.map((part) => `${prefix}${quoteIdent(part.name)}${direction}`).join(", ");
}

function row(key: BatchKey, prefix: string): string {
  return `row(${key.map((part) => `${prefix}${quoteIdent(part.name)}`).join(", ")})`;
}

function bound(key: BatchKey, parameter: string): string {
  return `row(${key.map((part, index) => `(${parameter}::text[])[${String(index + 1)}]::${part.type}`).join(", ")})`;
}
