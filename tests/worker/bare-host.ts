/** A host of steps with a ledger that only remembers: for tests of the interpreter itself. */
import { namedBlocker } from "../../worker/apply/blockers.ts";
import { DEFAULT_POLICY } from "../../worker/apply/policy.ts";
import { becomeOwner, probePins, resetSession } from "../../worker/apply/session.ts";
import type { StepHost } from "../../worker/apply/step-host.ts";
import { oneRow } from "../../worker/db.ts";
import type { Database, Session } from "../../worker/db.ts";

/** Claims and records nothing; `admin` sees who blocks. Override what the test is about. */
export const bareHost = async (session: Session, admin: Database, owner: string, more: Partial<StepHost> = {}): Promise<StepHost> => {
  const { pid } = await oneRow<{ pid: number }>(session, "select pg_catalog.pg_backend_pid() as pid");
  const pins = await probePins(session);
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    session,
    owner,
    policy: { ...DEFAULT_POLICY, lock_wait_cap_ms: 20_000, longest_pause_ms: 200 },
    reset: () => resetSession(session, pins),
    claim: () => becomeOwner(session, owner),
    record: nothing,
    progress: nothing,
    batchStart: () => null,
    blocker: () => namedBlocker(admin, pid, "t.a"),
    cut: async () => {
      await admin.query("select pg_catalog.pg_terminate_backend($1)", [pid]);
    },
    waiting: nothing,
    stopRequest: () => Promise.resolve(null),
    beforeCommit: nothing,
    at: nothing,
    ...more,
  };
};
