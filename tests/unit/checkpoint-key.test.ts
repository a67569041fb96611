import { createPublicKey, verify } from "node:crypto";
import { chmod, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { appendCheckpoint, checkpointText, signCheckpoint } from "../../worker/audit/append-checkpoint.ts";
import { openCheckpointKey } from "../../worker/audit/checkpoint-key.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "checkpoint-"));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

const head = { environment: "0b9f2f0e-6f0c-4f43-9c0a-0f5b1f6b7a11", tree_size: "3", root_hash: "ab".repeat(32) };

it("is made once, readable by its user only, and verifies what it signed", async () => {
  const path = join(dir, "keys", "key.pem");
  const keys = await Promise.all([openCheckpointKey(path), openCheckpointKey(path)]);
  expect(keys[0].id).toBe(keys[1].id);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const signed = signCheckpoint(keys[0], head);
  const ok = verify(null, Buffer.from(checkpointText(head)), createPublicKey(keys[1].public_key), Buffer.from(signed.signature, "base64"));
  expect(ok).toBe(true);
});

it("is refused once others can read it", async () => {
  const path = join(dir, "key.pem");
  await openCheckpointKey(path);
  await chmod(path, 0o644);
  await expect(openCheckpointKey(path)).rejects.toThrow(/can be read by others \(mode 644\); run chmod 600/);
});

it("leaves one line per checkpoint in a file of its own", async () => {
  const key = await openCheckpointKey(join(dir, "key.pem"));
  const file = join(dir, "checkpoints.jsonl");
  await appendCheckpoint(file, signCheckpoint(key, head), "2026-01-01T00:00:00.000Z");
  await appendCheckpoint(file, signCheckpoint(key, { ...head, tree_size: "4" }), "2026-01-01T00:00:01.000Z");
  const lines = (await readFile(file, "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { tree_size: string; key_id: string });
  expect(lines.map((line) => line.tree_size)).toEqual(["3", "4"]);
  expect(lines[0]?.key_id).toBe(key.id);
});
