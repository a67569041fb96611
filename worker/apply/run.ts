/**
 * The run of an approved plan. One executor session holds the run lock and executes the DDL; the ledger decides what is done.
 * Delivered twice, killed anywhere: each step takes effect once.
 */
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { readCatalog } from "../catalog/read-catalog.ts";
import type { WorkerContext } from "../context.ts";
import { openSession } from "../db.ts";
import type { Session } from "../db.ts";
import { errorText } from "../log.ts";
import { checkBase, touchedBy } from "./base-check.ts";
import type { BaseCheck } from "./base-check.ts";
import { namedBlocker } from "./blockers.ts";
import { executeStep } from "./execute-step.ts";
import {
  claim,
  failRun,
  failStep,
  finishRun,
  newSecret,
  prepareStep,
  progress,
  record,
  runInput,
  runWaiting,
  staleRun,
  startRun,
  stepNoise,
  stopRun,
} from "./ledger.ts";
import { startNoise } from "./noise.ts";
import type { Noise } from "./noise.ts";
import { startPulse } from "./pulse.ts";
import type { Pulse } from "./pulse.ts";
import type { RunInput } from "./run-input.ts";
import { batchStartOf, openSteps, policyOf, readRunInput, workOf } from "./run-input.ts";
import { probePins, resetSession } from "./session.ts";
import type { StepHost, StepOutcome, StopRequest, Work } from "./step-host.ts";
import { checkStanding } from "./standing-check.ts";
import { endFormer, identityOf, takeRunLock } from "./takeover.ts";

const TAKEOVER_DEADLINE_MS = 30_000;
const HEARTBEAT_MS = 2_000;

/** How the run ended for this worker; everything people need to know stands in the database by then. */
export type RunOutcome = "done" | "not-mine" | "paused" | "aborted" | "failed" | "stale";

export const executeRun = async (context: WorkerContext, run: string): Promise<RunOutcome> => {
  const before = readRunInput(await runInput(context.db, run));
  if (before.state !== "queued" && before.state !== "running") return "not-mine";
  const wanted = context.config.environment_id;
  if (wanted !== null && before.environment !== wanted) {
    await failRun(
      context.db,
      run,
      `this database is environment ${before.environment ?? "unknown"}, the worker was started for ${wanted}: nothing was run. Point the worker at its own database, or set ENVIRONMENT_ID after arch.adopt_environment`,
    );
    return "failed";
  }
  const session = await openSession(context.config.executor_url, `data-architect run ${before.plan}`);
  try {
    const me = await identityOf(session);
    await context.hooks.at("run:before-start");
    const started = await startRun(context.db, run, context.worker(), me.pid, me.backend_start);
    await context.hooks.at("run:started");
    if (started.former_pid !== null && started.former_start !== null) {
      await endFormer(session, { pid: started.former_pid, backend_start: started.former_start }, TAKEOVER_DEADLINE_MS);
    }
    const pulse = startPulse(context, run, started.token, HEARTBEAT_MS);
    const noise = await startNoise(context.db);
    try {
      await takeRunLock(session, before.project, TAKEOVER_DEADLINE_MS, (text) => runWaiting(context.db, run, started.token, text));
      const input = readRunInput(await runInput(context.db, run));
      return await executeSteps(context, session, me.pid, input, started.token, pulse, noise);
    } finally {
      await noise.stop();
      await pulse.stop();
    }
  } finally {
    await session.end().catch(() => undefined);
  }
};

const executeSteps = async (
  context: WorkerContext,
  session: Session,
  pid: number,
  input: RunInput,
  token: string,
  pulse: Pulse,
  noise: Noise,
): Promise<RunOutcome> => {
  const { db, compiler, hooks, logger } = context;
  const base = await compareBase(context, input);
  if (!base.ok) {
    await staleRun(db, input.run, token, base.reason, base.changes);
    return "stale";
  }
  const pins = await probePins(session);
  const policy = policyOf(input, context.config.lock_wait_cap_ms);
  let secret = "";
  const host: StepHost = {
    session,
    owner: input.owner,
    policy,
    reset: async () => {
      await resetSession(session, pins);
      await takeRunLock(session, input.project, TAKEOVER_DEADLINE_MS, (text) => runWaiting(db, input.run, token, text));
    },
    claim: (work) => claim(session, input.run, token, work),
    record: (work, stall_ms) => record(session, input.run, token, work.ordinal, secret, stall_ms),
    progress: (work, done) => progress(session, input.run, token, work.ordinal, secret, done),
    batchStart: (work) => batchStartOf(input, work.ordinal),
    blocker: () => namedBlocker(db, pid, currentObject),
    waiting: (text) => runWaiting(db, input.run, token, text),
    stopRequest: pulse.stopRequest,
    cut: () => cutSession(context, pid),
    beforeCommit: () => Promise.resolve(),
    at: (point, work) => hooks.at(`${String(work.ordinal)}:${point}`),
  };
  let currentObject = "";
  for (const work of workOf(input)) {
    currentObject = work.object.replace(/^[a-z]+:/, "");
    secret = newSecret();
    const stop = await pulse.ask();
    if (stop !== null) return await stopped(context, input.run, token, stop);
    await prepareStep(db, input.run, token, work.ordinal, secret);
    await hooks.at(`${String(work.ordinal)}:prepared`);
    noise.take();
    const outcome = await executeStep(host, work);
    await stepNoise(db, input.run, token, work.ordinal, noise.take());
    logger.info(`step ${outcome.kind}`, { plan: input.plan, step: work.ordinal, what: work.what });
    if (outcome.kind !== "done") return await ended(context, input, token, work, outcome, pulse);
  }
  await hooks.at("run:before-finish");
  const live = await readCatalog(db, input.schemas);
  const { fingerprint } = compiler.value<{ fingerprint: string }>("fingerprint", { catalog: live });
  await finishRun(db, input.run, token, live, fingerprint);
  await hooks.at("run:finished");
  return "done";
};

/** Read once, before a run's first step; later it is the run itself that changes the database. */
const compareBase = async (context: WorkerContext, input: RunInput): Promise<BaseCheck> => {
  if (input.steps.some((step) => step.state === "done" || step.state === "undone" || (step.cursor ?? null) !== null)) return { ok: true };
  const live: Catalog = await readCatalog(context.db, input.schemas, { dependents: true });
  const steps = openSteps(input);
  if (input.direction !== "forward")
    return checkStanding(
      context.compiler,
      input.standing ?? null,
      input.base_catalog,
      steps.filter((step) => input.direction === "complete" || step.undo.kind === "run"),
      live,
    );
  return checkBase(
    context.compiler,
    { fingerprint: input.base_fingerprint, addresses: input.base_addresses, catalog: input.base_catalog, touched: touchedBy(steps) },
    live,
  );
};

/** By a second session of the same login: the worker's own may not signal it. */
const cutSession = async (context: WorkerContext, pid: number): Promise<void> => {
  const session = await openSession(context.config.executor_url, "data-architect watchdog");
  try {
    await session.query("select pg_catalog.pg_terminate_backend($1)", [pid]);
  } finally {
    await session.end();
  }
};

const ended = async (
  context: WorkerContext,
  input: RunInput,
  token: string,
  work: Work,
  outcome: Exclude<StepOutcome, { kind: "done" }>,
  pulse: Pulse,
): Promise<RunOutcome> => {
  if (outcome.kind === "stopped") return await stopped(context, input.run, token, outcome.why);
  const stop = await pulse.ask();
  if (stop !== null) return await stopped(context, input.run, token, stop);
  context.logger.warn("run stopped", { plan: input.plan, step: work.ordinal, reason: errorText(outcome.reason) });
  await failStep(context.db, input.run, token, work.ordinal, outcome.reason, outcome.kind === "blocked" ? "paused" : "failed");
  return outcome.kind === "blocked" ? "paused" : "failed";
};

const stopped = async (context: WorkerContext, run: string, token: string, why: StopRequest): Promise<RunOutcome> => {
  await stopRun(context.db, run, token);
  return why;
};
