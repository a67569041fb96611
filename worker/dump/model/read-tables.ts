import type { Catalog, ColumnObject, ConstraintObject, IndexObject, TableObject } from "../../../plv8/src/types/catalog.ts";

/** A table with what belongs to it, as the inference looks at it. */
export type Table = {
  readonly table: TableObject;
  readonly columns: readonly ColumnObject[];
  /** Columns of the primary key. */
  readonly key: readonly string[];
  /** The one column that is the row's identity and nothing else: a model's `id`, whatever its name here; null: none. */
  readonly identity: string | null;
  readonly constraints: readonly ConstraintObject[];
  readonly indexes: readonly IndexObject[];
};

/** The schema's own tables, without partitions and what extensions made, by name. */
export function readTables(catalog: Catalog, schema: string): ReadonlyMap<string, Table> {
  const own = catalog.objects.filter((object) => object.kind !== "schema").filter((object) => object.schema === schema && object.extension === null);
  const [columns, constraints, indexes] = [
    byTable(own.filter((object) => object.kind === "column")),
    byTable(own.filter((object) => object.kind === "constraint")),
    byTable(own.filter((object) => object.kind === "index")),
  ];
  return new Map(
    own
      .filter((object) => object.kind === "table")
      .filter((table) => table.partition_of === null)
      .map((table) => {
        const all = constraints.get(table.name) ?? [];
        const key = all.find((constraint) => constraint.type === "primary")?.columns ?? [];
        const sorted = [...(columns.get(table.name) ?? [])].sort((left, right) => left.position - right.position);
        const [first, ...others] = key;
        const refers = all.some((constraint) => constraint.type === "foreign" && constraint.columns.includes(first ?? ""));
        const type = sorted.find((column) => column.name === first)?.type ?? "";
        const identity =
          first !== undefined && others.length === 0 && !refers && ["smallint", "integer", "bigint", "uuid"].includes(type) && /(^|_)id$/.test(first)
            ? first
            : null;
        return [table.name, { table, constraints: all, indexes: indexes.get(table.name) ?? [], key, identity, columns: sorted }];
      }),
  );
}

function byTable<T extends { readonly table: string }>(objects: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const object of objects) groups.set(object.table, [...(groups.get(object.table) ?? []), object]);
  return groups;
}
