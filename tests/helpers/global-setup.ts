import type { TestProject } from "vitest/node";
import { startCluster, type Cluster } from "../../worker/postgres/start-cluster.ts";
import type { Major } from "../../worker/postgres/locate-package.ts";
import { majors } from "./majors.ts";

/** What a test needs to know of a cluster of this run: superuser `postgres` on 127.0.0.1. */
export type TestCluster = { readonly major: Major; readonly port: number; readonly password: string; readonly socketDirectory: string | null };

declare module "vitest" {
  export interface ProvidedContext {
    /** What tests govern. */
    clusters: readonly TestCluster[];
    /** What workers of tests take for scratch, so that not each of them makes a server of its own. */
    scratchClusters: readonly TestCluster[];
  }
}

/**
 * Two throwaway clusters per major for the whole run; every test takes databases of its own in them. Vitest runs this only when a test file of
 * the project runs, so no cluster is started that nobody uses.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const settings = { max_connections: "300", max_worker_processes: "16", max_prepared_transactions: "10", max_wal_size: "512MB" };
  const start = (more: Readonly<Record<string, string>>): Promise<readonly Cluster[]> =>
    Promise.all(majors().map((major) => startCluster({ major, throwaway: true, settings: { ...settings, ...more } })));
  const [clusters, scratch] = await Promise.all([start({}), start({ max_locks_per_transaction: "1024", wal_level: "minimal", max_wal_senders: "0" })]);
  project.provide("clusters", clusters.map(known));
  project.provide("scratchClusters", scratch.map(known));
  return async () => {
    await Promise.all([...clusters, ...scratch].map((cluster) => cluster.stop()));
  };
}

function known({ major, port, superuserPassword, socketDirectory }: Cluster): TestCluster {
  return { major, port, password: superuserPassword, socketDirectory };
}
