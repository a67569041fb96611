/** Runs work under exact settings of the session and puts the former ones back. */
import pg from "pg";

export type On = pg.Pool | pg.ClientBase;

type Settings = readonly (readonly [string, string])[];

/**
 * From a pool: a session of its own in a read-only transaction. With a client: the client itself, inside or outside a transaction.
 * The former settings are back afterwards, whatever happens.
 */
export async function withPinnedSettings<T>(on: On, settings: Settings, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  if (on instanceof pg.Pool) return withOwnSession(on, settings, work);
  const inside = on.getTransactionStatus() === "T";
  return inside ? withFormerSettings(on, settings, work) : withTransaction(on, settings, work);
}

async function withOwnSession<T>(pool: pg.Pool, settings: Settings, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = true;
  try {
    const result = await withTransaction(client, settings, work);
    broken = false;
    return result;
  } finally {
    client.release(broken);
  }
}

/** READ COMMITTED: each statement has a fresh snapshot. Read-only: nothing that the query calls can write. */
async function withTransaction<T>(client: pg.ClientBase, settings: Settings, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  await client.query("begin transaction isolation level read committed read only");
  try {
    await pin(client, settings, true);
    return await work(client);
  } finally {
    await client.query("rollback").catch(() => undefined);
  }
}

async function withFormerSettings<T>(client: pg.ClientBase, settings: Settings, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const names = settings.map(([name]) => name);
  const { rows } = await client.query<{ name: string; value: string }>(
    "select n.name, pg_catalog.current_setting(n.name) as value from pg_catalog.unnest($1::pg_catalog.text[]) as n (name)",
    [names],
  );
  await pin(client, settings, true);
  try {
    return await work(client);
  } finally {
    await pin(
      client,
      rows.map((row) => [row.name, row.value] as const),
      true,
    ).catch(() => undefined);
  }
}

async function pin(client: pg.ClientBase, settings: Settings, local: boolean): Promise<void> {
  const sets = settings.map((_, index) => `pg_catalog.set_config($${String(2 * index + 1)}, $${String(2 * index + 2)}, ${String(local)})`);
  await client.query(`select ${sets.join(", ")}`, settings.flat());
}
