import type pg from "pg";
import { qualifiedName, quoteIdent, quoteLiteral } from "../../../plv8/src/render/names.ts";
import type { Catalog, ColumnObject } from "../../../plv8/src/types/catalog.ts";
import { Broken } from "../laws/broken.ts";

/** Rows of each table that stores some, and per column a checksum of its values with their types. */
export type RowSums = ReadonlyMap<string, { readonly count: number; readonly columns: ReadonlyMap<string, string> }>;

/** Without children and partitions: a row lies where it lies. */
export async function rowSums(client: pg.Client, catalog: Catalog): Promise<RowSums> {
  const sums = new Map<string, { count: number; columns: Map<string, string> }>();
  await client.query("set row_security = off");
  const tables = catalog.objects.flatMap((object) => (object.kind === "table" && object.partition_key === null ? [object] : []));
  for (const table of tables) {
    const columns = catalog.objects.filter(
      (object): object is ColumnObject =>
        object.kind === "column" && object.schema === table.schema && object.table === table.name && object.generated === null,
    );
    const parts = columns.map(
      (column) =>
        `array[${quoteLiteral(column.name)}, md5(coalesce(string_agg(${quoteIdent(column.name)}::text, ',' order by ${quoteIdent(column.name)}::text), ''))]`,
    );
    const chunks = parts.length === 0 ? "'{}'::jsonb" : `jsonb_object(array[${parts.join(", ")}])`;
    const {
      rows: [row],
    } = await client.query<{ count: number; sums: Record<string, string> }>(
      `select count(*)::int as count, ${chunks} as sums from only ${qualifiedName(table.schema, table.name)}`,
    );
    sums.set(table.address, {
      count: row?.count ?? 0,
      columns: new Map(columns.map((column) => [column.name, `${column.type} ${row?.sums[column.name] ?? ""}`])),
    });
  }
  await client.query("reset row_security");
  return sums;
}

/** Of the first sums what the second ones have too: the rest changes with every write, as triggers note its time or keep rows of it. */
export function steadySums(once: RowSums, again: RowSums): RowSums {
  return new Map(
    [...once].flatMap(([address, { count, columns }]) => {
      const later = again.get(address);
      if (later?.count !== count) return [];
      return [[address, { count, columns: new Map([...columns].filter(([name, sum]) => later.columns.get(name) === sum)) }] as const];
    }),
  );
}

type Sides = {
  readonly before: Catalog;
  readonly after: Catalog;
  readonly renames: readonly { readonly from: string; readonly to: string }[];
  readonly dropped?: Catalog;
  readonly forth?: readonly { readonly from: string; readonly to: string }[];
};

/** Throws `Broken` where a table or a column that stands on both sides has lost rows or values. */
export function compareRows(what: string, before: RowSums, after: RowSums, sides: Sides): void {
  const later = new Map(sides.renames.map(({ from, to }) => [from, to]));
  const intent = new Map((sides.forth ?? sides.renames).map(({ from, to }) => [from, to]));
  const stays = (address: string): boolean =>
    sides.dropped === undefined || sides.dropped.objects.some((object) => object.address === (intent.get(address) ?? address));
  const taken = new Set(later.values());
  for (const [address, sum] of before) {
    const to = later.get(address) ?? address;
    const found = after.get(to);
    if (found === undefined || !stays(address) || (to === address && taken.has(to))) continue;
    if (found.count !== sum.count) throw new Broken(`${what}: ${address} had ${String(sum.count)} rows and has ${String(found.count)}`);
    const [table, moved] = [address.slice("table:".length), to.slice("table:".length)];
    for (const [name, value] of sum.columns) {
      const target = later.get(`column:${table}.${quoteIdent(name)}`);
      const key = target === undefined ? name : unquoted(target.slice(`column:${moved}.`.length));
      const there = found.columns.get(key);
      const typeOf = (text: string): string => text.slice(0, text.lastIndexOf(" "));
      // Rows show a value of an enum under its later name.
      if (sides.renames.some(({ from }) => from.startsWith(`value:${typeOf(value)}.`))) continue;
      if (isOtherComposite(sides, typeOf(value))) continue;
      if (there === undefined || typeOf(there) !== typeOf(value) || [...later.values()].includes(`column:${moved}.${quoteIdent(name)}`)) continue;
      const inBetween =
        intent.get(`column:${table}.${quoteIdent(name)}`) ?? `column:${(intent.get(address) ?? address).slice("table:".length)}.${quoteIdent(name)}`;
      const middle = sides.dropped?.objects.find((object) => object.address === inBetween);
      if (sides.dropped !== undefined && (middle?.kind !== "column" || middle.type !== typeOf(value) || middle.generated !== null)) continue;
      if (there !== value) throw new Broken(`${what}: the values of ${address}.${name} have changed`);
    }
  }
}

/** A value of a type whose attributes change shows other ones. */
function isOtherComposite({ before, after, dropped }: Sides, type: string): boolean {
  const at = `composite:${type.replace(/\[\]$/u, "")}`;
  const attributes = (catalog: Catalog): string => JSON.stringify(catalog.objects.find((object) => object.kind === "composite" && object.address === at));
  return new Set([before, after, dropped ?? after].map(attributes)).size > 1;
}

function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}
