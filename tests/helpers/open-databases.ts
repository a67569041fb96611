import { randomBytes } from "node:crypto";
import pg from "pg";

export type Server = { readonly major: number; readonly url: (database: string) => string; readonly admin: pg.Client };

/** Empty databases for one piece of work, each with a session in it; dropped with it, whatever happens. */
export async function openDatabases<T>(server: Server, work: (database: () => Promise<pg.Client>) => Promise<T>): Promise<T> {
  const open: pg.Client[] = [];
  const names: string[] = [];
  const database = async (): Promise<pg.Client> => {
    const name = `open_${String(process.pid)}_${randomBytes(4).toString("hex")}`;
    await server.admin.query(`create database ${name} template template0 strategy file_copy`);
    names.push(name);
    const client = new pg.Client({ connectionString: server.url(name) });
    client.on("error", () => undefined);
    await client.connect();
    open.push(client);
    return client;
  };
  try {
    return await work(database);
  } finally {
    for (const client of open) await leaveSubscriptions(client).catch(() => undefined);
    for (const client of open) await client.end().catch(() => undefined);
    for (const name of names) await server.admin.query(`drop database if exists ${name} with (force)`);
  }
}

/** A database that subscribes can't be dropped. */
export async function leaveSubscriptions(client: pg.Client): Promise<void> {
  await client.query("rollback");
  const { rows } = await client.query<{ name: string }>(
    "select pg_catalog.quote_ident(s.subname) as name from pg_catalog.pg_subscription as s join pg_catalog.pg_database as d on d.oid = s.subdbid and d.datname = pg_catalog.current_database()",
  );
  for (const { name } of rows)
    for (const statement of ["disable", "set (slot_name = none)"].map((what) => `alter subscription ${name} ${what}`).concat(`drop subscription ${name}`))
      await client.query(statement);
}
