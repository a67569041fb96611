/** A brief step: all its tables locked at once in a fixed order, then its statements, within one budget; its ledger row commits with it. */
import type { Session } from "../db.ts";
import type { Run } from "../../plv8/src/types/plan.ts";
import { LONGEST_STATEMENT_MS } from "./policy.ts";
import { inTransaction, isTrue, leaveOwner, setTimeouts } from "./session.ts";
import type { StepHost, Work } from "./step-host.ts";
import type { Attempt } from "./try-again.ts";

type TransactionRun = Extract<Run, { kind: "transaction" }>;

/** Statements of a step that holds nobody up still may not run for ever. */
const UNHURRIED_MS = LONGEST_STATEMENT_MS;
/** Even with the budget nearly spent on waiting, the catalog work gets this long. */
const LEAST_MS = 20;

export const transactionAttempt = async (host: StepHost, work: Work, run: TransactionRun): Promise<Attempt> => {
  const { session, policy } = host;
  const budget = policy.lock_budget_ms;
  let stall_ms = 0;
  await host.at("before-claim", work);
  await setTimeouts(session, UNHURRIED_MS, UNHURRIED_MS, false);
  await host.claim(work);
  await host.at("after-claim", work);
  await inTransaction(session, "", async () => {
    const began = performance.now();
    const left = (): number => Math.max(LEAST_MS, budget - (performance.now() - began));
    const hurried = work.blocks !== "nothing" || run.lock_tables.length > 0;
    await setTimeouts(session, budget, hurried ? budget : UNHURRIED_MS, true);
    if (run.lock_mode !== null && run.lock_tables.length > 0) await session.query(`lock table ${run.lock_tables.join(", ")} in ${run.lock_mode} mode`);
    for (const statement of run.statements) {
      await setTimeouts(session, hurried ? left() : budget, hurried ? left() : UNHURRIED_MS, true);
      await session.query(statement);
    }
    if (work.verify !== null) await verified(session, work.verify, work);
    await leaveOwner(session, host.owner);
    await setTimeouts(session, UNHURRIED_MS, UNHURRIED_MS, true);
    await host.beforeCommit(work);
    stall_ms = work.blocks === "nothing" ? 0 : performance.now() - began;
    await host.at("before-record", work);
    await host.record(work, stall_ms);
    await host.at("before-commit", work);
  });
  await host.at("after-commit", work);
  return { stall_ms };
};

/** Throws unless the step did what it should. */
export const verified = async (session: Session, query: string, work: Work): Promise<void> => {
  if (!(await isTrue(session, query))) {
    throw new Error(`${work.what} did not have its effect on ${work.object} (its verify query says no); nothing of this step was recorded`);
  }
};
