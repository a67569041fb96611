/** Foreign-data wrappers of a scratch database, for its loader. */
import type pg from "pg";
import { quoteIdent } from "../../plv8/src/render/names.ts";
import { runStatement } from "./run-statements.ts";

/**
 * Foreign-data wrappers come with extensions and belong to the superuser; servers of theirs are made by whoever the text names. What reaches a file or
 * goes without a password stays the superuser's by the wrappers' own checks. No read of scratch says so (`privileges-apart.ts`).
 */
export async function openWrappers(session: pg.Client): Promise<void> {
  await session.query("set search_path = pg_catalog, pg_temp");
  const { rows } = await session.query<{
    grant: string;
  }>(`select format('grant usage on foreign data wrapper %I to public', w.fdwname) as grant from pg_foreign_data_wrapper as w
    where not has_foreign_data_wrapper_privilege('public', w.oid, 'usage') and exists (select 1 from pg_depend as d where d.classid = 'pg_foreign_data_wrapper'::regclass and d.objid = w.oid and d.deptype = 'e')`);
  for (const row of rows) await runStatement(session, row.grant);
}

/** One that reaches nothing, for servers to stand on. */
export function bareWrapper(name: string): string {
  return `create foreign data wrapper ${quoteIdent(name)}; grant usage on foreign data wrapper ${quoteIdent(name)} to public`;
}
