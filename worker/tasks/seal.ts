/** Job `seal`: appends unsealed audit events to the tree, then signs its head and carries it out of the database. */
import { z } from "zod";
import { sealAndSign } from "../audit/seal-and-sign.ts";
import type { WorkerContext } from "../context.ts";

export const SealPayload = z.object({}).loose();

export const sealTask = async (context: WorkerContext): Promise<void> => {
  const sealed = await sealAndSign(context);
  if (sealed > 0) context.logger.info("audit events sealed", { events: sealed });
};
