import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "pg";

/** Passwords by login name. */
export type LoginPasswords = Readonly<Record<string, string>>;

/**
 * Sees to it that every login exists with a password that we know: kept in `logins.json` (0600), made anew where the file lacks one (a first
 * start, or one that was cut off between making the role and writing the file).
 */
export async function ensureLogins(admin: Client, directory: string, logins: readonly string[]): Promise<LoginPasswords> {
  const path = join(directory, "logins.json");
  const kept = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as LoginPasswords) : {};
  const passwords: Record<string, string> = { ...kept };
  for (const login of logins) passwords[login] ??= randomBytes(24).toString("base64url");
  writeFileSync(`${path}.new`, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  for (const login of logins.filter((each) => kept[each] === undefined)) {
    const name = admin.escapeIdentifier(login);
    const { rows } = await admin.query("select from pg_catalog.pg_roles where rolname = $1", [login]);
    await admin.query(`${rows.length === 0 ? "create" : "alter"} role ${name} login password ${admin.escapeLiteral(passwords[login] ?? "")}`);
  }
  return passwords;
}
