import { formatPath } from "../../model/path.ts";
import type { Thing } from "../../model/resolved.ts";
import { columnsByName, ownerColumns, primaryKey, tenantColumn } from "../../model/table-shape.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../../render/names.ts";
import type { CatalogObject, TableObject } from "../../types/catalog.ts";
import type { Design } from "../../types/design.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, tableAddress } from "../names.ts";
import { columnObject, tableObject } from "../objects.ts";
import type { ColumnShape, ConstraintShape } from "../part.ts";
import { partitionFrom, partitionSteps, rowsAtHorizon } from "../../model/horizon.ts";

/** How a table is cut: its key as Postgres says it, and the bounds of the partitions that are made beforehand. */
export type Partitioning = {
  readonly key: string;
  readonly kind: "hash" | "range";
  readonly column: string;
  readonly parts: readonly { readonly name: string; readonly bound: string }[];
};

/** Why a large table stays in one piece, for its decision; null where there is nothing to say. */
export type Unparted = { readonly because: string };

/** Rows that one partition is meant for. */
const rowsPerPart = 25_000_000;

/**
 * Partitions of a new table from 50 million expected rows on: by range of time where the model says so, else by hash of the leading key column where
 * every key and every question has it. A table that stands is never cut: that would rewrite it.
 */
export function partitioningOf(
  thing: Thing,
  columns: readonly ColumnShape[],
  constraints: readonly ConstraintShape[],
  input: DesignInput,
): Partitioning | Unparted | null {
  const rows = rowsAtHorizon(thing, input);
  const said = thing.entity?.partitions;
  if (rows === null || rows < partitionFrom) return null;
  if (said?.kind === "none") return { because: "The model says partitions: { kind: none }." };
  const former = formerTable(thing, input);
  if (former !== null && former.partition_key === null)
    return {
      because: "The table stands in one piece, and to cut it would rewrite every row: make a new entity beside it and move over, while that still takes hours.",
    };
  if (said?.kind === "range") return byRange(thing, said, columns, input);
  const column = primaryKey(thing, input.model, input.things)[0] ?? "id";
  const against = againstHash(thing, column, constraints, input);
  if (against !== null) return { because: against };
  const count = former === null ? Math.min(64, Math.max(4, 2 ** Math.ceil(Math.log2(rows / rowsPerPart)))) : partsOf(former, input).length;
  return {
    key: `HASH (${quoteIdent(column)})`,
    kind: "hash",
    column,
    parts: Array.from({ length: count }, (_, index) => ({
      name: generatedName([thing.table, `p${String(index).padStart(2, "0")}`], ""),
      bound: `FOR VALUES WITH (modulus ${count}, remainder ${index})`,
    })),
  };
}

/** The partition key's column where it must join the primary key. */
export function rangeColumn(thing: Thing, input: DesignInput): string | null {
  const said = thing.entity?.partitions;
  if (said?.kind !== "range" || (rowsAtHorizon(thing, input) ?? 0) < partitionFrom) return null;
  const former = formerTable(thing, input);
  return former !== null && former.partition_key === null ? null : (said.by ?? null);
}

/** The partitions as tables: nobody's but the owner's, so that rows are reached through the whole and its policies. */
export function partitionObjects(
  thing: Thing,
  columns: readonly ColumnShape[],
  partitioning: Partitioning,
  fillfactor: number | null,
  { settings }: DesignInput,
): readonly CatalogObject[] {
  const parent = tableAddress(settings.schema, thing.table);
  return partitioning.parts.flatMap(({ name, bound }): readonly CatalogObject[] => {
    const table = tableObject(settings, name, {
      comment: `A part of ${thing.table}.`,
      grants: [],
      row_security: false,
      options: fillfactor === null ? [] : [`fillfactor=${fillfactor}`],
    });
    return [
      { ...table, partition_of: { parent, bound }, depends_on: [...table.depends_on, parent].sort() },
      // The whole's identity gives the numbers, and its comments say what the columns are.
      ...columns.map((shape, index) => ({ ...columnObject(settings, name, { ...shape, identity: false }, index + 1), comment: null })),
    ];
  });
}

function formerTable(thing: Thing, { former }: DesignInput): TableObject | null {
  return former === null ? null : (tablesById(former).get(thing.id) ?? null);
}

const known = new WeakMap<Design, ReadonlyMap<string, TableObject>>();

/** Tables of the last version by thing id; built once per design. */
function tablesById(former: Design): ReadonlyMap<string, TableObject> {
  const found = known.get(former);
  if (found !== undefined) return found;
  const tables = new Map(former.catalog.objects.flatMap((object) => (object.kind === "table" ? [[object.address, object] as const] : [])));
  const byId = new Map(
    former.ids.flatMap(({ id, address }) => {
      const table = tables.get(address);
      return table === undefined ? [] : [[id, table] as const];
    }),
  );
  known.set(former, byId);
  return byId;
}

function partsOf(table: TableObject, { former }: DesignInput): readonly CatalogObject[] {
  return (former?.catalog.objects ?? []).filter((object) => object.kind === "table" && object.partition_of?.parent === table.address);
}

/** What stands against a hash of the leading key column; null where nothing does. */
function againstHash(thing: Thing, column: string, constraints: readonly ConstraintShape[], { model, things, settings }: DesignInput): string | null {
  if (thing.kind === "entity" && column === "id")
    return 'Its key has no leading column to cut by: a hash of id would make most questions read every part. By time it can be cut: partitions: { kind: range, by: …, every: month, from: "2026-01" }.';
  const tenant = tenantColumn(thing, model);
  const names = columnsByName(thing, model, things);
  const asks = model.access.filter(
    (pattern) => pattern.entity === thing.name && column !== tenant && !pattern.equals.some((name) => names.get(name) === column),
  );
  if (asks.length > 0) return `${asks.map((pattern) => pattern.name).join(", ")} would read every part: asked without ${column}.`;
  const outside = constraints.filter((shape) => (shape.type === "primary" || shape.type === "unique") && !shape.columns.includes(column));
  if (outside.length > 0) return `${outside.map((shape) => shape.name).join(", ")} does not hold ${column}: across parts it could not be unique.`;
  if (settings.major < 17 && constraints.some((shape) => shape.type === "exclusion"))
    return `Postgres ${settings.major} has no exclusion constraints over parts.`;
  const owned = model.things.find((other) => other.within === thing.name && !ownerColumns(other, model, things).includes(column));
  return owned === undefined ? null : `${owned.name} could not point to it.`;
}

function byRange(
  thing: Thing,
  said: NonNullable<NonNullable<Thing["entity"]>["partitions"]>,
  columns: readonly ColumnShape[],
  input: DesignInput,
): Partitioning {
  const column = said.by ?? "created_at";
  const step = { month: 1, quarter: 3, year: 12 }[said.every ?? "month"];
  const [year = 2000, month = 1] = (said.from ?? "2000-01").split("-").map(Number);
  const date = columns.find((shape) => shape.name === column)?.type === "date";
  const start = (months: number): string => {
    const at = year * 12 + month - 1 + months;
    return `${String(Math.floor(at / 12))}-${String((at % 12) + 1).padStart(2, "0")}`;
  };
  const value = (months: number): string => quoteLiteral(`${start(months)}-01${date ? "" : " 00:00:00+00"}`);
  const count = partitionSteps(thing, input);
  return {
    key: `RANGE (${quoteIdent(column)})`,
    kind: "range",
    column,
    parts: [
      ...Array.from({ length: count }, (_, index) => ({
        name: generatedName([thing.table, step === 12 ? start(index * step).slice(0, 4) : start(index * step).replace("-", "_")], ""),
        bound: `FOR VALUES FROM (${value(index * step)}) TO (${value((index + 1) * step)})`,
      })),
      { name: generatedName([thing.table, "rest"], ""), bound: "DEFAULT" },
    ],
  };
}

/** For decisions: what a table is cut by, and what that is good for. */
export function sayPartitioning(
  thing: Thing,
  partitioning: Partitioning,
  { settings }: DesignInput,
): { readonly reason: string; readonly cites: readonly string[] } {
  const where = qualifiedName(settings.schema, thing.table);
  return partitioning.kind === "hash"
    ? {
        reason: `${partitioning.parts.length} parts by hash of ${partitioning.column}, which every key holds and every question names: each reads one part, and vacuum and rebuilt indexes take one part at a time.`,
        cites: [],
      }
    : {
        reason: `A part for each period of ${partitioning.column}, made beforehand up to the horizon, and one for the rest so that no insert fails: old periods are detached at once (alter table ${where} detach partition … concurrently), questions about a period read its parts.`,
        cites: [`${formatPath(thing.path)}.partitions`],
      };
}
