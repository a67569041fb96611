import type { Thing } from "../../model/resolved.ts";
import type { CatalogObject } from "../../types/catalog.ts";
import type { DesignInput } from "../design-input.ts";
import { memberAddress, tableAddress } from "../names.ts";
import type { ColumnShape, ConstraintShape, Part } from "../part.ts";
import { partitionFrom, rowsAtHorizon } from "../../model/horizon.ts";
import { expectedRows } from "../../model/expected-rows.ts";
import { sizeOfIndex, type IndexSize, type IndexToSize } from "../size/index-size.ts";
import { rowBytes } from "../size/row-bytes.ts";
import { sayBytes, sayRows } from "../size/say-size.ts";
import { formatPath } from "../../model/path.ts";
import { sayPartitioning, type Partitioning, type Unparted } from "./partitions.ts";
import { rowsPerKey } from "./rows-per-key.ts";
import { fillfactorOf } from "./workload.ts";

/** What the table and each of its indexes takes per million rows, how it grows, whether it is partitioned, and whether its key can run out. */
export function scaleRule(
  thing: Thing,
  columns: readonly ColumnShape[],
  constraints: readonly ConstraintShape[],
  objects: readonly CatalogObject[],
  cut: Partitioning | Unparted | null,
  input: DesignInput,
): Part {
  const table = tableAddress(input.settings.schema, thing.table);
  const fill = fillfactorOf(thing, columns, input) ?? 100;
  const heap = rowBytes(columns, fill);
  const rows = rowsAtHorizon(thing, input);
  const where = formatPath(thing.path);
  const cites = rows === null ? [where] : [`${where}.scale`, ...(input.model.horizon === null ? [] : ["intent.horizon"])];
  const shared = rowsPerKey(thing, input);
  const sizes = indexesOf(thing, constraints, objects, input).map((index) => {
    const perKey = shared.find((key) => key.columns.join() === index.keys.join())?.rows ?? 1;
    return { index, perKey, million: sizeOfIndex(index, columns, 1e6, perKey) };
  });
  const over = sizes.filter(({ index }) => index.predicate === null);
  const indexes = over.reduce((sum, { million }) => sum + million.bytes / 1e6, 0);
  const at =
    rows === null
      ? ""
      : ` At the horizon: about ${sayRows(rows)} rows, ${sayBytes(rows * heap)} and ${sayBytes(rows * indexes)}.${growth(thing, heap + indexes)}`;
  return {
    decisions: [
      {
        subject: table,
        rule: "size.table",
        reason: `A row takes ${Math.round(heap)} bytes; a million take ${sayBytes(heap * 1e6)}, and ${sayBytes(indexes * 1e6)} in ${over.length === 1 ? "1 index" : `${over.length} indexes`} over all rows.${at}`,
        cites,
        rejected: null,
        cost: `${Math.round(heap + indexes)} bytes a row`,
      },
      ...sizes.map(({ index, perKey, million }) =>
        indexDecision(
          index,
          million,
          index.predicate !== null || rows === null ? null : { rows, bytes: sizeOfIndex(index, columns, rows, perKey).bytes },
          cites,
        ),
      ),
      ...(rows === null ? [] : [partitioningDecision(table, thing, rows, cites, cut, input)]),
      ...(rows === null || input.model.keys !== "bigint" || thing.kind !== "entity"
        ? []
        : [identity(memberAddress("column", input.settings.schema, thing.table, "id"), rows, cites)]),
    ],
  };
}

type Index = IndexToSize & { readonly address: string; readonly predicate: string | null };

/** Keys and indexes of the thing's own table. */
function indexesOf(thing: Thing, constraints: readonly ConstraintShape[], objects: readonly CatalogObject[], { settings }: DesignInput): readonly Index[] {
  return [
    ...constraints
      .filter((shape) => shape.type === "primary" || shape.type === "unique")
      .map((shape) => ({
        address: memberAddress("constraint", settings.schema, thing.table, shape.name),
        method: "btree",
        definition: "",
        keys: shape.columns,
        predicate: null,
      })),
    ...objects.flatMap((object) => (object.kind === "index" && object.table === thing.table ? [object] : [])),
  ];
}

function indexDecision(
  index: Index,
  million: IndexSize,
  later: { readonly rows: number; readonly bytes: number } | null,
  cites: readonly string[],
): NonNullable<Part["decisions"]>[number] {
  const taken = million.taken === null ? "" : `, with ${million.taken}`;
  return {
    subject: index.address,
    rule: "size.index",
    reason: `A million rows${index.predicate === null ? "" : " that fit"} take ${sayBytes(million.bytes)}${taken}.${later === null ? "" : ` At the horizon: ${sayBytes(later.bytes)}.`}`,
    cites,
    rejected: null,
    cost: `${million.bytes < 1e6 ? "under 1 byte" : `${Math.round(million.bytes / 1e6)} bytes`} a row`,
  };
}

/** What a month adds now; nothing where the model says no growth. */
function growth(thing: Thing, bytes: number): string {
  const scale = thing.entity?.scale;
  const rows = scale === undefined ? 0 : expectedRows(scale, 1) - scale.rows;
  return rows <= 0 ? "" : ` A month adds about ${sayRows(rows)} rows now, ${sayBytes(rows * bytes)}.`;
}

function partitioningDecision(
  subject: string,
  thing: Thing,
  rows: number,
  cites: readonly string[],
  cut: Partitioning | Unparted | null,
  input: DesignInput,
): NonNullable<Part["decisions"]>[number] {
  if (rows < partitionFrom) {
    return {
      subject,
      rule: "partitioning.not-needed",
      reason: `About ${sayRows(rows)} rows at the horizon: below ${sayRows(partitionFrom)} one table with its indexes is faster and simpler.`,
      cites,
      rejected: "partitions: every unique key would have to hold the partition key, and each plan would weigh all of them",
      cost: null,
    };
  }
  if (cut !== null && "key" in cut) {
    const { reason, cites: more } = sayPartitioning(thing, cut, input);
    return {
      subject,
      rule: `partitioning.${cut.kind}`,
      reason: `About ${sayRows(rows)} rows at the horizon, above ${sayRows(partitionFrom)}. ${reason}`,
      cites: [...cites, ...more],
      rejected: cut.kind === "hash" ? "range of time: only where whole periods are dropped or asked for" : "hash: old rows would have to be deleted one by one",
      cost: "a plan weighs the parts; every unique key holds the partition key",
    };
  }
  return {
    subject,
    rule: "partitioning.one-piece",
    reason: `About ${sayRows(rows)} rows at the horizon, above ${sayRows(partitionFrom)}, yet in one piece. ${cut?.because ?? ""}`,
    cites,
    rejected: "partitions that questions or keys do not fit",
    cost: "vacuum and a rebuilt index take hours at that size",
  };
}

function identity(subject: string, rows: number, cites: readonly string[]): NonNullable<Part["decisions"]>[number] {
  const full = 2147483647;
  return {
    subject,
    rule: "size.identity",
    reason: `About ${sayRows(rows)} keys at the horizon: bigint holds nine quintillion and does not run out.`,
    cites,
    rejected: `integer: full at 2.1 billion${rows > full ? ", before the horizon" : `, ${Math.round((rows / full) * 1000) / 10} % used at the horizon, and keys of deleted and failed inserts count too`}`,
    cost: "4 bytes more than integer, mostly lost to alignment anyway",
  };
}
