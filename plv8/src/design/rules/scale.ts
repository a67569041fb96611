import type { Thing } from "../../model/resolved.ts";
import type { CatalogObject } from "../../types/catalog.ts";
import type { DesignInput } from "../design-input.ts";
import { memberAddress, tableAddress } from "../names.ts";
import type { ColumnShape, ConstraintShape, Part } from "../part.ts";
import { partitionFrom, rowsAtHorizon } from "../../model/horizon.ts";
import { indexEntryBytes } from "../size/index-bytes.ts";
import { rowBytes } from "../size/row-bytes.ts";
import { sayBytes, sayRows } from "../size/say-size.ts";
import { formatPath } from "../../model/path.ts";
import { sayPartitioning, type Partitioning, type Unparted } from "./partitions.ts";
import { fillfactorOf } from "./workload.ts";

/** What the table and its b-trees take per million rows and at the horizon, whether it is partitioned, and whether its key can run out. */
export function scaleRule(thing: Thing, columns: readonly ColumnShape[], constraints: readonly ConstraintShape[], objects: readonly CatalogObject[], cut: Partitioning | Unparted | null, input: DesignInput): Part {
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
      ...(rows === null ? [] : [partitioningDecision(table, thing, rows, cites, cut, input)]),
      ...(rows === null || input.model.keys !== "bigint" || thing.kind !== "entity" ? [] : [identity(memberAddress("column", input.settings.schema, thing.table, "id"), rows, cites)]),
    ],
  };
}

function partitioningDecision(subject: string, thing: Thing, rows: number, cites: readonly string[], cut: Partitioning | Unparted | null, input: DesignInput): NonNullable<Part["decisions"]>[number] {
  if (rows < partitionFrom) {
    return {
      subject, rule: "partitioning.not-needed", reason: `About ${sayRows(rows)} rows at the horizon: below ${sayRows(partitionFrom)} one table with its indexes is faster and simpler.`,
      cites, rejected: "partitions: every unique key would have to hold the partition key, and each plan would weigh all of them", cost: null,
    };
  }
  if (cut !== null && "key" in cut) {
    const { reason, cites: more } = sayPartitioning(thing, cut, input);
    return {
      subject, rule: `partitioning.${cut.kind}`, reason: `About ${sayRows(rows)} rows at the horizon, above ${sayRows(partitionFrom)}. ${reason}`, cites: [...cites, ...more],
      rejected: cut.kind === "hash" ? "range of time: only where whole periods are dropped or asked for" : "hash: old rows would have to be deleted one by one", cost: "a plan weighs the parts; every unique key holds the partition key",
    };
  }
  return {
    subject, rule: "partitioning.one-piece", reason: `About ${sayRows(rows)} rows at the horizon, above ${sayRows(partitionFrom)}, yet in one piece. ${cut?.because ?? ""}`,
    cites, rejected: "partitions that questions or keys do not fit", cost: "vacuum and a rebuilt index take hours at that size",
  };
}

function identity(subject: string, rows: number, cites: readonly string[]): NonNullable<Part["decisions"]>[number] {
  const full = 2147483647;
  return {
    subject, rule: "size.identity", reason: `About ${sayRows(rows)} keys at the horizon: bigint holds nine quintillion and does not run out.`,
    cites, rejected: `integer: full at 2.1 billion${rows > full ? ", before the horizon" : `, ${Math.round(rows / full * 1000) / 10} % used at the horizon, and keys of deleted and failed inserts count too`}`, cost: "4 bytes more than integer, mostly lost to alignment anyway",
  };
}
