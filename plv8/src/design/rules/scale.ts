import type { Thing } from "../../model/resolved.ts";
import type { CatalogObject } from "../../types/catalog.ts";
import type { DesignInput } from "../design-input.ts";
import { memberAddress, tableAddress } from "../names.ts";
import type { ColumnShape, ConstraintShape, Part } from "../part.ts";
import { expectedRows } from "../size/expected-rows.ts";
import { indexEntryBytes } from "../size/index-bytes.ts";
import { rowBytes } from "../size/row-bytes.ts";
import { sayBytes, sayRows } from "../size/say-size.ts";
import { formatPath } from "../../model/path.ts";
import { fillfactorOf } from "./workload.ts";

/** Tables below this many expected rows are not partitioned. */
export const partitionFrom = 50_000_000;

const defaultHorizon = 36;

/** Rows of a thing at the horizon; null where the model does not say how many there are. */
export function rowsAtHorizon(thing: Thing, { model }: DesignInput): number | null {
  const scale = thing.entity?.scale;
  return scale === undefined ? null : expectedRows(scale, model.horizon ?? defaultHorizon);
}

/** What the table and its b-trees take per million rows and at the horizon, whether it is partitioned, and whether its key can run out. */
export function scaleRule(thing: Thing, columns: readonly ColumnShape[], constraints: readonly ConstraintShape[], objects: readonly CatalogObject[], input: DesignInput): Part {
  const table = tableAddress(input.settings.schema, thing.table);
  const type = (name: string): string => columns.find((shape) => shape.name === name)?.type ?? "text";
  const keys = [
    ...constraints.filter((shape) => shape.type === "primary" || shape.type === "unique").map((shape) => shape.columns),
    ...objects.flatMap((object) => (object.kind === "index" && object.method === "btree" && object.predicate === null ? [object.keys] : [])),
  ];
  const heap = rowBytes(columns, fillfactorOf(thing, columns, input) ?? 100);
  const indexes = keys.reduce((sum, key) => sum + indexEntryBytes(key.map(type)), 0);
  const rows = rowsAtHorizon(thing, input);
  const at = rows === null ? "" : ` At the horizon: about ${sayRows(rows)} rows, ${sayBytes(rows * heap)} and ${sayBytes(rows * indexes)}.`;
  const where = formatPath(thing.path);
  const cites = rows === null ? [where] : [`${where}.scale`, ...(input.model.horizon === null ? [] : ["intent.horizon"])];
  return {
    decisions: [
      { subject: table, rule: "size.table", reason: `A row takes ${Math.round(heap)} bytes; a million take ${sayBytes(heap * 1e6)}, and ${sayBytes(indexes * 1e6)} in ${keys.length} b-trees over all rows.${at}`, cites, rejected: null, cost: `${Math.round(heap + indexes)} bytes a row` },
      ...(rows === null ? [] : [partitioning(table, thing, rows, cites, columns)]),
      ...(rows === null || input.model.keys !== "bigint" || thing.kind !== "entity" ? [] : [identity(memberAddress("column", input.settings.schema, thing.table, "id"), rows, cites)]),
    ],
  };
}

function partitioning(subject: string, thing: Thing, rows: number, cites: readonly string[], columns: readonly ColumnShape[]): NonNullable<Part["decisions"]>[number] {
  if (rows < partitionFrom) {
    return {
      subject, rule: "partitioning.not-needed", reason: `About ${sayRows(rows)} rows at the horizon: below ${sayRows(partitionFrom)} one table with its indexes is faster and simpler.`,
      cites, rejected: "partitions: every unique key would have to hold the partition key, and each plan would weigh all of them", cost: null,
    };
  }
  const time = columns.find((shape) => shape.type.startsWith("timestamp") && shape.role === "business" && shape.not_null)?.name ?? columns.find((shape) => shape.name === "created_at")?.name;
  const by = thing.entity?.retention !== undefined || thing.entity?.immutable === true ? `range (${time ?? "created_at"}): whole months are dropped at once` : "hash of the leading key column: every key holds it already";
  return {
    subject, rule: "partitioning.advised", reason: `About ${sayRows(rows)} rows at the horizon, above ${sayRows(partitionFrom)}: consider partitions by ${by}. The design makes one table: partitions are a choice for people, taken before it is full.`,
    cites, rejected: "partitions at once: they bind every unique key, and indexes on them can't be built concurrently", cost: "vacuum and a rebuilt index take hours at that size",
  };
}

function identity(subject: string, rows: number, cites: readonly string[]): NonNullable<Part["decisions"]>[number] {
  const full = 2147483647;
  return {
    subject, rule: "size.identity", reason: `About ${sayRows(rows)} keys at the horizon: bigint holds nine quintillion and does not run out.`,
    cites, rejected: `integer: full at 2.1 billion${rows > full ? ", before the horizon" : `, ${Math.round(rows / full * 1000) / 10} % used at the horizon, and keys of deleted and failed inserts count too`}`, cost: "4 bytes more than integer, mostly lost to alignment anyway",
  };
}
