/** Job `run`: executes an approved plan's run. Whoever is fenced off, or finds the run ended or paused, leaves without a trace. */
import { z } from "zod";
import { executeRun } from "../apply/run.ts";
import { isFenced } from "../apply/try-again.ts";
import type { WorkerContext } from "../context.ts";

export const RunPayload = z.object({ run: z.uuid() });

export const runTask = async (context: WorkerContext, payload: z.infer<typeof RunPayload>): Promise<void> => {
  try {
    const outcome = await executeRun(context, payload.run);
    context.logger.info(`run ${outcome}`, { run: payload.run });
  } catch (error) {
    if (!isFenced(error)) throw error;
    context.logger.info("run taken over by another worker", { run: payload.run });
  }
};
