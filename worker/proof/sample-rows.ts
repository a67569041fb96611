/**
 * A few made-up rows per table, so that what depends on data shows on scratch. Keys, references, NOT NULL and simple checks are respected as far as the
 * catalog tells; what the database still refuses leaves its table empty, named. Never a proof that live data fit: that is what check steps look at.
 */
import { byAddress } from "../../plv8/src/catalog/by-address.ts";
import { childrenOf } from "../../plv8/src/plan/plan-context.ts";
import { quoteIdent, quoteLiteral } from "../../plv8/src/render/names.ts";
import type { Catalog, CatalogObject, ColumnObject, ConstraintObject, TableObject } from "../../plv8/src/types/catalog.ts";
import type { Session } from "../db.ts";
import { errorText } from "../log.ts";

export type Sample = {
  readonly tables: number;
  readonly rows: number;
  /** Tables that stayed empty, with the reason of the first refused row. */
  readonly empty: readonly string[];
};

const ROWS = 3;

/** `sparse`: of the columns that may be null and have no default, the last row has none. */
export const fillWithRows = async (session: Session, catalog: Catalog, owner: string, sparse: boolean): Promise<Sample> => {
  const tables = inOrder(catalog);
  const empty: string[] = [];
  let rows = 0;
  await session.query(
    "select pg_catalog.set_config('role', $1, false), pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', false), pg_catalog.set_config('statement_timeout', '5s', false)",
    [owner],
  );
  for (const table of tables) {
    const wanted = Array.from({ length: ROWS }, (_, index) => insert(catalog, table, index + 1, sparse && index + 1 === ROWS));
    const { made, reason } = await atOnce(session, wanted).catch(() => oneByOne(session, wanted));
    rows += made;
    if (made === 0) empty.push(`${table.address.slice("table:".length)}: ${reason ?? "a table that it refers to is empty"}`);
  }
  await session.query("reset role");
  return { tables: tables.length - empty.length, rows, empty };
};

type Made = { readonly made: number; /** Of the first refused row. */ readonly reason: string | null };

/** All rows of a table in one message, all or none. */
const atOnce = async (session: Session, inserts: readonly string[]): Promise<Made> => {
  const results: unknown = await session.query(inserts.join(";\n"));
  const counts = (Array.isArray(results) ? results : [results]) as readonly { readonly rowCount: number | null }[];
  return { made: counts.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0), reason: null };
};

const oneByOne = async (session: Session, inserts: readonly string[]): Promise<Made> => {
  let made = 0;
  let reason: string | null = null;
  for (const insert of inserts) {
    try {
      made += (await session.query(insert)).rowCount ?? 0;
    } catch (error) {
      reason ??= errorText(error);
    }
  }
  return { made, reason };
};

/** Tables to fill, referenced ones first; of a circle the first by name, whose required references then stay unmet. */
const inOrder = (catalog: Catalog): readonly TableObject[] => {
  const left = catalog.objects.filter((object): object is TableObject => object.kind === "table" && object.partition_of === null && object.extension === null);
  const needs = new Map(
    left.map((table) => [
      table,
      foreignKeys(catalog, table).flatMap((key) => (key.references === null || key.references.table === table.address ? [] : [key.references.table])),
    ]),
  );
  const open = new Set(left.map((table) => table.address));
  const done: TableObject[] = [];
  while (left.length > 0) {
    const at = left.findIndex((table) => needs.get(table)?.every((address) => !open.has(address)) ?? true);
    const next = left.splice(Math.max(0, at), 1);
    for (const table of next) open.delete(table.address);
    done.push(...next);
  }
  return done;
};

const partsOf = <T extends CatalogObject>(catalog: Catalog, table: TableObject, is: (object: CatalogObject) => object is T): readonly T[] =>
  childrenOf(byAddress(catalog), table).filter((child): child is Extract<typeof child, T> => is(child));

const foreignKeys = (catalog: Catalog, table: TableObject): readonly ConstraintObject[] =>
  partsOf(catalog, table, (object): object is ConstraintObject => object.kind === "constraint" && object.type === "foreign");

/** One row: references take the n-th row of their table that agrees with the columns already chosen. */
const insert = (catalog: Catalog, table: TableObject, row: number, sparse: boolean): string => {
  const columns = partsOf(catalog, table, (object): object is ColumnObject => object.kind === "column").filter(
    (column) => column.identity === null && column.generated === null,
  );
  const byName = new Map(columns.map((column) => [column.name, column]));
  const chosen = new Map<string, string>();
  const from: string[] = [];
  for (const key of foreignKeys(catalog, table)) {
    const optional = key.columns.some((name) => byName.get(name)?.not_null === false);
    if (key.references === null || (optional && (sparse || key.references.table === table.address))) continue;
    const alias = `r${String(from.length)}`;
    const pairs = key.columns.map((name, index) => [name, key.references?.columns[index] ?? name] as const);
    const agreed = pairs.filter(([name]) => chosen.has(name)).map(([name, referenced]) => `t.${quoteIdent(referenced)} = ${chosen.get(name) ?? "null"}`);
    from.push(
      `lateral (select * from ${key.references.table.slice("table:".length)} as t where ${agreed.length === 0 ? "true" : agreed.join(" and ")} order by t.ctid limit 1 offset ${agreed.length === 0 ? String(row - 1) : "0"}) as ${alias}`,
    );
    for (const [name, referenced] of pairs) if (!chosen.has(name)) chosen.set(name, `${alias}.${quoteIdent(referenced)}`);
  }
  const keyed = keyColumns(catalog, table);
  for (const column of columns) {
    if (chosen.has(column.name) || (column.default !== null && !keyed.has(column.name)) || (column.default !== null && /\(/.test(column.default))) continue;
    if (sparse && !column.not_null) continue;
    chosen.set(column.name, valueOf(catalog, table, column, row));
  }
  const names = [...chosen.keys()];
  if (names.length === 0) return `insert into ${table.address.slice("table:".length)} default values`;
  return `insert into ${table.address.slice("table:".length)} (${names.map(quoteIdent).join(", ")}) select ${names.map((name) => chosen.get(name)).join(", ")}${from.length === 0 ? "" : ` from ${from.join(", ")}`}`;
};

const keyColumns = (catalog: Catalog, table: TableObject): ReadonlySet<string> =>
  new Set(
    partsOf(
      catalog,
      table,
      (object): object is ConstraintObject => object.kind === "constraint" && (object.type === "primary" || object.type === "unique"),
    ).flatMap((key) => key.columns),
  );

/** A value of the column's type that differs from row to row, or one that a simple check or an enum lists. */
const valueOf = (catalog: Catalog, table: TableObject, column: ColumnObject, row: number): string => {
  const listed = listedValue(catalog, table, column);
  if (listed !== null) return listed;
  const [type = column.type] = /^[^([]+/.exec(column.type) ?? [];
  if (column.type.endsWith("[]")) return `'{}'::${column.type}`;
  const values: Readonly<Record<string, string>> = {
    uuid: `'00000000-0000-4000-8000-00000000000${String(row)}'`,
    boolean: row % 2 === 0 ? "true" : "false",
    json: "'{}'",
    jsonb: "'{}'",
    bytea: `'\\x0${String(row)}'`,
    date: `date '2024-01-0${String(row)}'`,
    "timestamp with time zone": `timestamptz '2024-01-0${String(row)} 10:00:00+00'`,
    "timestamp without time zone": `timestamp '2024-01-0${String(row)} 10:00:00'`,
    "time without time zone": `time '10:0${String(row)}'`,
    interval: `interval '${String(row)} days'`,
    inet: `inet '192.0.2.${String(row)}'`,
    cidr: `cidr '192.0.2.${String(row)}/32'`,
    smallint: String(row),
    integer: String(row),
    bigint: String(row),
    numeric: String(row),
    real: String(row),
    "double precision": String(row),
  };
  const value = values[type.trim()];
  if (value !== undefined) return `${value}::${column.type}`;
  const size = /\((\d+)\)/.exec(column.type)?.[1];
  return /^(text|character|citext|public\.citext)/.test(column.type)
    ? quoteLiteral(`a${String(row)}@example.org`.slice(0, size === undefined ? undefined : Number(size)))
    : "null";
};

const listedValue = (catalog: Catalog, table: TableObject, column: ColumnObject): string | null => {
  const found = byAddress(catalog).get(`enum:${column.type}`);
  if (found?.kind === "enum" && found.values[0] !== undefined) return `${quoteLiteral(found.values[0])}::${column.type}`;
  for (const check of partsOf(catalog, table, (object): object is ConstraintObject => object.kind === "constraint" && object.type === "check")) {
    if (!check.columns.includes(column.name)) continue;
    const [, text] = /= ANY \(\(?ARRAY\[('(?:[^']|'')*')/.exec(check.definition) ?? [];
    if (text !== undefined) return `${text}::${column.type}`;
  }
  return null;
};
