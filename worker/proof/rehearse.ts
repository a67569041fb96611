/** Executes steps on scratch with the run's own interpreter; no ledger, but the locks are noted. */
import type { Step } from "../../plv8/src/types/plan.ts";
import { DEFAULT_POLICY } from "../apply/policy.ts";
import { executeStep } from "../apply/execute-step.ts";
import { becomeOwner, probePins, resetSession } from "../apply/session.ts";
import type { StepHost, Work } from "../apply/step-host.ts";
import { oneRow } from "../db.ts";
import { seenBeside } from "./concurrent-locks.ts";
import { knownTables, locksOf, unannounced } from "./locks-seen.ts";
import type { LockNote } from "./proof.ts";
import type { ProofDatabase } from "./proof-scratch.ts";

/** Nobody else is on scratch: a step that is not through after this long never will be. */
const PATIENCE_MS = 20_000;
/** Catalog work on a busy machine; the budget is about other people's sessions, and there are none. */
const BUDGET_MS = 10_000;

export class RehearsalFailure extends Error {
  readonly step: string;
  /** A check that found rows in its way: what it is there for. */
  readonly by_check: boolean;
  constructor(work: Work, reason: string) {
    super(reason);
    this.name = "RehearsalFailure";
    this.step = `${String(work.ordinal)}: ${work.what}`;
    this.by_check = work.run.kind === "check";
  }
}

/** Number of pieces executed. `steps` give the declared locks; `locks` receives one note per step that held any. */
export const rehearse = async (database: ProofDatabase, owner: string, works: readonly Work[], steps: readonly Step[], locks: LockNote[]): Promise<number> => {
  const { session } = database;
  const pins = await probePins(session);
  let known: ReadonlySet<string> = new Set();
  const noteLocks = (work: Work, seen: LockNote["seen"]): void => {
    const declared = steps.find((step) => step.ordinal === work.ordinal)?.locks ?? [];
    if (seen.length > 0) locks.push({ ordinal: work.ordinal, seen, unannounced: unannounced(seen, declared) });
  };
  const { pid } = await oneRow<{ pid: number }>(session, "select pg_catalog.pg_backend_pid() as pid");
  const nothing = (): Promise<void> => Promise.resolve();
  const host: StepHost = {
    session,
    owner,
    policy: { ...DEFAULT_POLICY, lock_budget_ms: BUDGET_MS, lock_wait_cap_ms: PATIENCE_MS },
    reset: () => resetSession(session, pins),
    claim: () => becomeOwner(session, owner),
    record: nothing,
    progress: nothing,
    batchStart: () => null,
    blocker: () => Promise.resolve(null),
    cut: () => session.end(),
    waiting: nothing,
    stopRequest: () => Promise.resolve(null),
    beforeCommit: async (work) => {
      noteLocks(work, await locksOf(session, null, known));
    },
    at: nothing,
  };
  for (const work of works) {
    known = await knownTables(session);
    const execute = async (): Promise<void> => {
      const outcome = await executeStep(host, work);
      if (outcome.kind !== "done") throw new RehearsalFailure(work, outcome.kind === "stopped" ? outcome.why : outcome.reason);
    };
    const tables = work.tables.filter((table) => known.has(`table:${table}`));
    if (work.run.kind === "concurrent" && steps.length > 0) noteLocks(work, await seenBeside(database.beside, pid, owner, tables, known, execute));
    else await execute();
  }
  return works.length;
};
