/** The sealer: batches of events into the tree until none is left, then one signed checkpoint, first outside the database, then inside. */
import { z } from "zod";
import type { WorkerContext } from "../context.ts";
import { dataPath } from "../config.ts";
import { oneRow } from "../db.ts";
import { appendCheckpoint, signCheckpoint } from "./append-checkpoint.ts";
import { openCheckpointKey } from "./checkpoint-key.ts";

const KEY_FILE = "checkpoint-key.pem";
const CHECKPOINT_FILE = "checkpoints.jsonl";

const BATCH = 1_000;

const Head = z.object({
  sealed: z.coerce.number(),
  tree_size: z.coerce.string(),
  root_hash: z.string(),
  environment: z.string(),
  checkpoint_due: z.boolean(),
});

/** Number of events sealed. */
export const sealAndSign = async (context: WorkerContext): Promise<number> => {
  const { db, config } = context;
  let sealed = 0;
  for (;;) {
    const head = Head.parse(await oneRow(db, "select * from arch_worker.seal_batch($1)", [BATCH]));
    sealed += head.sealed;
    if (head.sealed === BATCH) continue;
    if (!head.checkpoint_due) return sealed;
    const key = await openCheckpointKey(dataPath(config, KEY_FILE));
    const signed = signCheckpoint(key, head);
    await appendCheckpoint(dataPath(config, CHECKPOINT_FILE), signed, new Date().toISOString());
    await db.query("select arch_worker.record_checkpoint($1, $2, $3, $4, $5)", [
      signed.tree_size,
      signed.root_hash,
      signed.signature,
      signed.key_id,
      key.public_key,
    ]);
    return sealed;
  }
};
