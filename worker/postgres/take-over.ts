import pg from "pg";
import type { ClusterHome } from "./cluster-home.ts";
import { superuserPassword } from "./cluster-home.ts";
import { isPostmasterOf } from "./processes.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { removeStalePostmasterFile, stopPostmaster } from "./stop-postmaster.ts";

export type Orphan = { readonly pid: number; readonly port: number };

const ANSWER_WITHIN_MS = 15_000;

/**
 * Looks for a postmaster that an earlier process left running on this data directory. One that answers with our password is taken over as it
 * is; one that does not is stopped; a `postmaster.pid` with nothing behind it is removed.
 */
export async function takeOver(home: ClusterHome): Promise<Orphan | null> {
  if (removeStalePostmasterFile(home.data)) return null;
  const deadline = Date.now() + ANSWER_WITHIN_MS;
  for (;;) {
    const file = readPostmasterFile(home.data);
    if (file === null || !isPostmasterOf(file.pid, home.data)) break;
    if (file.status === "ready" && file.port !== null && (await answers(file.port, superuserPassword(home), home.data)))
      return { pid: file.pid, port: file.port };
    if (file.status === "ready" || Date.now() > deadline) {
      await stopPostmaster(home.data);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  removeStalePostmasterFile(home.data);
  return null;
}

async function answers(port: number, password: string, dataDirectory: string): Promise<boolean> {
  const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", password, database: "postgres", connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data: string }>("select pg_catalog.current_setting('data_directory') as data");
    return rows[0]?.data === dataDirectory;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
