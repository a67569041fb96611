/** Findings that somebody has looked at and let stand, each with why. */
import type pg from "pg";
import type { LintFinding } from "../../plv8/src/lints/lint-rule.ts";

export type Suppression = { readonly key: string; readonly reason: string };

/** `list`: a file or `arch.lint_suppressions`; `comment`: `-- @accept` in the SQL that makes the object. */
export type SuppressedLint = LintFinding & { readonly reason: string; readonly by: "list" | "comment" };

/**
 * A file of suppressions: `key | reason` on each line; blank lines and lines that begin with # don't count.
 *
 * @example readSuppressions("no_primary_key/table:shop.visits | filled and emptied as a whole")
 */
export function readSuppressions(text: string): readonly Suppression[] {
  return text.split("\n").flatMap((line, at): readonly Suppression[] => {
    if (/^\s*(#|$)/u.test(line)) return [];
    const bar = line.indexOf(" | ");
    const reason = bar === -1 ? "" : line.slice(bar + 3).trim();
    if (reason === "") throw new SuppressionError(`line ${at + 1} of the suppressions does not say why: write "${line.trim()} | reason"`);
    return [{ key: line.slice(0, bar).trim(), reason }];
  });
}

export class SuppressionError extends Error {}

/** Those that stand in the database, where Data Architect is installed and this login may see them. */
export async function storedSuppressions(client: Pick<pg.Pool, "query">): Promise<readonly Suppression[]> {
  const { rows } = await client.query<{ there: boolean }>(
    // By the catalogs: to look a name up in a schema without the right to use it is refused.
    `select exists (
       select from pg_catalog.pg_class as c
         join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
        where n.nspname = 'arch' and c.relname = 'lint_suppressions'
          and pg_catalog.has_schema_privilege(n.oid, 'usage') and pg_catalog.has_table_privilege(c.oid, 'select')
     ) as there`,
  );
  if (rows[0]?.there !== true) return [];
  return (await client.query<Suppression>("select s.key, s.reason from arch.lint_suppressions as s where s.ended_at is null")).rows;
}
