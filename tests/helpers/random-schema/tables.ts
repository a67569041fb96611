import fc from "fast-check";
import { quoteIdent } from "../../../plv8/src/render/names.ts";
import { columnText, columnsOf } from "./columns.ts";
import { pieceKind, type Standing, type World } from "./piece.ts";
import { nth } from "./words.ts";

const forms = ["plain", "plain", "plain", "range", "list", "hash", "partition", "partition", "child", "typed", "two"] as const;

export type TableShape = {
  readonly form: number;
  readonly parent: number;
  readonly sub: number;
  readonly unlogged: boolean;
  readonly options: number;
  readonly rls: number;
  readonly replica: number;
  readonly named: boolean;
};

export const formOf = (self: Standing): (typeof forms)[number] => nth(forms, (self.shape as TableShape).form);

/** The table that it is a partition or a child of. */
export function parentOf(self: Standing, world: World): Standing | null {
  const shape = self.shape as TableShape;
  const parent = world.pick("table", shape.parent);
  return parent === null || parent.id >= self.id || !["partition", "child"].includes(formOf(self)) ? null : parent;
}

const bound = (self: Standing, key: string): string => {
  const low = self.id * 100;
  if (key === "list") return `for values in (${String(low)}, ${String(low + 1)}, ${String(low + 2)}, ${String(low + 3)})`;
  if (key === "hash") return `for values with (modulus 64, remainder ${String(self.id % 64)})`;
  return (self.shape as TableShape).sub > 7 ? "default" : `for values from (${String(low)}) to (${String(low + 100)})`;
};

const keyOf = (self: Standing): string | null => {
  const form = formOf(self);
  if (form === "range" || form === "list" || form === "hash") return form;
  return form === "partition" ? (["range", "list", "hash"][(self.shape as TableShape).sub] ?? null) : null;
};

/** Every table has `id integer`, so that partitions, keys and references find something. */
export const tableKind = pieceKind<TableShape>({
  kind: "table",
  space: "relation",
  level: 30,
  weight: 14,
  shape: fc.record({
    form: fc.nat(forms.length - 1),
    parent: fc.nat(9),
    sub: fc.nat(9),
    unlogged: fc.boolean(),
    options: fc.nat(9),
    rls: fc.nat(4),
    replica: fc.nat(7),
    named: fc.boolean(),
  }),
  statements: (self, world) => {
    const { at, shape } = self;
    const form = formOf(self);
    const parent = parentOf(self, world);
    const key = keyOf(self);
    const typed = form === "typed" ? world.pick("composite", shape.parent) : null;
    const own = columnsOf(self, world)
      .map((column) => columnText(column, world))
      .filter((text) => text !== null);
    const options =
      [
        [],
        [],
        ["fillfactor = 70"],
        ["autovacuum_enabled = false", "toast.autovacuum_vacuum_threshold = 7"],
        ["parallel_workers = 2", "vacuum_truncate = false"],
        [],
        [],
        [],
        [],
        [],
      ][shape.options] ?? [];
    const body =
      form === "partition" && parent !== null && keyOf(parent) !== null
        ? ` partition of ${parent.at} ${bound(self, keyOf(parent) ?? "")}`
        : typed !== null
          ? ` of ${typed.at}`
          : ` (${["id integer", ...own].join(", ")})${form === "child" && parent !== null && keyOf(parent) === null ? ` inherits (${parent.at})` : ""}`;
    const partitioned = key === null ? "" : ` partition by ${key} (${key === "range" && shape.sub > 4 && form === "range" ? "id, (id + 1)" : "id"})`;
    const alter = `alter table ${at}`;
    return [
      `create ${shape.unlogged && key === null ? "unlogged " : ""}table ${at}${body}${partitioned}${options.length === 0 || key !== null ? "" : ` with (${options.join(", ")})`}`,
      // Where one of its columns was refused: without that one.
      `create table if not exists ${at} (id integer)`,
      ...(parent === null ? own.map((text) => `alter table ${at} add column if not exists ${text}`) : []),
      ...(shape.rls === 1 || shape.rls === 2 ? [`${alter} enable row level security`] : []),
      ...(shape.rls === 2 || shape.rls === 3 ? [`${alter} force row level security`] : []),
      ...(shape.replica === 1 ? [`${alter} replica identity full`] : shape.replica === 2 ? [`${alter} replica identity nothing`] : []),
    ];
  },
  phrase: ({ at }) => `table ${at}`,
});

/** What needs the table's indexes: replica identity, CLUSTER. */
export const tableStateKind = pieceKind({
  kind: "table_state",
  space: "none",
  level: 60,
  weight: 2,
  shape: fc.record({ index: fc.nat(9), what: fc.nat(2) }),
  statements: ({ shape }, world) => {
    const index = world.pick("index", shape.index);
    const table = index === null ? null : world.pick("table", (index.shape as { readonly table: number }).table);
    if (index === null || table === null) return [];
    return [
      shape.what === 0
        ? `alter table ${table.at} replica identity using index ${quoteIdent(index.name)}`
        : `alter table ${table.at} cluster on ${quoteIdent(index.name)}`,
    ];
  },
});
