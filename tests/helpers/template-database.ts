import pg from "pg";
import type { Major } from "../../worker/postgres/locate-package.ts";
import { cluster, clusterUrl } from "./cluster.ts";
import { asSuperuser } from "./database.ts";

/** A database to clone, and what its making told that later tests need (JSON; generated passwords for one). */
export type Template<T> = { readonly name: string; readonly notes: T };

/**
 * Makes a template database once per cluster and run, whichever test file asks first; the others wait for it and get the same one.
 * It starts as a clone of `from`. What `fill` returns is kept with the database (as its comment) for everyone.
 */
export async function templateDatabase<T>(major: Major, name: string, fill: (url: string) => Promise<T>, from = "template0"): Promise<Template<T>> {
  return asSuperuser(major, async (session) => {
    await session.query("select pg_catalog.pg_advisory_lock(pg_catalog.hashtext($1))", [name]);
    const made = await readNotes<T>(session, name);
    if (made !== null) return made;
    const partial = `${name}_partial`;
    await session.query(`drop database if exists ${pg.escapeIdentifier(partial)} with (force)`);
    await session.query(`create database ${pg.escapeIdentifier(partial)} template ${pg.escapeIdentifier(from)} strategy file_copy`);
    const notes = await fill(clusterUrl(cluster(major), partial));
    await session.query(`comment on database ${pg.escapeIdentifier(partial)} is ${pg.escapeLiteral(JSON.stringify(notes ?? null))}`);
    await session.query(`alter database ${pg.escapeIdentifier(partial)} rename to ${pg.escapeIdentifier(name)}`);
    return { name, notes };
  });
}

async function readNotes<T>(session: pg.Client, name: string): Promise<Template<T> | null> {
  const { rows } = await session.query<{ notes: string | null }>(
    "select pg_catalog.shobj_description(oid, 'pg_database') as notes from pg_catalog.pg_database where datname = $1",
    [name],
  );
  return rows[0] === undefined ? null : { name, notes: JSON.parse(rows[0].notes ?? "null") as T };
}
