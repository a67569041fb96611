/** The executor's session: pinned settings before each step, the owner's role from a step's claim until its own statements have run. */
import type { Session } from "../db.ts";
import { oneRow } from "../db.ts";
import { sqlState } from "../../sql/connection-loss.ts";

const PATH = "pg_catalog, pg_temp";

/** Settings that change what SQL means; code of the owner may have left others behind, so each try of a step sets them anew. */
const PINNED: readonly (readonly [string, string])[] = [
  ["search_path", PATH],
  ["TimeZone", "UTC"],
  ["DateStyle", "ISO, MDY"],
  ["IntervalStyle", "postgres"],
  ["bytea_output", "hex"],
  ["extra_float_digits", "1"],
  ["standard_conforming_strings", "on"],
  ["check_function_bodies", "on"],
  ["default_transaction_isolation", "read committed"],
  ["default_transaction_read_only", "off"],
  ["idle_in_transaction_session_timeout", "60s"],
  ["jit", "off"],
];

/** Settings of a superuser. Without the right to set them nothing in this session can have changed them either. */
const PRIVILEGED: readonly (readonly [string, string])[] = [
  ["session_replication_role", "origin"],
  ["deadlock_timeout", "50ms"],
];

export type Pins = readonly (readonly [name: string, value: string])[];

/** A setting that came with 17, and cuts off a step that its own limits let go on. */
const SINCE_17: Pins = [["transaction_timeout", "0"]];

/** What is pinned in this session: all that its login may set. Asked once. */
export const probePins = async (session: Session): Promise<Pins> => {
  const allowed: (readonly [string, string])[] = [];
  for (const pin of PRIVILEGED) if (await maySet(session, ...pin)) allowed.push(pin);
  const { since_17 } = await oneRow<{ since_17: boolean }>(session, "select pg_catalog.current_setting('transaction_timeout', true) is not null as since_17");
  return [...PINNED, ...(since_17 ? SINCE_17 : []), ...allowed];
};

/**
 * The session as it was after login, with the pinned settings: no role, no setting, temporary table, prepared statement, listener or session lock
 * of anybody's code survives (decision 0002, rule 7). The first thing of every try, outside of a transaction. The run lock goes too.
 */
export const resetSession = async (session: Session, pins: Pins): Promise<void> => {
  await session.query("discard all");
  await session.query("select pg_catalog.set_config(s.name, s.value, false) from unnest($1::pg_catalog.text[], $2::pg_catalog.text[]) as s(name, value)", [
    pins.map(([name]) => name),
    pins.map(([, value]) => value),
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

/** For sessions that may: on scratch and in tests. A run's session is lent the role by its ledger (`claim`). */
export const becomeOwner = async (session: Session, owner: string): Promise<void> => {
  await session.query("select pg_catalog.set_config('role', $1, false)", [owner]);
};

/** Back to the login's own role. For a transaction in which code of the owner ran: `leaveOwner`. */
export const becomeSelf = async (session: Session): Promise<void> => {
  await session.query("reset role");
};

/**
 * After the owner's statements, before the record: deferred triggers fire now, as the owner (rule 6), and whoever's code changed what the statements
 * of this transaction mean is found out. Only then the session is the executor again.
 */
export const leaveOwner = async (session: Session, owner: string): Promise<void> => {
  await session.query("set constraints all immediate");
  const now = await oneRow<{ role: string; path: string; replication: string }>(
    session,
    `select current_user::pg_catalog.text as role, pg_catalog.current_setting('search_path') as path,
            pg_catalog.current_setting('session_replication_role') as replication`,
  );
  const changed = [
    ...(now.role === owner ? [] : [`the role to ${now.role}`]),
    ...(now.path === PATH ? [] : [`search_path to ${now.path}`]),
    ...(now.replication === "origin" ? [] : [`session_replication_role to ${now.replication}`]),
  ];
  if (changed.length > 0) {
    throw new Error(
      `code of ${owner} that ran inside this step (a trigger, a default, a cast) set ${changed.join(" and ")}; nothing of the step was kept. Find it among the triggers and functions of the tables named, take it off, then resume the run`,
    );
  }
  await becomeSelf(session);
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
