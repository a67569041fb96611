/**
 * Installs, upgrades and removes Data Architect in a database, and says what is there.
 *
 * Schema changes (migrations), behaviour (reloaded files), the bundle and the release row are one transaction: all of it or nothing.
 * Roles and the job queue commit by themselves before it; a first install that fails takes them back.
 */
import pg from "pg";
import type { Client } from "pg";
import { connectionTo } from "./connection.ts";
import { requireKnownServer, SERVER_VERSION } from "./server-version.ts";
import { probeCapabilities, recordCapabilities } from "./loader/capabilities.ts";
import type { Capability } from "./loader/capabilities.ts";
import { withInstallLock } from "./loader/install-lock.ts";
import { LoaderRefusal, checkEncoding, checkInstalled, openRuns, readInstalled } from "./loader/installed.ts";
import type { Installed } from "./loader/installed.ts";
import { installQueue } from "./loader/queue.ts";
import { applyMigrations, reloadFiles, uncommented } from "./loader/reload.ts";
import { leftovers, removeAll } from "./loader/remove.ts";
import type { Removed } from "./loader/remove.ts";
import { ensureRoles, leaveOwner, readInstaller, renewPasswords } from "./loader/roles.ts";
import type { Passwords } from "./loader/roles.ts";
import { readRelease } from "./loader/source-files.ts";
import type { Release, ReleaseOptions } from "./loader/source-files.ts";

export { LoaderRefusal } from "./loader/installed.ts";
export type { Installed } from "./loader/installed.ts";
export type { Capability } from "./loader/capabilities.ts";
export type { Passwords, Login } from "./loader/roles.ts";
export { readTemplates } from "./loader/templates-sql.ts";
export type { Template } from "./loader/templates-sql.ts";

export type InstallOptions = ReleaseOptions & {
  /** Environment; fixed at the first install. Default: the database's name, `sandbox`. */
  readonly environment?: { readonly name?: string; readonly kind?: "sandbox" | "protected" };
  /** Display name of the first person, who logs in as the installer does. Default: that login. */
  readonly person?: string;
  /** How long to wait for another install of the same database. */
  readonly deadline_ms?: number;
  /** `worker`: do without plv8 even where it is there. */
  readonly compiler?: "auto" | "worker";
};

export type InstallResult = {
  readonly outcome: "installed" | "upgraded" | "unchanged";
  readonly version: string;
  readonly former: string | null;
  readonly compiler: "plv8" | "worker";
  readonly capabilities: readonly Capability[];
  /** Of the logins made by this call, shown once and stored nowhere. */
  readonly passwords: Passwords;
  readonly migrations: readonly string[];
  /** Objects without a comment: orphaned or undocumented. Empty in a released version. */
  readonly uncommented: readonly string[];
};

const DEADLINE_MS = 120_000;

/** Installs, or brings an older release up to this one. The same release twice: `unchanged`. Throws `LoaderRefusal` where a rule says no. */
export const install = (url: string, options: InstallOptions = {}): Promise<InstallResult> => load(url, options, false);

/** As `install`, but only over an existing one, and always reloads: capabilities are probed again. */
export const upgrade = (url: string, options: InstallOptions = {}): Promise<InstallResult> => load(url, options, true);

/**
 * New passwords for the logins that worker and server use, shown once and stored nowhere. They are of the whole cluster: every database's worker needs them.
 */
export const resetPasswords = (url: string): Promise<Passwords> =>
  connected(url, async (client) => {
    const installed = await readInstalled(client);
    if (installed.kind !== "present") throw new LoaderRefusal("absent", "Data Architect is not installed in this database; run data-architect install");
    return renewPasswords(client);
  });

/** Removes everything of ours. Refuses while governed tables still need it. */
export async function uninstall(url: string, options: Pick<InstallOptions, "deadline_ms"> = {}): Promise<Removed> {
  return connected(url, (client) =>
    withInstallLock(client, options.deadline_ms ?? DEADLINE_MS, async () => {
      const installed = await readInstalled(client);
      if (installed.kind === "absent") throw new LoaderRefusal("absent", "Data Architect is not installed in this database; there is nothing to uninstall");
      if (installed.kind === "foreign") throw new LoaderRefusal("foreign", "schema arch in this database is not Data Architect's; it is left alone");
      const installer = await readInstaller(client);
      if (!installer.superuser) await client.query(`grant arch_owner to ${client.escapeIdentifier(installer.name)}`);
      const found = installed.kind === "half" ? [] : await leftovers(client);
      if (found.length > 0) {
        throw new LoaderRefusal(
          "in-use",
          `uninstalling would break or lose what governed tables still have:\n  ${found.join("\n  ")}\nComplete or roll back the plans they belong to (arch.complete, arch.rollback), move the archives away, then uninstall again`,
        );
      }
      return removeAll(client, await databaseName(client));
    }),
  );
}

/** What is installed; never changes anything. */
export const status = (url: string): Promise<Installed> => connected(url, readInstalled);

async function load(url: string, options: InstallOptions, upgrading: boolean): Promise<InstallResult> {
  const release = await readRelease(options);
  return connected(url, (client) =>
    withInstallLock(client, options.deadline_ms ?? DEADLINE_MS, async () => {
      const { rows } = await client.query<{ number: number }>(SERVER_VERSION);
      requireKnownServer(rows[0]?.number ?? 0);
      const installed = await readInstalled(client);
      const verdict = checkInstalled(installed, release, upgrading);
      if (verdict === "same" && !upgrading && installed.kind === "present") {
        return {
          outcome: "unchanged",
          version: release.version,
          former: release.version,
          compiler: installed.compiler,
          capabilities: installed.capabilities,
          passwords: {},
          migrations: [],
          uncommented: [],
        };
      }
      await checkEncoding(client);
      const open = installed.kind === "present" ? await openRuns(client) : [];
      if (open.length > 0)
        throw new LoaderRefusal(
          "run-open",
          `runs are under way: ${open.join(", ")}; let them end, or pause and abort them, then upgrade again. Nothing was changed`,
        );
      return loadRelease(client, url, release, options, installed);
    }),
  );
}

async function loadRelease(client: Client, url: string, release: Release, options: InstallOptions, installed: Installed): Promise<InstallResult> {
  const installer = await readInstaller(client);
  const database = await databaseName(client);
  const first = installed.kind !== "present";
  let created: readonly string[] = [];
  try {
    const roles = await ensureRoles(client, installer, database);
    created = roles.created;
    await installQueue(client, url, database);
    await client.query("begin");
    await client.query(
      "set local lock_timeout = '30s'; set local search_path = pg_catalog, pg_temp; set local check_function_bodies = off; set local client_min_messages = warning",
    );
    const migrations = await applyMigrations(client, release);
    const capabilities = await probeCapabilities(client, installer);
    const plv8 = options.compiler !== "worker" && capabilities.some((capability) => capability.name === "plv8" && capability.available);
    await reloadFiles(client, release, plv8);
    await recordCapabilities(client, capabilities);
    await client.query("select arch_private.adopt_environment($1, $2, $3, $4)", [
      options.environment?.name ?? database,
      options.environment?.kind ?? "sandbox",
      options.person ?? installer.name,
      installer.name,
    ]);
    const silent = await uncommented(client);
    await client.query("insert into arch.release (version, bundle_sha256, files_sha256) values ($1, $2, $3)", [
      release.version,
      release.bundle_sha256,
      release.files_sha256,
    ]);
    await client.query("commit");
    return {
      outcome: first ? "installed" : "upgraded",
      version: release.version,
      former: installed.kind === "present" ? installed.version : null,
      compiler: plv8 ? "plv8" : "worker",
      capabilities,
      passwords: roles.passwords,
      migrations,
      uncommented: silent,
    };
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    if (first) await removeAll(client, database, created).catch(() => undefined);
    throw error;
  } finally {
    await leaveOwner(client, installer);
  }
}

async function databaseName(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>("select pg_catalog.current_database()::text as name");
  return rows[0]?.name ?? "";
}

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionTimeoutMillis: 15_000, ...connectionTo(url), application_name: "data-architect install" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
