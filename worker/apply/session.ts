/** The executor's session: pinned settings before each step, the owner's role only while its own statements run. */
import type { Session } from "../db.ts";
import { oneRow, sqlState } from "../db.ts";

/** Settings that change what SQL means; a trigger of the owner may have left others behind, so each step sets them anew. */
const PINNED: readonly (readonly [string, string])[] = [
  ["search_path", "pg_catalog, pg_temp"],
  ["TimeZone", "UTC"],
  ["DateStyle", "ISO, MDY"],
  ["IntervalStyle", "postgres"],
  ["bytea_output", "hex"],
  ["extra_float_digits", "1"],
  ["standard_conforming_strings", "on"],
  ["check_function_bodies", "on"],
  ["default_transaction_isolation", "read committed"],
  ["default_transaction_read_only", "off"],
  ["session_replication_role", "origin"],
  ["idle_in_transaction_session_timeout", "60s"],
];

/** session_replication_role is a superuser's setting; without the right it cannot have been changed either. */
const pinnedList = (may_set_replication_role: boolean): readonly (readonly [string, string])[] =>
  may_set_replication_role ? PINNED : PINNED.filter(([name]) => name !== "session_replication_role");

export type Pins = { readonly replication_role: boolean; readonly deadlock_timeout: boolean };

/** What this login may set, asked once per session. */
export const probePins = async (session: Session): Promise<Pins> => ({
  replication_role: await maySet(session, "session_replication_role", "origin"),
  deadlock_timeout: await maySet(session, "deadlock_timeout", "50ms"),
});

/** Back to the login's own role and to the pinned settings; the first thing of every step, outside of a transaction. */
export const resetSession = async (session: Session, pins: Pins): Promise<void> => {
  await session.query("reset role");
  await session.query("select pg_catalog.set_config(s.name, s.value, false) from unnest($1::text[], $2::text[]) as s(name, value)", [
    pinnedList(pins.replication_role).map(([name]) => name),
    pinnedList(pins.replication_role).map(([, value]) => value),
  ]);
};

/** Timeouts for the current transaction (or, outside of one, for the session). 0 means none. */
export const setTimeouts = async (session: Session, lock_ms: number, statement_ms: number, local: boolean): Promise<void> => {
  await session.query("select pg_catalog.set_config('lock_timeout', $1, $3), pg_catalog.set_config('statement_timeout', $2, $3)", [
    `${Math.round(lock_ms)}ms`,
    `${Math.round(statement_ms)}ms`,
    local,
  ]);
};

export const becomeOwner = async (session: Session, owner: string, local: boolean): Promise<void> => {
  await session.query("select pg_catalog.set_config('role', $1, $2)", [owner, local]);
};

export const becomeSelf = async (session: Session): Promise<void> => {
  await session.query("reset role");
};

/** Runs `work` in a transaction of its own; a failure rolls back and is thrown on. */
export const inTransaction = async <T>(session: Session, mode: string, work: () => Promise<T>): Promise<T> => {
  await session.query(`begin ${mode}`);
  try {
    const value = await work();
    await session.query("commit");
    return value;
  } catch (error) {
    await session.query("rollback").catch(() => undefined);
    throw error;
  }
};

/** Asks a `select boolean` as the owner. */
export const isTrue = async (session: Session, query: string): Promise<boolean> => {
  const row = await oneRow<Record<string, unknown>>(session, query);
  return Object.values(row)[0] === true;
};

const maySet = async (session: Session, name: string, value: string): Promise<boolean> => {
  try {
    await session.query("select pg_catalog.set_config($1, $2, false)", [name, value]);
    return true;
  } catch (error) {
    if (sqlState(error) === "42501") return false;
    throw error;
  }
};
