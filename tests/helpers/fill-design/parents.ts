/** Whom the rows of a table point to. */
import type pg from "pg";
import { quoteIdent } from "../../../plv8/src/render/names.ts";
import type { ConstraintObject } from "../../../plv8/src/types/catalog.ts";
import type { Wanted } from "./wanted-tables.ts";

/** The key whose parents stand in the fewest tenants says the row's tenant: the others are then found in it. Parents without rows are left out. */
export async function scarceFirst(
  session: pg.Client,
  wanted: Wanted,
  name: (table: string) => string,
  own: string | null,
): Promise<readonly ConstraintObject[]> {
  const counted: { readonly key: ConstraintObject; readonly tenants: number; readonly place: number }[] = [];
  for (const [place, key] of wanted.keys.entries()) {
    const column = key.references?.columns[key.columns.indexOf(own ?? "")];
    const {
      rows: [found],
    } = await session.query<{ n: string }>(
      `select count(${column === undefined ? "*" : `distinct ${quoteIdent(column)}`}) as n from ${name(key.references?.table.replace("table:", "").split(".").at(-1) ?? "")}`,
    );
    if (Number(found?.n ?? 0) > 0 || key.references?.table === wanted.table.address)
      counted.push({ key, tenants: column === undefined ? Number.MAX_SAFE_INTEGER : Number(found?.n ?? 0), place });
  }
  return counted.sort((left, right) => left.tenants - right.tenants || left.place - right.place).map(({ key }) => key);
}

/** Every second row points to the one before it in its own tenant or owner. */
export async function pointToEachOther(session: pg.Client, table: string, key: ConstraintObject, wanted: Wanted): Promise<void> {
  const own = key.columns.at(-1) ?? "";
  const shared = key.columns.slice(0, -1).map(quoteIdent);
  if (wanted.columns.find((column) => column.name === own)?.not_null === true || wanted.columns.every((column) => column.name !== "id")) return;
  const by = shared.length === 0 ? "" : `partition by ${shared.join(", ")}`;
  await session.query(
    `update ${table} as t set ${quoteIdent(own)} = s.former from (select ${[...shared, "id"].join(", ")}, lag(id) over (${by} order by id) as former, row_number() over (order by id) as rn from ${table}) as s where s.rn % 2 = 0 and s.former is not null and ${[...shared, "id"].map((column) => `s.${column} = t.${column}`).join(" and ")}`,
  );
}
