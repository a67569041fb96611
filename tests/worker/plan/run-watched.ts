import type pg from "pg";
import type { Run, Step } from "../../../plv8/src/types/plan.ts";

/** A lock that a step took on a table or view that stood before the step. */
export type SeenLock = { readonly step: Step; readonly relation: string; readonly mode: string };

/** Executes runs as the documentation of `Run` says, as the owner role, without a ledger; collects the locks of brief steps. */
export async function runStep(session: pg.Client, owner: string, step: Step, run: Run, seen: SeenLock[]): Promise<void> {
  await session.query(
    "select pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', false), pg_catalog.set_config('TimeZone', 'UTC', false), pg_catalog.set_config('deadlock_timeout', '20ms', false)",
  );
  await session.query(`set role ${owner}`);
  try {
    await untilLetIn(session, () => kinds[run.kind](session, step, run as never, seen));
    if (step.verify !== null && run === step.run && run.kind !== "concurrent") await expectTrue(session, step.verify, step);
  } catch (error) {
    throw new Error(
      `step ${String(step.ordinal)} ${step.phase} ${step.kind} (${step.what}): ${(error as Error).message} ${(error as { detail?: string }).detail ?? ""}\n${JSON.stringify(run, null, 1)}`,
    );
  } finally {
    await session.query("rollback; reset role");
  }
}

/** A run tries again when it is kept out, or the applications and it wait for each other, or they moved a row away from it; it gives up before they do. */
async function untilLetIn(session: pg.Client, attempt: () => Promise<void>): Promise<void> {
  for (let left = 20; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (!["40001", "40P01", "55P03"].includes((error as { code?: string }).code ?? "") || left === 0) throw error;
      await session.query("rollback");
    }
  }
}

type Handler<K extends Run["kind"]> = (session: pg.Client, step: Step, run: Extract<Run, { kind: K }>, seen: SeenLock[]) => Promise<void>;

const kinds: { readonly [K in Run["kind"]]: Handler<K> } = {
  transaction: async (session, step, run, seen) => {
    const {
      rows: [before],
    } = await session.query<{ high: string }>("select coalesce(max(oid::bigint), 0)::text as high from pg_catalog.pg_class");
    await session.query("begin");
    await session.query("set local statement_timeout = '20s'; set local lock_timeout = '300ms'");
    if (run.lock_mode !== null && run.lock_tables.length > 0) await session.query(`lock table ${run.lock_tables.join(", ")} in ${run.lock_mode} mode`);
    for (const statement of run.statements) await session.query(statement);
    seen.push(...(await locksOf(session, step, before?.high ?? "0")));
    await session.query("commit");
  },
  scan: async (session, step, run, seen) => {
    for (const statement of run.statements) {
      await session.query("begin");
      await session.query(statement);
      seen.push(...(await locksOf(session, step, null)));
      await session.query("commit");
    }
  },
  concurrent: async (session, step, run) => {
    if (run.leftover !== null && run.repair !== null && (await isTrue(session, run.leftover))) await session.query(run.repair);
    if (step.run !== run || step.probe === null || !(await isTrue(session, step.probe))) await session.query(run.statement);
    if (step.run === run && step.verify !== null) await expectTrue(session, step.verify, step);
  },
  batches: async (session, _step, run) => {
    const {
      rows: [mark],
    } = await session.query<{ key: string[] | null }>(run.high_water);
    let cursor: string[] | null = null;
    while (mark?.key != null) {
      const {
        rows: [row],
      }: { rows: { cursor: string[] | null }[] } = await session.query<{ cursor: string[] | null }>(run.batch, [cursor, mark.key, 7]);
      if (row?.cursor == null) break;
      cursor = row.cursor;
    }
  },
  check: async (session, step, run) => {
    const { rows } = await session.query<{ what: string }>(run.query);
    if (rows.length > 0) throw new Error(`obstacles: ${rows.map((row) => row.what).join("; ")} in ${step.what}`);
  },
};

/** Strongest lock per table or view that is older than the step. */
async function locksOf(session: pg.Client, step: Step, high: string | null): Promise<readonly SeenLock[]> {
  const { rows } = await session.query<{ relation: string; mode: string }>(
    `select pg_catalog.format('%I.%I', n.nspname, c.relname) as relation, l.mode
       from pg_catalog.pg_locks as l join pg_catalog.pg_class as c on c.oid = l.relation join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where l.pid = pg_catalog.pg_backend_pid() and c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and ($1::bigint is null or c.oid::bigint <= $1::bigint)`,
    [high],
  );
  return rows.map((row) => ({ step, ...row }));
}

async function isTrue(session: pg.Client, query: string): Promise<boolean> {
  const {
    rows: [row],
  } = await session.query<Record<string, boolean>>(query);
  return Object.values(row ?? {})[0] === true;
}

async function expectTrue(session: pg.Client, query: string, step: Step): Promise<void> {
  if (!(await isTrue(session, query))) throw new Error(`${step.what}: the verify query says no: ${query}`);
}

const modes = [
  "AccessShareLock",
  "RowShareLock",
  "RowExclusiveLock",
  "ShareUpdateExclusiveLock",
  "ShareLock",
  "ShareRowExclusiveLock",
  "ExclusiveLock",
  "AccessExclusiveLock",
];
const declared = ["ACCESS SHARE", "ROW SHARE", "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE", "SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE"];

/** Locks stronger than the step says. Reading (ACCESS SHARE) need not be declared. */
export function undeclaredLocks(seen: readonly SeenLock[]): readonly string[] {
  const text = seen.flatMap(({ step, relation, mode }) => {
    const said = step.locks
      .filter((lock) => unquoted(lock.relation.slice(lock.relation.indexOf(":") + 1)) === unquoted(relation))
      .map((lock) => declared.indexOf(lock.mode));
    return modes.indexOf(mode) > Math.max(0, ...said) ? [`${step.kind} ${step.object} takes ${mode} on ${relation}`] : [];
  });
  return [...new Set(text)].sort();
}

/** Majors differ in which words they quote. */
const unquoted = (name: string): string => name.replaceAll('"', "");
