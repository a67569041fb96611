/** The server that scratch databases live on: an embedded cluster of our own, thrown away afterwards, or the one that SCRATCH_URL names. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { addressOf, connectionTo } from "../../sql/connection.ts";
import { WrongUsage } from "../wrong-usage.ts";
import { SUPPORTED_MAJORS, type Major } from "../postgres/locate-package.ts";
import { startCluster } from "../postgres/start-cluster.ts";
import { makeTemplate } from "./make-template.ts";
import { live, sweep } from "./sweep.ts";

export type ScratchOptions = {
  /** The target's major; scratch must have the same, or its rendered text differs. */
  readonly major: number;
  /** A superuser of a server that holds nothing else; without it an embedded server is started. */
  readonly url?: string | null;
};

export type ScratchServer = {
  readonly major: number;
  /** As `server_version` says. */
  readonly version: string;
  /** Names everything that this opener makes; whoever finds its lock free may sweep it. */
  readonly instance: string;
  /** Database that new ones are copied from. */
  readonly template: string;
  readonly admin: pg.Pool;
  /** Connection string for a database of the server, as superuser or as a login. */
  readonly urlOf: (database: string, login?: { readonly user: string; readonly password: string }) => string;
  /** False once it went away, or ended the session whose lock keeps others from sweeping: its databases are then as good as gone. */
  readonly isThere: () => Promise<boolean>;
  /** Drops what is left, stops the server if it is ours. */
  readonly close: () => Promise<void>;
};

/** Opens a scratch server. Throws when the URL's server has another major or its login is no superuser, saying what to do. */
export async function openScratchServer(options: ScratchOptions): Promise<ScratchServer> {
  const own =
    options.url == null
      ? await startCluster({
          major: embeddedMajor(options.major),
          throwaway: true,
          settings: { max_connections: "100", max_locks_per_transaction: "1024", wal_level: "minimal", max_wal_senders: "0" },
        })
      : null;
  const url = options.url ?? own?.url() ?? "";
  const admin = new pg.Pool({ ...connectionTo(url), max: 4, idleTimeoutMillis: 10_000, application_name: "data-architect scratch", allowExitOnIdle: true });
  admin.on("error", () => undefined);
  admin.on("connect", (session) => session.on("error", () => undefined));
  const instance = `da_scratch_${String(process.pid)}_${Math.round(performance.timeOrigin).toString(36)}_${randomBytes(3).toString("hex")}`;
  let lock: pg.PoolClient | null = null;
  const close = async (): Promise<void> => {
    if (lock !== null) {
      const held = lock;
      lock = null;
      await held.query("select pg_catalog.pg_advisory_unlock_all()").catch(() => undefined);
      if (own === null) await sweep(held, instance).catch(() => undefined);
      held.release(true);
    }
    await admin.end().catch(() => undefined);
    await own?.stop();
  };
  try {
    const version = await checkServer(admin, options);
    lock = await admin.connect();
    lock.on("error", () => undefined);
    await sweep(lock);
    await live(lock, instance);
    const template = await makeTemplate(lock, instance, url);
    const isThere = async (): Promise<boolean> =>
      (await lock?.query("select").then(
        () => true,
        () => false,
      )) ?? false;
    return { major: options.major, version, instance, template, admin, urlOf: (database, login) => addressOf(url, { database, ...login }), isThere, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function embeddedMajor(major: number): Major {
  const found = SUPPORTED_MAJORS.find((each) => each === major);
  if (found === undefined)
    throw new WrongUsage(`there is no embedded Postgres ${String(major)} for scratch`, "set SCRATCH_URL to a superuser of an empty server of that major");
  return found;
}

async function checkServer(admin: pg.Pool, options: ScratchOptions): Promise<string> {
  const { rows } = await admin.query<{ major: number; version: string; superuser: boolean }>(
    "select pg_catalog.current_setting('server_version_num')::pg_catalog.int4 / 10000 as major, pg_catalog.current_setting('server_version') as version, " +
      "pg_catalog.current_setting('is_superuser')::pg_catalog.bool as superuser",
  );
  const found = rows[0];
  if (found?.major !== options.major) {
    throw new WrongUsage(
      `the scratch server is Postgres ${String(found?.major)}, the target is ${String(options.major)}: their rendered text differs`,
      `point SCRATCH_URL to a ${String(options.major)} or leave it out`,
    );
  }
  if (!found.superuser)
    throw new WrongUsage(
      "the login in SCRATCH_URL is no superuser: scratch makes throwaway roles and databases",
      "give SCRATCH_URL a superuser of a server that holds nothing else, or leave it out: then a throwaway server is started here",
    );
  return found.version;
}
