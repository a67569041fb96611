/** Privileges that a statement gives or takes on what is not the loader's: members of extensions, what the server itself brought. */
import type pg from "pg";
import { tagOf } from "./judge-statement.ts";
import type { StatementNode } from "./parse-statement.ts";
import type { Statement } from "./read-script.ts";

export function mayGive({ node, verdict }: Statement): boolean {
  return verdict.kind === "run" && tagOf(node).tag === "GrantStmt";
}

export function isForbidden(error: unknown): boolean {
  return (error as { code?: unknown }).code === "42501";
}

/** Whether, since it was last asked, the server warned that a privilege was not granted or not revoked. */
export function notGiven(session: pg.Client): { readonly seen: () => boolean } {
  let found = false;
  session.on("notice", ({ code }) => {
    found ||= code === "01007" || code === "01006";
  });
  return {
    seen: () => {
      const was = found;
      found = false;
      return was;
    },
  };
}

const ALL = /\ball\s+(table|sequence|function|procedure|routine)s\s+in\s+schema\s+[^]+?(?=\s(?:to|from)\s)/iu;

/** The statement for those that the session may give privileges on, of ALL … IN SCHEMA; null: for none, or it names what it is about. */
export async function onOwnObjects(session: pg.Client, node: StatementNode, text: string): Promise<string | null> {
  const { fields } = tagOf(node);
  const word = ALL.exec(text)?.[1]?.toLowerCase();
  if (fields["targtype"] !== "ACL_TARGET_ALL_IN_SCHEMA" || word === undefined) return null;
  const schemas = (fields["objects"] as readonly { String?: { sval?: string } }[]).map((each) => each.String?.sval ?? "");
  const { rows } = await session.query<{ name: string }>(word === "table" || word === "sequence" ? RELATIONS : ROUTINES, [schemas, KINDS[word]]);
  return rows.length === 0 ? null : text.replace(ALL, () => `${word} ${rows.map((row) => row.name).join(", ")}`);
}

const KINDS: Readonly<Record<string, readonly string[]>> = {
  table: ["r", "v", "m", "f", "p"],
  sequence: ["S"],
  function: ["f", "a", "w"],
  procedure: ["p"],
  routine: ["f", "a", "w", "p"],
};

const RELATIONS = `select pg_catalog.format('%I.%I', n.nspname, c.relname) as name
  from pg_catalog.pg_class as c
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
 where n.nspname = any ($1) and c.relkind = any ($2::"char"[]) and pg_catalog.pg_has_role(current_user, c.relowner, 'usage')
 order by 1`;

const ROUTINES = `select pg_catalog.format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid)) as name
  from pg_catalog.pg_proc as p
  join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
 where n.nspname = any ($1) and p.prokind = any ($2::"char"[]) and pg_catalog.pg_has_role(current_user, p.proowner, 'usage')
 order by 1`;
