/** Takes away what scratch left behind. */
import pg from "pg";

/** Marks a role as ours, and a database by itself or by its owner: the comment says whose, the name alone is no proof. */
const MARK = "data-architect scratch of ";

const EVERYBODY = "everybody";

export function databaseComment(name: string, instance: string): string {
  return `comment on database ${pg.escapeIdentifier(name)} is ${pg.escapeLiteral(MARK + instance)}`;
}

/**
 * Two statements of one transaction, so that no role of ours stands there without its mark, however we end. A login belongs to one opener; a role without one is
 * of every opener that needs its name.
 */
export function markedRole(name: string, attributes: string, instance: string = EVERYBODY): string {
  return `create role ${pg.escapeIdentifier(name)} ${attributes}; ${roleComment(name, instance)}`;
}

function roleComment(name: string, instance: string): string {
  return `comment on role ${pg.escapeIdentifier(name)} is ${pg.escapeLiteral(MARK + instance)}`;
}

/** Says to the others on the server that this session's opener lives, and takes part in the roles they share. */
export async function live(admin: pg.ClientBase, instance: string): Promise<void> {
  await admin.query(
    "select pg_catalog.pg_advisory_lock(pg_catalog.hashtextextended($1, 0)), pg_catalog.pg_advisory_lock_shared(pg_catalog.hashtextextended($2, 0))",
    [instance, EVERYBODY],
  );
}

/**
 * Drops the databases and logins of openers that are gone, whose locks (`live`) are free on whatever machine they lived; with the last of them the
 * roles they shared. With `instance`: those of this one alone. The caller holds no lock of its own.
 */
export async function sweep(admin: pg.ClientBase, instance?: string): Promise<void> {
  for (const owner of await owners(admin)) {
    if (instance === undefined || owner === instance) await whenFree(admin, owner, () => dropAll(admin, owner));
  }
  await whenFree(admin, EVERYBODY, () => dropRoles(admin, EVERYBODY));
}

async function whenFree(admin: pg.ClientBase, lock: string, work: () => Promise<void>): Promise<void> {
  const { rows } = await admin.query<{ free: boolean }>("select pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended($1, 0)) as free", [lock]);
  if (rows[0]?.free !== true) return;
  try {
    await work();
  } finally {
    await admin.query("select pg_catalog.pg_advisory_unlock(pg_catalog.hashtextextended($1, 0))", [lock]);
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
    "select b.datname as name from pg_catalog.pg_database as b where $1 in (pg_catalog.shobj_description(b.oid, 'pg_database'), pg_catalog.shobj_description(b.datdba, 'pg_authid'))",
    [MARK + owner],
  );
  for (const { name } of databases.rows) await admin.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  await dropRoles(admin, owner);
}

/** One that something of somebody else's depends on stays. */
async function dropRoles(admin: pg.ClientBase, owner: string): Promise<void> {
  const roles = await admin.query<{ name: string }>(
    "select r.rolname as name from pg_catalog.pg_roles as r where pg_catalog.shobj_description(r.oid, 'pg_authid') = $1",
    [MARK + owner],
  );
  for (const { name } of roles.rows) await admin.query(`drop role if exists ${pg.escapeIdentifier(name)}`).catch(() => undefined);
}
