import { rmSync } from "node:fs";
import { prepareBinaries } from "./binaries.ts";
import type { Binaries } from "./binaries.ts";
import { chooseHome } from "./choose-home.ts";
import { clusterHome, makeHome, superuserPassword } from "./cluster-home.ts";
import type { ClusterHome } from "./cluster-home.ts";
import { freePort } from "./free-port.ts";
import { initCluster } from "./init-cluster.ts";
import { launch } from "./launch.ts";
import type { Settings } from "./launch.ts";
import type { Major } from "./locate-package.ts";
import { chooseOsUser } from "./os-user.ts";
import type { OsUser } from "./os-user.ts";
import { lastPort } from "./postmaster-file.ts";
import { stopPostmaster } from "./stop-postmaster.ts";
import { takeOver } from "./take-over.ts";
import { makeThrowawayHome, sweepThrowaways } from "./throwaway-home.ts";

export type ClusterOptions = {
  readonly major: Major;
  /** Where a persistent cluster keeps its files; the real place may be another one (see `Cluster.directory`). */
  readonly dataDir?: string;
  /** A cluster without a `dataDir`: no fsync, deleted when stopped, swept by a later run when its owner was killed. */
  readonly throwaway?: boolean;
  /** More settings by name; they win over ours. */
  readonly settings?: Settings;
  /** Port on 127.0.0.1 that is tried first (the one of the last start when not given); any free one when it is taken. */
  readonly port?: number;
};

export type Cluster = {
  readonly major: Major;
  readonly version: string;
  readonly pid: number;
  readonly port: number;
  readonly directory: string;
  readonly dataDirectory: string;
  readonly log: string;
  readonly superuserPassword: string;
  /** Directory of the unix socket, null when the cluster listens on TCP only. */
  readonly socketDirectory: string | null;
  /** True when a running postmaster was found and taken over. */
  readonly adopted: boolean;
  /** Connection string of the superuser for a database. */
  readonly url: (database?: string) => string;
  /** Stops it; a throwaway one is deleted. May be called twice. */
  readonly stop: () => Promise<void>;
};

const SHARED: Settings = { listen_addresses: "127.0.0.1", password_encryption: "scram-sha-256", timezone: "UTC", log_timezone: "UTC", jit: "off" };
const PERSISTENT: Settings = { max_connections: "100" };
const THROWAWAY: Settings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
  shared_buffers: "64MB",
  max_wal_size: "2GB",
  checkpoint_timeout: "1h",
};

/**
 * Starts an embedded Postgres, making its data directory first where there is none.
 *
 * A persistent cluster resumes: a stale `postmaster.pid` is removed, a postmaster that an earlier process left running is taken over.
 * Throws an Error that says what failed, where, and what to do.
 *
 * @example const cluster = await startCluster({ major: 18, throwaway: true }); // connect to cluster.url("postgres"), then cluster.stop()
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const user = chooseOsUser();
  const throwaway = options.throwaway ?? false;
  if (throwaway === (options.dataDir !== undefined)) throw new Error("a cluster has either a dataDir or throwaway: true");
  const binaries = prepareBinaries(options.major, user);
  if (throwaway) await sweepThrowaways(user);
  const home = clusterHome(options.dataDir === undefined ? makeThrowawayHome(user) : chooseHome(options.dataDir, user));
  makeHome(home, user);
  const orphan = throwaway ? null : await takeOver(home);
  if (orphan !== null) return describe(options, home, binaries, orphan, true);
  try {
    await initCluster(home, binaries, user, throwaway);
    return describe(options, home, binaries, await startFresh(options, home, binaries, user), false);
  } catch (error) {
    if (throwaway) rmSync(home.directory, { recursive: true, force: true });
    throw error;
  }
}

async function startFresh(options: ClusterOptions, home: ClusterHome, binaries: Binaries, user: OsUser | null): Promise<{ pid: number; port: number }> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const wanted = options.port ?? lastPort(home.data);
    const port = (attempt === 0 ? await freePort(wanted) : null) ?? (await freePort());
    if (port === null) break;
    const settings = {
      ...SHARED,
      ...(options.throwaway ? THROWAWAY : PERSISTENT),
      ...options.settings,
      port: String(port),
      unix_socket_directories: home.sockets ?? "",
    };
    const result = await launch(home, binaries, user, settings);
    if (result.kind === "ready") return { pid: result.pid, port };
    if (result.kind === "failed") throw new Error(`Postgres ${options.major} did not start in ${home.directory}; its log says:\n${result.log || "(nothing)"}`);
  }
  throw new Error("Postgres found no free port on 127.0.0.1; end the programs that hold them and try again");
}

function describe(options: ClusterOptions, home: ClusterHome, binaries: Binaries, running: { pid: number; port: number }, adopted: boolean): Cluster {
  const password = superuserPassword(home);
  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    await stopPostmaster(home.data, options.throwaway);
    if (options.throwaway) rmSync(home.directory, { recursive: true, force: true });
  };
  return {
    major: options.major,
    version: binaries.version,
    pid: running.pid,
    port: running.port,
    directory: home.directory,
    dataDirectory: home.data,
    log: home.log,
    superuserPassword: password,
    socketDirectory: home.sockets,
    adopted,
    url: (database = "postgres") => `postgres://postgres:${password}@127.0.0.1:${running.port}/${encodeURIComponent(database)}`,
    stop: () => (stopping ??= stop()),
  };
}
