import { readFile } from "node:fs/promises";
import pg from "pg";
import type { Major } from "../../worker/postgres/locate-package.ts";
import { asSuperuser, type Owner } from "./database.ts";

/** Role names that stand for `{{alice}}`, `{{bob}}`, `{{odd}}` in a corpus file. */
export type SourceRoles = { readonly alice: string; readonly bob: string; readonly odd: string };

/**
 * Makes three roles named after a database, dropped when the owner ends. What they own must be gone by then: make them before the database.
 *
 * @example const roles = await sourceRoles(t, 18, "catalog_law");
 */
export async function sourceRoles(owner: Owner, major: Major, prefix: string): Promise<SourceRoles> {
  const base = `${prefix}_${String(process.pid)}`;
  const roles = { alice: `${base}_alice`, bob: `${base}_bob`, odd: `${base} "Odd"` };
  await asSuperuser(major, async (session) => {
    for (const role of Object.values(roles)) await session.query(`create role ${pg.escapeIdentifier(role)}`);
  });
  const drop = async (): Promise<void> => {
    await asSuperuser(major, async (session) => {
      for (const role of Object.values(roles)) await session.query(`drop role if exists ${pg.escapeIdentifier(role)}`);
    });
  };
  if ("onTestFinished" in owner) owner.onTestFinished(drop);
  else owner(drop);
  return roles;
}

/** Runs a SQL file of the corpus in one go. */
export async function loadSource(session: pg.ClientBase, path: string, roles?: SourceRoles): Promise<void> {
  const text = (await readFile(path, "utf8")).replaceAll(/\{\{(alice|bob|odd)\}\}/g, (_, name: keyof SourceRoles) =>
    pg.escapeIdentifier(roles?.[name] ?? name),
  );
  try {
    await session.query(text.replaceAll(/^\s*(create|drop) database (if exists )?\w+;/gim, ""));
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: undefined });
  }
  await session.query("reset all");
}
