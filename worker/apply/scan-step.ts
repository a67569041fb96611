/** A step that may last (VALIDATE, ANALYZE) under a lock that blocks neither reads nor writes: a short wait for the lock, no limit for the work. */
import type { Run } from "../../plv8/src/types/plan.ts";
import { inTransaction, leaveOwner, setTimeouts } from "./session.ts";
import type { StepHost, Work } from "./step-host.ts";
import { verified } from "./transaction-step.ts";
import type { Attempt } from "./try-again.ts";

type ScanRun = Extract<Run, { kind: "scan" }>;

export const scanAttempt = async (host: StepHost, work: Work, run: ScanRun): Promise<Attempt> => {
  const { session, policy } = host;
  await host.at("before-claim", work);
  await host.claim(work);
  await host.at("after-claim", work);
  await inTransaction(session, "", async () => {
    await setTimeouts(session, policy.lock_budget_ms, 0, true);
    await session.query("set local row_security = off");
    for (const statement of run.statements) await session.query(statement);
    if (work.verify !== null) await verified(session, work.verify, work);
    await leaveOwner(session, host.owner);
    await host.beforeCommit(work);
    await host.at("before-record", work);
    await host.record(work, 0);
    await host.at("before-commit", work);
  });
  await host.at("after-commit", work);
  return { stall_ms: 0 };
};
