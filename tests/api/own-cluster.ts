import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import type { Major } from "../../worker/postgres/locate-package.ts";
import { startCluster } from "../../worker/postgres/start-cluster.ts";

/** A cluster of a file's own, for what the cluster shares: roles are created and dropped here. */
export function useOwnCluster(major: Major): {
  readonly database: (name: string) => Promise<string>;
  readonly url: (name: string, login?: string, password?: string) => string;
} {
  let cluster: Awaited<ReturnType<typeof startCluster>> | null = null;
  beforeAll(async () => {
    cluster = await startCluster({ major, throwaway: true, settings: { max_connections: "120" } });
  });
  afterAll(async () => {
    await cluster?.stop();
  });
  const url = (name: string, login = "postgres", password = cluster?.superuserPassword ?? ""): string =>
    `postgres://${login}:${encodeURIComponent(password)}@127.0.0.1:${String(cluster?.port ?? 0)}/${name}`;
  return {
    url,
    database: async (name) => {
      await query(url("postgres"), `create database ${name}`);
      return url(name);
    },
  };
}

/** One statement in a session of its own; its rows. */
export async function query<T extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []): Promise<T[]> {
  const session = new pg.Client({ connectionString: url, application_name: "test" });
  session.on("error", () => undefined);
  await session.connect();
  try {
    return (await session.query<T>(text, values)).rows;
  } finally {
    await session.end();
  }
}
