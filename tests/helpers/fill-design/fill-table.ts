/** Proposes rows in numbers and lets Postgres keep those that the checks allow. */
import type pg from "pg";
import type { Declared } from "../../../plv8/src/ops/declare.ts";
import { quoteIdent } from "../../../plv8/src/render/names.ts";
import { pointToEachOther, scarceFirst } from "./parents.ts";
import { valueFor } from "./value-for.ts";
import type { Wanted } from "./wanted-tables.ts";

export async function fillTable(session: pg.Client, wanted: Wanted, { model, design }: Pick<Declared, "model" | "design">): Promise<number> {
  const name = (table: string): string => `${quoteIdent(design.settings.schema)}.${quoteIdent(table)}`;
  const tenant = model.intent.tenancy.kind === "row" ? `${model.intent.tenancy.by ?? ""}_id` : null;
  const own = tenant !== null && wanted.columns.some((column) => column.name === tenant) ? tenant : null;
  const values = new Map<string, string>();
  const joins: string[] = [];
  // Arcs point to one thing each, row by row to another.
  const arcs = new Map(
    wanted.checks.flatMap((check) => {
      const of = /num_nonnulls\(([^)]*_id)\) (?:= 1|<= 1)/.exec(check)?.[1]?.split(", ") ?? [];
      return of.map((column, place) => [column, `g % ${of.length} = ${place}`] as const);
    }),
  );
  for (const [index, key] of (await scarceFirst(session, wanted, name, own)).entries()) {
    const target = key.references;
    if (target === null || target.table === wanted.table.address) continue;
    if (key.columns.every((column) => values.has(column))) continue;
    const parent = target.table.replace("table:", "").split(".").at(-1) ?? "";
    const alias = `k${index}`;
    const shared = key.columns.findIndex((column) => column === own && values.has(column));
    const chosen = target.columns.map((column) => quoteIdent(column)).join(", ");
    // Numbered within the tenant that the row has already, or in the whole; joined by number, so that Postgres can hash.
    const by = shared < 0 ? "" : quoteIdent(target.columns[shared] ?? "");
    const of = shared < 0 ? "" : `partition by ${by}`;
    await session.query(
      `create temporary table ${alias} as select ${chosen}, row_number() over (${of} order by md5(ctid::text)) as rn from ${name(parent)}; create temporary table ${alias}_n as select ${by === "" ? "" : `${by}, `}count(*) as n from ${alias}${by === "" ? "" : ` group by ${by}`}; analyze ${alias}; analyze ${alias}_n`,
    );
    const same = (side: string): string => (shared < 0 ? "true" : `${side}.${by} = ${values.get(own ?? "") ?? ""}`);
    joins.push(
      `join ${alias}_n on ${same(`${alias}_n`)} join ${alias} on ${same(alias)} and ${alias}.rn = 1 + abs(hashint8(g * 31 + ${index})) % ${alias}_n.n`,
    );
    key.columns.forEach((column, place) => {
      if (!values.has(column))
        values.set(
          column,
          arcs.has(column)
            ? `case when ${arcs.get(column) ?? ""} then ${alias}.${quoteIdent(target.columns[place] ?? "")} end`
            : `${alias}.${quoteIdent(target.columns[place] ?? "")}`,
        );
    });
  }
  for (const column of wanted.columns) {
    if (values.has(column.name) || column.identity !== null || (["id", "updated_at"].includes(column.name) && column.default !== null)) continue;
    // Written one after the other over two years, as tables grow: a moment of its own for each row.
    if (column.name === "created_at")
      values.set(column.name, `timestamptz '2026-01-01' + g * interval '${Math.max(1, Math.floor(63_072_000_000 / wanted.rows))} milliseconds'`);
    else
      values.set(
        column.name,
        column.name === "deleted_at" || (/_id$/.test(column.name) && !column.not_null) ? `null::${column.type}` : valueFor(column, wanted, { model, design }),
      );
  }
  const columns = [...values.keys()];
  const proposed = `select ${columns.map((column) => `${values.get(column) ?? "null"} as ${quoteIdent(column)}`).join(", ")} from generate_series($from::bigint, $to::bigint) as g ${joins.join(" ")}`;
  const allowed = wanted.checks.filter((check) => !/\bid\b/.test(check)).map((check) => `coalesce(${check}, true)`);
  let got = 0;
  for (let round = 0, from = 1; round < 12 && got < wanted.rows; round += 1) {
    const ask = Math.max(50, Math.ceil((wanted.rows - got) * (round === 0 ? 1 : 3)));
    const text = `insert into ${name(wanted.table.name)} (${columns.map(quoteIdent).join(", ")}) select * from (${proposed.replace("$from", String(from)).replace("$to", String(from + ask - 1))}) as proposed${allowed.length === 0 ? "" : ` where ${allowed.join(" and ")}`} limit ${wanted.rows - got} on conflict do nothing`;
    const more =
      (
        await session.query(text).catch((error: unknown) => {
          throw new Error(`${wanted.table.name}: ${String(error)}\n${text.slice(0, 3000)}`);
        })
      ).rowCount ?? 0;
    got += more;
    from += ask;
    // The keys that it hangs on are used up.
    if (more < ask / 50) break;
  }
  for (const key of wanted.keys) if (key.references?.table === wanted.table.address) await pointToEachOther(session, name(wanted.table.name), key, wanted);
  await session.query(wanted.keys.map((_, index) => `drop table if exists pg_temp.k${index}, pg_temp.k${index}_n`).join(";"));
  return got;
}
