/**
 * The locks of a step outside a transaction (CREATE INDEX CONCURRENTLY), seen from beside: on an empty scratch table it would be over before anybody could
 * look, so a transaction of ours that uses the table makes it wait, until it has been seen.
 */
import type { Lock } from "../../plv8/src/types/plan.ts";
import type { Session } from "../db.ts";
import { oneRow } from "../db.ts";
import { wait } from "../apply/wait.ts";
import { locksOf, strongest } from "./locks-seen.ts";

const LOOK_EVERY_MS = 5;
/** A step that takes no lock at all (its probe says it is done) does not wait for us either. */
const LOOK_FOR_MS = 2_000;

/** Runs `work`, which holds locks in session `pid`; the locks that were seen meanwhile. `tables`: SQL names of tables that stand already. */
export const seenBeside = async (
  open: () => Promise<Session>,
  pid: number,
  owner: string,
  tables: readonly string[],
  known: ReadonlySet<string>,
  work: () => Promise<void>,
): Promise<readonly Lock[]> => {
  const [user, observer] = [await open(), await open()];
  const seen: Lock[] = [];
  const ended = new AbortController();
  const look = async (): Promise<void> => {
    const until = performance.now() + LOOK_FOR_MS;
    while (!ended.signal.aborted && performance.now() < until) {
      const now = await locksOf(observer, pid, known);
      seen.push(...now);
      const { waits } = await oneRow<{ waits: boolean }>(
        observer,
        "select exists (select from pg_catalog.pg_locks as l where l.pid = $1 and not l.granted) as waits",
        [pid],
      );
      if (now.length > 0 && waits) break;
      await wait(LOOK_EVERY_MS, ended.signal);
    }
    await user.query("rollback");
  };
  try {
    await user.query("begin");
    await user.query("select pg_catalog.set_config('role', $1, true)", [owner]);
    for (const table of tables) await user.query(`lock table ${table} in row exclusive mode`);
    const looking = look();
    await work().finally(() => {
      ended.abort();
    });
    await looking;
    return strongest(seen);
  } finally {
    await Promise.all([user.end(), observer.end()].map((end) => end.catch(() => undefined)));
  }
};
