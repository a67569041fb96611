import type { TestProject } from "vitest/node";
import { startCluster } from "../../worker/postgres/start-cluster.ts";
import type { Major } from "../../worker/postgres/locate-package.ts";
import { majors } from "./majors.ts";

/** What a test needs to know of a cluster of this run: superuser `postgres` on 127.0.0.1. */
export type TestCluster = { readonly major: Major; readonly port: number; readonly password: string; readonly socketDirectory: string | null };

declare module "vitest" {
  export interface ProvidedContext {
    clusters: readonly TestCluster[];
  }
}

/**
 * One throwaway cluster per major for the whole run; every test takes databases of its own in it. Vitest runs this only when a test file of
 * the project runs, so no cluster is started that nobody uses.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const settings = { max_connections: "300", max_worker_processes: "16", max_prepared_transactions: "10", max_wal_size: "512MB" };
  const clusters = await Promise.all(majors().map((major) => startCluster({ major, throwaway: true, settings })));
  project.provide("clusters", clusters.map(({ major, port, superuserPassword, socketDirectory }) => ({ major, port, password: superuserPassword, socketDirectory })));
  return async () => {
    await Promise.all(clusters.map((cluster) => cluster.stop()));
  };
}
