/** Checkpoints leave the database: one JSON line each, appended and synced to a file that an administrator of the database does not own. */
import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import type { CheckpointKey } from "./checkpoint-key.ts";

export type Checkpoint = { readonly environment: string; readonly tree_size: string; readonly root_hash: string };
export type SignedCheckpoint = Checkpoint & { readonly key_id: string; readonly signature: string };

/** The bytes that are signed: four lines, so that anybody can rebuild them from a row of arch.checkpoints. */
export const checkpointText = (checkpoint: Checkpoint): string =>
  `data-architect checkpoint\n${checkpoint.environment}\n${checkpoint.tree_size}\n${checkpoint.root_hash}\n`;

export const signCheckpoint = (key: CheckpointKey, checkpoint: Checkpoint): SignedCheckpoint => ({
  ...checkpoint,
  key_id: key.id,
  signature: key.sign(checkpointText(checkpoint)),
});

export const appendCheckpoint = async (path: string, signed: SignedCheckpoint, at: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "a", 0o600);
  try {
    await file.appendFile(`${JSON.stringify({ at, ...signed })}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
};
