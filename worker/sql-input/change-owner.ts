/** Executes a statement; one that gives an object away does so as on a server where the new owner may create. */
import pg from "pg";
import { tagOf } from "./judge-statement.ts";
import type { Statement } from "./read-script.ts";

/** A new owner needs CREATE on the schema: lent for this one statement, and taken back, where nothing gave it. */
export async function changeOwner(session: pg.Client, statement: Statement, standIns: ReadonlyMap<string, string>, text: string): Promise<void> {
  const owner = newOwner(statement);
  const lent = owner === null ? [] : await schemasToLend(session, standIns.get(owner) ?? owner);
  if (owner === null || lent.length === 0) {
    await session.query(text);
    return;
  }
  const role = pg.escapeIdentifier(standIns.get(owner) ?? owner);
  const schemas = lent.map((name) => pg.escapeIdentifier(name)).join(", ");
  await session.query("begin");
  try {
    await session.query(`grant create on schema ${schemas} to ${role}`);
    await session.query(text);
    await session.query(`revoke create on schema ${schemas} from ${role}`);
    await session.query("commit");
  } catch (error) {
    await session.query("rollback");
    throw error;
  }
}

export function givesAway(statement: Statement): boolean {
  return newOwner(statement) !== null;
}

function newOwner(statement: Statement): string | null {
  const { tag, fields } = tagOf(statement.node);
  // A schema stands in none; and what is taken back from its owner would be the owner's inborn right.
  if (tag === "AlterOwnerStmt") return fields["objectType"] === "OBJECT_SCHEMA" ? null : nameOf(fields["newowner"]);
  if (tag !== "AlterTableStmt") return null;
  const commands = (fields["cmds"] ?? []) as readonly { AlterTableCmd?: { subtype?: string; newowner?: unknown } }[];
  return nameOf(commands.find((each) => each.AlterTableCmd?.subtype === "AT_ChangeOwner")?.AlterTableCmd?.newowner);
}

function nameOf(role: unknown): string | null {
  return (role as { rolename?: string } | undefined)?.rolename ?? null;
}

async function schemasToLend(session: pg.Client, owner: string): Promise<readonly string[]> {
  const { rows } = await session.query<{ name: string }>(
    `select n.nspname as name
       from pg_catalog.pg_namespace as n
      where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and exists (select from pg_catalog.pg_roles as r where r.rolname = $1 and not pg_catalog.has_schema_privilege(r.oid, n.oid, 'create'))
        and pg_catalog.pg_has_role(current_user, n.nspowner, 'usage')
      order by n.nspname`,
    [owner],
  );
  return rows.map((row) => row.name);
}
