/**
 * The roles. They belong to the cluster: made when missing, shared by the governed databases, dropped only when no other database uses them.
 * Concurrent installs in two databases meet on the same catalog rows; every statement is tried again then.
 */
import type { Client } from "pg";
import { newPassword, scramVerifier } from "./scram.ts";

const LOGINS = ["arch_server", "arch_worker", "arch_executor"] as const;
export type Login = (typeof LOGINS)[number];
export type Passwords = Readonly<Partial<Record<Login, string>>>;

const GROUPS = ["arch_owner", "arch_compiler", "arch_user"] as const;
export const ROLES = [...GROUPS, ...LOGINS] as const;

/** The run's one-time secrets travel as bind parameters; these keep them out of a server log that logs everything. */
export const EXECUTOR_SETTINGS = [
  ["log_statement", "none"],
  ["log_min_duration_statement", "-1"],
  ["log_parameter_max_length", "0"],
  ["log_parameter_max_length_on_error", "0"],
] as const;

export type Installer = { readonly name: string; readonly superuser: boolean; readonly createrole: boolean; readonly major: number };

export type RolesMade = { readonly created: readonly string[]; readonly passwords: Passwords };

export async function readInstaller(client: Client): Promise<Installer> {
  const { rows } = await client.query<Installer>(
    `select rolname::text as name, rolsuper as superuser, rolcreaterole as createrole, pg_catalog.current_setting('server_version_num')::int / 10000 as major
       from pg_catalog.pg_roles where rolname = current_user`,
  );
  const row = rows[0];
  if (row === undefined) throw new Error("the connected role is not in pg_roles");
  return row;
}

/** Creates what is missing and connects the roles with each other and with this database. Generated passwords are in the result and nowhere else. */
export async function ensureRoles(client: Client, installer: Installer, database: string): Promise<RolesMade> {
  const made: { created: string[]; passwords: Partial<Record<Login, string>> } = { created: [], passwords: {} };
  for (let attempt = 0; ; attempt++) {
    try {
      await connectRoles(client, installer, database, made);
      return made;
    } catch (error) {
      // An uninstall of the cluster's only other database dropped a role under our hands.
      if (attempt >= RETRIES || (error as { code?: string }).code !== "42704") throw error;
    }
  }
}

/** All at once: a worker whose two logins know different passwords is of no use. */
export async function renewPasswords(client: Client): Promise<Passwords> {
  const passwords: Partial<Record<Login, string>> = {};
  for (const login of LOGINS) {
    passwords[login] = newPassword();
    await retried(client, `alter role ${login} password '${scramVerifier(passwords[login])}'`);
  }
  return passwords;
}

async function connectRoles(
  client: Client,
  installer: Installer,
  database: string,
  made: { created: string[]; passwords: Partial<Record<Login, string>> },
): Promise<void> {
  const { created, passwords } = made;
  for (const role of GROUPS) if (await createRole(client, role, "nologin noinherit")) created.push(role);
  for (const role of LOGINS) {
    const password = newPassword();
    if (!(await createRole(client, role, `login ${role === "arch_worker" ? "inherit" : "noinherit"} password '${scramVerifier(password)}'`))) continue;
    created.push(role);
    passwords[role] = password;
  }
  // Right away: an uninstall elsewhere in the cluster keeps roles that a database names.
  await retried(client, `grant connect on database ${client.escapeIdentifier(database)} to ${ROLES.join(", ")}`);
  const sixteen = installer.major >= 16;
  await retried(client, `grant arch_user to arch_server${sixteen ? " with inherit false, set true" : ""}`);
  await retried(client, `grant arch_user to arch_owner with ${sixteen ? "admin true, inherit false, set false" : "admin option"}`);
  // Both are the host's to give; capabilities.ts says what is lost without them.
  await retried(client, "grant set on parameter deadlock_timeout to arch_executor").catch(() => undefined);
  await retried(client, `grant pg_monitor to arch_worker${sixteen ? " with inherit true" : ""}`).catch(() => undefined);
  for (const [name, value] of EXECUTOR_SETTINGS) await retried(client, `alter role arch_executor set ${name} = '${value}'`).catch(() => undefined);
  if (!installer.superuser) {
    const me = client.escapeIdentifier(installer.name);
    await retried(client, `grant arch_owner, arch_user to ${me}${sixteen ? " with inherit true, set true" : ""}`);
  }
}

/** arch_owner has no members: a non-superuser who installs is one only meanwhile. */
export async function leaveOwner(client: Client, installer: Installer): Promise<void> {
  if (installer.superuser) return;
  await retried(client, `revoke arch_owner from ${client.escapeIdentifier(installer.name)}${installer.major >= 16 ? " granted by current_user" : ""}`).catch(
    () => undefined,
  );
}

/** Drops the named roles that nothing in the cluster uses any more; those that stayed, with the reason. */
export async function dropUnusedRoles(
  client: Client,
  roles: readonly string[],
): Promise<{ readonly dropped: readonly string[]; readonly kept: readonly string[] }> {
  const dropped: string[] = [];
  const kept: string[] = [];
  for (const role of [...roles].reverse()) {
    if (!(await exists(client, role))) continue;
    const { rows } = await client.query<{ used: boolean }>(
      `select exists (
         select 1 from pg_catalog.pg_shdepend as d
          where d.refclassid = 'pg_catalog.pg_authid'::regclass and d.refobjid = pg_catalog.to_regrole($1)
            and d.classid <> 'pg_catalog.pg_auth_members'::regclass) as used`,
      [role],
    );
    const gone =
      rows[0]?.used === false &&
      (await retried(client, `drop role ${client.escapeIdentifier(role)}`).then(
        () => true,
        () => false,
      ));
    (gone ? dropped : kept).push(role);
  }
  return { dropped, kept };
}

async function createRole(client: Client, role: string, attributes: string): Promise<boolean> {
  for (let attempt = 0; ; attempt++) {
    if (await exists(client, role)) return false;
    try {
      await client.query(`create role ${role} ${attributes}`);
      return true;
    } catch (error) {
      if (attempt >= RETRIES || !isRace(error)) throw error;
    }
  }
}

async function exists(client: Client, role: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>("select pg_catalog.to_regrole($1) is not null as found", [role]);
  return rows[0]?.found === true;
}

const RETRIES = 40;

/** Runs a statement outside a transaction, again when another database's install changed the same catalog row. */
export async function retried(client: Client, statement: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await client.query(statement);
      return;
    } catch (error) {
      if (attempt >= RETRIES || !isRace(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60));
    }
  }
}

/** Duplicate role, unique violation in a shared catalog, `tuple concurrently updated|deleted`. */
function isRace(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === "42710" || code === "23505" || code === "40001" || code === "40P01" || (code === "XX000" && /tuple concurrently/.test(message ?? ""));
}
