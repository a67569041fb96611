/** The formulas of inverted, GiST and block-range indexes against those that stand: what is in them is asked of the rows, Postgres says bytes. */
import type pg from "pg";
import { brinBytes } from "../../plv8/src/design/size/brin-bytes.ts";
import { ginBytes } from "../../plv8/src/design/size/gin-bytes.ts";
import { gistRowBytes } from "../../plv8/src/design/size/gist-bytes.ts";
import { quoteIdent } from "../../plv8/src/render/names.ts";

/** One index: bytes by the formula and in the database. */
export type OtherIndex = { readonly name: string; readonly method: "gin" | "gist" | "brin"; readonly expected: number; readonly measured: number };

type Row = {
  readonly name: string;
  readonly table: string;
  readonly method: OtherIndex["method"];
  readonly bytes: string;
  readonly rows: number;
  readonly heap: string;
  readonly key: string;
  readonly types: readonly string[];
  readonly family: string;
  readonly predicate: string | null;
};

/** `ordered`: indexes whose rows were inserted in the order of their values. */
export async function measureOtherIndexes(session: pg.Client, schema: string, ordered: readonly string[] = []): Promise<readonly OtherIndex[]> {
  const { rows } = await session.query<Row>(
    `select c.relname as name, i.indrelid::regclass::text as table, m.amname as method, pg_relation_size(c.oid) as bytes, t.reltuples::float as rows, pg_relation_size(t.oid) as heap,
            pg_get_indexdef(c.oid, 1, true) as key, f.opcname as family, pg_get_expr(i.indpred, i.indrelid) as predicate,
            array(select format_type(coalesce(o.atttypid, a.atttypid), -1) from pg_attribute as a left join pg_attribute as o on o.attrelid = i.indrelid and o.attnum = i.indkey[a.attnum - 1] where a.attrelid = c.oid order by a.attnum) as types
       from pg_class as c join pg_index as i on i.indexrelid = c.oid join pg_am as m on m.oid = c.relam join pg_class as t on t.oid = i.indrelid join pg_opclass as f on f.oid = i.indclass[0]
      where c.relnamespace = $1::regnamespace and c.relkind = 'i' and m.amname in ('gin', 'gist', 'brin') order by c.relname`,
    [schema],
  );
  const found: OtherIndex[] = [];
  for (const row of rows)
    found.push({ name: row.name, method: row.method, measured: Number(row.bytes), expected: await expectedBytes(session, row, ordered.includes(row.name)) });
  return found;
}

async function expectedBytes(session: pg.Client, row: Row, ordered: boolean): Promise<number> {
  if (row.method === "brin") return brinBytes(Number(row.heap), row.types[0] ?? "");
  if (row.method === "gist") return row.rows * gistRowBytes(row.types, ordered ? "ordered" : "random");
  const { rows: groups } = await session.query<{ bytes: number; rows: string; keys: string }>(
    `select bytes, rows, count(*) as keys from (select ${bytesOfKey(row)} as bytes, count(distinct t.ctid) as rows from ${row.table} as t cross join lateral ${keysOf(row)} as k (key)${row.predicate === null ? "" : ` where ${row.predicate}`} group by key) as d group by 1, 2`,
  );
  return ginBytes(
    groups.map((group) => ({ bytes: group.bytes, rows: Number(group.rows), keys: Number(group.keys) })),
    { rows: row.rows, pages: Number(row.heap) / 8192 },
  );
}

/** What an inverted index knows of one row. Of json, made-up rows have no levels below the first. */
function keysOf({ key, family }: Row): string {
  const column = key.replace(/^"|"$/g, "");
  switch (family) {
    case "tsvector_ops":
      return `(select lexeme from unnest(${key})) `;
    case "array_ops":
      return `unnest(${quoteIdent(column)})`;
    case "jsonb_path_ops":
      return `(select e.key || ' ' || e.value::text from jsonb_each(${quoteIdent(column)}) as e)`;
    case "gin_trgm_ops":
      return `unnest(public.show_trgm(${quoteIdent(column)}))`;
    default:
      throw new Error(`no keys are known of ${family}`);
  }
}

function bytesOfKey({ family, types }: Row): string {
  if (family === "tsvector_ops" || (family === "array_ops" && types[0] === "text[]")) return "1 + octet_length(key)";
  return family === "array_ops" ? "pg_column_size(key)" : "4";
}
