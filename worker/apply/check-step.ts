/** A read-only look at live data before anything is changed: each row it returns is an obstacle. */
import type { Run } from "../../plv8/src/types/plan.ts";
import { becomeSelf, inTransaction, setTimeouts } from "./session.ts";
import type { StepHost, Work } from "./step-host.ts";
import type { Attempt } from "./try-again.ts";

type CheckRun = Extract<Run, { kind: "check" }>;

export const checkAttempt = async (host: StepHost, work: Work, run: CheckRun): Promise<Attempt> => {
  const { session, policy } = host;
  await host.at("before-claim", work);
  await host.claim(work);
  await host.at("after-claim", work);
  const obstacles = await inTransaction(session, "read only", async () => {
    await setTimeouts(session, policy.lock_budget_ms, 0, true);
    await session.query("set local row_security = off");
    const { rows } = await session.query<Record<string, unknown>>(run.query);
    await host.beforeCommit(work);
    return rows.map((row) => String(Object.values(row)[0]));
  });
  await becomeSelf(session);
  if (obstacles.length > 0) throw new Error(`this stands in the way: ${obstacles.join("; ")}. Mend it, then plan and apply again; nothing was changed`);
  await host.at("before-record", work);
  await host.record(work, 0);
  await host.at("after-commit", work);
  return { stall_ms: 0 };
};
