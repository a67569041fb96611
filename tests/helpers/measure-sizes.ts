/**
 * The size formula against relations that stand: average widths and shares of nulls are asked of the rows, the formula says pages, Postgres says pages.
 * Relations below `least` pages are left out: their last page weighs more than what is measured.
 */
import type pg from "pg";
import { indexRowBytes, sharesEntries } from "../../plv8/src/design/size/index-bytes.ts";
import { rowBytes, type SizedColumn } from "../../plv8/src/design/size/row-bytes.ts";
import { quoteIdent } from "../../plv8/src/render/names.ts";

/** One relation: pages by the formula and in the database. */
export type Sized = { readonly relation: string; readonly kind: "table" | "index"; readonly expected: number; readonly measured: number };

type Relation = {
  readonly oid: number;
  readonly name: string;
  readonly kind: "table" | "index";
  readonly table: string;
  readonly pages: number;
  readonly fill: number | null;
  readonly predicate: string | null;
  readonly own: number;
};
type Column = { readonly oid: number; readonly name: string; readonly type: string; readonly not_null: boolean };

const page = 8192;

export async function measureSizes(session: pg.Client, schema: string, least = 100): Promise<readonly Sized[]> {
  // Indexes: b-trees over columns, with the columns that they include.
  const { rows: relations } = await session.query<Relation>(
    `select c.oid::int, c.relname as name, case c.relkind when 'i' then 'index' else 'table' end as kind, coalesce(i.indrelid, c.oid)::regclass::text as table, (pg_relation_size(c.oid) / ${page})::int as pages,
            substring(array_to_string(c.reloptions, ',') from 'fillfactor=(\\d+)')::int as fill, pg_get_expr(i.indpred, i.indrelid) as predicate, coalesce(i.indnkeyatts, 0)::int as own
       from pg_class as c left join pg_index as i on i.indexrelid = c.oid join pg_am as m on m.oid = c.relam
      where c.relnamespace = $1::regnamespace and m.amname in ('heap', 'btree') and c.relkind in ('r', 'i') and i.indexprs is null and pg_relation_size(c.oid) >= ${least * page} order by c.relname`,
    [schema],
  );
  const { rows: columns } = await session.query<Column>(
    `select a.attrelid::int as oid, coalesce(o.attname, a.attname) as name, format_type(a.atttypid, a.atttypmod) as type, coalesce(o.attnotnull, a.attnotnull) as not_null
       from pg_attribute as a left join pg_index as i on i.indexrelid = a.attrelid left join pg_attribute as o on o.attrelid = i.indrelid and o.attnum = i.indkey[a.attnum - 1]
      where a.attrelid = any ($1::oid[]) and a.attnum > 0 and not a.attisdropped order by a.attrelid, a.attnum`,
    [relations.map((relation) => relation.oid)],
  );
  const found: Sized[] = [];
  for (const relation of relations) {
    const own = columns.filter((column) => column.oid === relation.oid);
    found.push({ relation: relation.name, kind: relation.kind, measured: relation.pages, expected: await expectedPages(session, relation, own) });
  }
  return found;
}

async function expectedPages(session: pg.Client, relation: Relation, columns: readonly Column[]): Promise<number> {
  const where = relation.predicate === null ? "" : ` where ${relation.predicate}`;
  const {
    rows: [facts],
  } = await session.query<Record<string, string | null>>(
    `select count(*) as rows, ${columns.map((column, at) => `avg(pg_column_size(${quoteIdent(column.name)})) as w${at}, stddev_pop(pg_column_size(${quoteIdent(column.name)})) as s${at}, count(${quoteIdent(column.name)}) as n${at}`).join(", ")} from ${relation.table}${where}`,
  );
  const rows = Number(facts?.["rows"] ?? 0);
  const widths = columns.map((_, at) => widthsFrom(Number(facts?.[`w${at}`] ?? 0), Number(facts?.[`s${at}`] ?? 0)));
  // Where values are of two widths, rows are of two sizes: what lies between them is rounded up to one or the other.
  const between = widths.filter((each) => each.share > 0 && each.share < 1);
  const share = between.reduce((sum, each) => sum + each.share, 0) / Math.max(1, between.length);
  const pagesOf = async (which: "low" | "high"): Promise<number> => {
    const sized = columns.map(({ type, not_null }, at): SizedColumn => ({
      type,
      not_null,
      bytes: widths[at]![which],
      present: Number(facts?.[`n${at}`] ?? 0) / rows,
    }));
    return relation.kind === "table"
      ? (rows * rowBytes(sized, relation.fill ?? 100)) / page
      : 1 +
          (await indexBytes(
            session,
            relation,
            columns.map((column) => quoteIdent(column.name)),
            sized,
            where,
            rows,
          )) /
            page;
  };
  const low = await pagesOf("low");
  const pages = between.length === 0 ? low : (1 - share) * low + share * (await pagesOf("high"));
  return relation.kind === "table" ? Math.ceil(pages) : pages;
}

/** One whole number where values are as good as equally wide, two where they differ by a byte; else the average. */
function widthsFrom(average: number, spread: number): { readonly low: number; readonly high: number; readonly share: number } {
  const own = Math.round(average * 1000) / 1000;
  if (spread >= 1) return { low: own, high: own, share: 0 };
  if (spread < 0.1) return { low: Math.round(average), high: Math.round(average), share: 0 };
  return { low: Math.floor(own), high: Math.ceil(own), share: own - Math.floor(own) };
}

/** Some keys have many rows, others one; some have a null, others none: each kind by itself. */
async function indexBytes(
  session: pg.Client,
  relation: Relation,
  names: readonly string[],
  sized: readonly SizedColumn[],
  where: string,
  rows: number,
): Promise<number> {
  const shares = relation.own === names.length && sharesEntries(sized.map((column) => column.type));
  const { rows: groups } = await session.query<{ rows: string; keys: string; whole: boolean }>(
    shares
      ? `select n as rows, whole, count(*) as keys from (select count(*) as n, num_nulls(${names.join(", ")}) = 0 as whole from ${relation.table}${where} group by ${names.join(", ")}) as d group by n, whole`
      : `select 1 as rows, num_nulls(${names.join(", ")}) = 0 as whole, count(*) as keys from ${relation.table}${where} group by 2`,
  );
  const whole = groups.reduce((sum, group) => sum + (group.whole ? Number(group.rows) * Number(group.keys) : 0), 0);
  const kinds = {
    true: sized.map((column) => ({ ...column, present: 1 })),
    false: sized.map((column) => ({ ...column, present: whole === rows ? 1 : ((column.present ?? 1) * rows - whole) / (rows - whole) })),
  };
  return groups.reduce(
    (bytes, group) => bytes + Number(group.keys) * Number(group.rows) * indexRowBytes(group.whole ? kinds.true : kinds.false, Number(group.rows)),
    0,
  );
}
