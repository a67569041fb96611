/**
 * Job `run`: executes an approved plan's run. Whoever is fenced off, or finds the run ended or paused, leaves without a trace. What our
 * own rules refuse (steps that are not the approved ones) fails the run; anything else is tried again.
 */
import { z } from "zod";
import { executeRun } from "../apply/run.ts";
import { failRun } from "../apply/ledger.ts";
import { isFenced } from "../apply/try-again.ts";
import type { WorkerContext } from "../context.ts";
import { sqlState } from "../../sql/connection-loss.ts";
import { errorText } from "../log.ts";

export const RunPayload = z.object({ run: z.uuid() });

export const runTask = async (context: WorkerContext, payload: z.infer<typeof RunPayload>): Promise<void> => {
  try {
    const outcome = await executeRun(context, payload.run);
    context.logger.info(`run ${outcome}`, { run: payload.run });
  } catch (error) {
    if (isFenced(error)) {
      context.logger.info("run taken over by another worker", { run: payload.run });
      return;
    }
    if (sqlState(error)?.startsWith("ZA") !== true) throw error;
    context.logger.error("run refused", { run: payload.run, error: errorText(error) });
    await failRun(context.db, payload.run, errorText(error));
  }
};
