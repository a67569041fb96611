/** Takes away what scratch left behind. */
import pg from "pg";

/** Marks a database as ours: the comment says whose, the name alone is no proof. */
const MARK = "data-architect scratch of ";

export function databaseComment(name: string, instance: string): string {
  return `comment on database ${pg.escapeIdentifier(name)} is ${pg.escapeLiteral(MARK + instance)}`;
}

export function roleComment(name: string, instance: string): string {
  return `comment on role ${pg.escapeIdentifier(name)} is ${pg.escapeLiteral(MARK + instance)}`;
}

/**
 * Drops the databases and roles of openers that are gone: each holds an advisory lock named after itself as long as it lives, on whatever
 * machine. With `instance`: those of this one alone, whose lock the caller gave back.
 */
export async function sweep(admin: pg.ClientBase, instance?: string): Promise<void> {
  for (const owner of await owners(admin)) {
    if (instance !== undefined && owner !== instance) continue;
    const { rows } = await admin.query<{ free: boolean }>("select pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended($1, 0)) as free", [owner]);
    if (rows[0]?.free !== true) continue;
    try {
      await dropAll(admin, owner);
    } finally {
      await admin.query("select pg_catalog.pg_advisory_unlock(pg_catalog.hashtextextended($1, 0))", [owner]);
    }
  }
}

async function owners(admin: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await admin.query<{ owner: string }>(
    `select distinct pg_catalog.substr(d.description, ${String(MARK.length + 1)}) as owner from pg_catalog.pg_shdescription as d
      where d.description like $1 order by owner`,
    [`${MARK}da\\_scratch\\_%`],
  );
  return rows.map((row) => row.owner);
}

async function dropAll(admin: pg.ClientBase, owner: string): Promise<void> {
  const databases = await admin.query<{ name: string }>(
    "select b.datname as name from pg_catalog.pg_database as b where pg_catalog.shobj_description(b.oid, 'pg_database') = $1", [MARK + owner],
  );
  for (const { name } of databases.rows) await admin.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  const roles = await admin.query<{ name: string }>(
    "select r.rolname as name from pg_catalog.pg_roles as r where pg_catalog.shobj_description(r.oid, 'pg_authid') = $1", [MARK + owner],
  );
  for (const { name } of roles.rows) await admin.query(`drop role if exists ${pg.escapeIdentifier(name)}`).catch(() => undefined);
}
