/** The interpreter of steps: one handler per kind of run, the same for the run and for the proof. */
import type { Run } from "../../plv8/src/types/plan.ts";
import { batchesStep } from "../backfill/batches-step.ts";
import { checkAttempt } from "./check-step.ts";
import { concurrentAttempt } from "./concurrent-step.ts";
import type { StepHost, StepOutcome, Work } from "./step-host.ts";
import { transactionAttempt } from "./transaction-step.ts";
import { scanAttempt } from "./scan-step.ts";
import { tryAgain } from "./try-again.ts";

type Handler<K extends Run["kind"]> = (host: StepHost, work: Work, run: Extract<Run, { kind: K }>) => Promise<StepOutcome>;

const HANDLERS: { readonly [K in Run["kind"]]: Handler<K> } = {
  transaction: (host, work, run) => tryAgain(host, work, "budget", () => transactionAttempt(host, work, run)),
  scan: (host, work, run) => tryAgain(host, work, "budget", () => scanAttempt(host, work, run)),
  concurrent: (host, work, run) => tryAgain(host, work, "unlimited", () => concurrentAttempt(host, work, run)),
  check: (host, work, run) => tryAgain(host, work, "budget", () => checkAttempt(host, work, run)),
  batches: (host, work, run) => batchesStep(host, work, run),
};

/** Executes one piece of work, with as many tries as it takes; the session is reset before each of them and after a good one. */
export const executeStep = async (host: StepHost, work: Work): Promise<StepOutcome> => {
  const handler = HANDLERS[work.run.kind] as Handler<Run["kind"]>;
  const outcome = await handler(host, work, work.run);
  if (outcome.kind === "done") await host.reset();
  return outcome;
};
