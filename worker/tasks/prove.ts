/** Job `prove`: runs a plan forward and back on scratch and records what was seen. */
import { z } from "zod";
import type { WorkerContext } from "../context.ts";
import { oneRow } from "../db.ts";
import { errorText } from "../log.ts";
import { readProofInput } from "../proof/proof-input.ts";
import { provePlan } from "../proof/prove-plan.ts";

export const ProvePayload = z.object({ plan: z.string() });

/** A scratch server that does not open this often is what the plan lacks. */
const LAST_ATTEMPT = 3;

export const proveTask = async (context: WorkerContext, payload: z.infer<typeof ProvePayload>, attempt: number): Promise<void> => {
  const { input } = await oneRow<{ input: unknown }>(context.db, "select arch_worker.proof_input($1) as input", [payload.plan]);
  if (input === null) return;
  const proof = await provePlan(context, readProofInput(input), attempt < LAST_ATTEMPT);
  context.logger.info(proof.ok ? "plan proved" : "plan not proved", {
    plan: payload.plan,
    seconds: proof.seconds,
    forward: proof.forward_steps,
    back: proof.back_steps,
    ...(proof.error === null ? {} : { error: errorText(proof.error) }),
  });
  await context.db.query("select arch_worker.record_proof($1, $2::jsonb)", [payload.plan, JSON.stringify(proof)]);
};
