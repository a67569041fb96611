/** Job name → task: the names under which SQL enqueues. */
import type { Task, TaskList } from "graphile-worker";
import type { z } from "zod";
import type { WorkerContext } from "../context.ts";
import { errorText } from "../log.ts";
import { CompilePayload, compileTask } from "./compile.ts";
import { LintPayload, lintTask } from "./lint.ts";
import { ProvePayload, proveTask } from "./prove.ts";
import { RunPayload, runTask } from "./run.ts";
import { ScanPayload, scanTask } from "./scan.ts";
import { SealPayload, sealTask } from "./seal.ts";

export const taskList = (context: WorkerContext): TaskList => ({
  compile: checked(context, "compile", CompilePayload, compileTask),
  lint: checked(context, "lint", LintPayload, lintTask),
  prove: checked(context, "prove", ProvePayload, proveTask),
  run: checked(context, "run", RunPayload, runTask),
  scan: checked(context, "scan", ScanPayload, scanTask),
  seal: checked(context, "seal", SealPayload, sealTask),
});

/** A payload that is not what it should be is a bug of the enqueuer: logged and dropped, never retried. */
const checked =
  <T>(context: WorkerContext, name: string, payload: z.ZodType<T>, task: (context: WorkerContext, value: T, attempt: number) => Promise<void>): Task =>
  async (raw, { job }) => {
    const parsed = payload.safeParse(raw);
    if (!parsed.success) {
      context.logger.error(`job ${name} has a payload that is not its own; dropped`, {
        issues: parsed.error.issues.map((issue) => issue.path.join(".")).join(","),
      });
      return;
    }
    try {
      await task(context, parsed.data, job.attempts);
    } catch (error) {
      context.logger.warn(`job ${name} failed and will be tried again`, { error: errorText(error) });
      throw error;
    }
  };
