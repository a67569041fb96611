/** Connections: a pool for the worker's own login, single sessions for the executor's. Dead peers are noticed by TCP keepalives on both sides. */
import pg from "pg";
import { connectionTo } from "../sql/connection.ts";
import { requireKnownServer } from "../sql/server-version.ts";

export type Database = pg.Pool;
export type Session = pg.Client;

/** Server-side keepalives: a stopped host's session, with its locks, is gone after about a minute. */
const KEEPALIVES = "-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3";

/** What a role or a database sets for its people's statements is not meant for a catalog of 10,000 tables; a run sets limits of its own. */
const PATIENCE = "-c statement_timeout=0 -c lock_timeout=0 -c idle_in_transaction_session_timeout=0";

/** Those that came with 14 and 17: a server before them lets nobody in who names them while connecting. With them, which server it is. */
const LATER_PATIENCE = `select s.number,
    case when s.number >= 140000 then pg_catalog.set_config('idle_session_timeout', '0', false) end,
    case when s.number >= 170000 then pg_catalog.set_config('transaction_timeout', '0', false) end
  from (select pg_catalog.current_setting('server_version_num')::pg_catalog.int4 as number) as s`;

/** Throws `UnknownServer`. */
async function settle(session: pg.ClientBase): Promise<void> {
  const { rows } = await session.query<{ number: number }>(LATER_PATIENCE);
  requireKnownServer(rows[0]?.number ?? 0);
}

const options = (url: string, name: string): pg.ClientConfig => {
  const given = connectionTo(url);
  return {
    connectionTimeoutMillis: 15_000,
    ...given,
    application_name: name,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    options: [given.options ?? "", KEEPALIVES, PATIENCE].join(" ").trim(),
  };
};

/** Opens a pool; an idle connection that breaks is replaced, never fatal. */
export const openPool = (url: string, name: string, max: number): Database => {
  const pool = new pg.Pool({ ...options(url, name), max, idleTimeoutMillis: 30_000, onConnect: settle });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
};

/** Opens one session. Its own errors surface in the statement that meets them. */
export const openSession = async (url: string, name: string): Promise<Session> => {
  const session = new pg.Client(options(url, name));
  session.on("error", () => undefined);
  await session.connect();
  await settle(session).catch(async (error: unknown) => {
    await session.end().catch(() => undefined);
    throw error;
  });
  return session;
};

/** The first row of a query that has one by construction. */
export const oneRow = async <T extends pg.QueryResultRow>(on: pg.Pool | pg.ClientBase, text: string, values: unknown[] = []): Promise<T> => {
  const { rows } = await on.query<T>(text, values);
  const row = rows[0];
  if (row === undefined) throw new Error(`no row from: ${text.slice(0, 80)}`);
  return row;
};
