/**
 * A step outside any transaction (CREATE or DROP INDEX CONCURRENTLY): probed before it acts, repaired after a failure, recorded after its effect is seen.
 * It waits for old snapshots, so it has no timeouts; whoever it waits for is named.
 */
import type { Run } from "../../plv8/src/types/plan.ts";
import { oneRow } from "../db.ts";
import { becomeSelf, isTrue, setTimeouts } from "./session.ts";
import type { StepHost, Work } from "./step-host.ts";
import { verified } from "./transaction-step.ts";
import type { Attempt } from "./try-again.ts";
import { wait } from "./wait.ts";

type ConcurrentRun = Extract<Run, { kind: "concurrent" }>;

const LOOK_AGAIN_MS = 1_000;

export const concurrentAttempt = async (host: StepHost, work: Work, run: ConcurrentRun): Promise<Attempt> => {
  const { session } = host;
  await noOtherBuild(host, work);
  await host.at("before-claim", work);
  await host.claim(work);
  await host.at("after-claim", work);
  await setTimeouts(session, 0, 0, false);
  try {
    const there = work.probe !== null && (await isTrue(session, work.probe));
    if (!there) {
      const left = run.leftover !== null && run.repair !== null && (await isTrue(session, run.leftover));
      if (left && run.repair !== null) await session.query(run.repair);
      // What ends a partition's detachment leaves nothing to do; what takes a broken index away does.
      if (!left || work.probe === null || !(await isTrue(session, work.probe))) await session.query(run.statement);
    }
    if (work.verify !== null) await verified(session, work.verify, work);
  } finally {
    await becomeSelf(session);
  }
  await host.at("before-record", work);
  await host.record(work, 0);
  await host.at("after-commit", work);
  return { stall_ms: 0 };
};

/**
 * A cancelled caller's build may go on in its own backend: it is waited for, never doubled. Asked as the executor, before it is the owner: builds are shown to
 * their own login.
 */
const noOtherBuild = async (host: StepHost, work: Work): Promise<void> => {
  for (;;) {
    const { pids } = await oneRow<{ pids: number[] | null }>(
      host.session,
      `select array_agg(p.pid order by p.pid) as pids
         from pg_catalog.pg_stat_progress_create_index as p
         join pg_catalog.pg_class as c on c.oid = p.relid
         join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
        where p.pid <> pg_catalog.pg_backend_pid()
          and p.datname = pg_catalog.current_database()
          and position(format('%I.%I', n.nspname, c.relname) in $1) > 0`,
      [JSON.stringify(work.run)],
    );
    if (pids === null) return;
    if ((await host.stopRequest()) !== null) throw new Error(`stopped while waiting for another index build (pid ${pids.join(", ")})`);
    await host.waiting(`${work.object}: another index build on the same table is running (pid ${pids.join(", ")}); this step starts when it ends`);
    await wait(LOOK_AGAIN_MS);
  }
};
