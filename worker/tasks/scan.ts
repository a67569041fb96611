/** Job `scan`: compares a project's live catalog with what was last applied and records the findings. */
import { z } from "zod";
import type { WorkerContext } from "../context.ts";
import { scanProject } from "../drift/scan-project.ts";

export const ScanPayload = z.object({ project: z.string() });

export const scanTask = async (context: WorkerContext, payload: z.infer<typeof ScanPayload>): Promise<void> => {
  const found = await scanProject(context, payload.project);
  if (found !== null && found > 0) context.logger.warn("drift", { project: payload.project, findings: found });
};
