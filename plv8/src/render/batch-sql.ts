import type { Run } from "../types/plan.ts";
import { quoteIdent } from "./names.ts";

/** Columns of a usable key, in order, with their types. */
export type BatchKey = readonly { readonly name: string; readonly type: string }[];

type Batches = Extract<Run, { readonly kind: "batches" }>;

/** Updates rows of `table` in pages of the key: `set` are `column = expression`, `where` says which rows need it; rows added after the start are left to the trigger. */
export function updateBatches(table: string, key: BatchKey, set: readonly string[], where: string, from = ""): Batches {
  const changed = `update ${table} as arch_row set ${set.join(", ")} from page${from === "" ? "" : `, ${from}`} where ${joined(key, "arch_row")} and ${where} returning 1`;
  return { kind: "batches", high_water: highWater(table, key), batch: page(table, key, changed) };
}

/** Copies rows of `table` into another in pages of the key; what is there already stays. */
export function copyBatches(table: string, key: BatchKey, target: string, columns: readonly string[], values: readonly string[]): Batches {
  const names = columns.map(quoteIdent).join(", ");
  const changed = `insert into ${target} (${names}) select ${values.join(", ")} from ${table} as arch_row join page on ${joined(key, "arch_row")} on conflict do nothing returning 1`;
  return { kind: "batches", high_water: highWater(table, key), batch: page(table, key, changed) };
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
