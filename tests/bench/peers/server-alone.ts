import pg from "pg";

/**
 * What any reader has to ask: the rows of the catalogs about user objects, with the texts that only the server can write. Nothing is joined, sorted or named,
 * no kind is complete.
 */
const QUESTIONS = [
  "select oid, relname, relnamespace, relkind, relowner, relacl, reloptions, relpersistence, relispartition, pg_get_expr(relpartbound, oid) from pg_class where oid >= 16384",
  "select attrelid, attnum, attname, format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated, attcollation, attacl from pg_attribute where attrelid >= 16384 and attnum > 0",
  "select adrelid, adnum, pg_get_expr(adbin, adrelid) from pg_attrdef",
  "select oid, conrelid, conname, contype, pg_get_constraintdef(oid) from pg_constraint where conrelid >= 16384",
  "select indexrelid, indrelid, pg_get_indexdef(indexrelid) from pg_index where indexrelid >= 16384",
  "select oid, pg_get_viewdef(oid) from pg_class where oid >= 16384 and relkind in ('v', 'm')",
  "select oid, proname, pg_get_functiondef(oid) from pg_proc where oid >= 16384 and prokind in ('f', 'p')",
  "select oid, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
  "select oid, polname, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid) from pg_policy",
  "select classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype from pg_depend where objid >= 16384",
  "select objoid, classoid, objsubid, description from pg_description where objoid >= 16384",
  "select seqrelid, seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle from pg_sequence",
].join(";\n");

/** Milliseconds that two new sessions, beside each other, need to be asked all that: no diff that asks both servers is faster. */
export async function serverAlone(from: string, to: string): Promise<number> {
  const began = performance.now();
  await Promise.all(
    [from, to].map(async (url) => {
      const session = new pg.Client({ connectionString: url });
      await session.connect();
      await session.query({ text: QUESTIONS, rowMode: "array" }).finally(() => session.end());
    }),
  );
  return performance.now() - began;
}
