/** Verifies an export of the audit log (arch.audit_export, JSON lines) with the public key, and no database. */
import { createHash, createPublicKey, verify } from "node:crypto";
import { z } from "zod";
import { checkpointText } from "./append-checkpoint.ts";

const Event = z.object({ kind: z.literal("event"), leaf: z.string(), text: z.string(), leaf_hash: z.string() });
const Checkpoint = z.object({
  kind: z.literal("checkpoint").optional(),
  environment: z.string(),
  tree_size: z.string(),
  root_hash: z.string(),
  signature: z.string(),
  key_id: z.string(),
});

/**
 * `signed`: how many of the events, from the first on, the newest checkpoint vouches for. `lost`: kept checkpoints over events that a restore took away, as the
 * log itself says under a later signature.
 */
export type Verified = {
  readonly ok: boolean;
  readonly events: number;
  readonly signed: number;
  readonly checkpoints: number;
  readonly lost: number;
  readonly reason: string | null;
};

/** `kept` are the lines of the checkpoint file outside the database: a log shortened or rewritten since shows against them. */
export const verifyExport = (lines: Iterable<string>, public_key: string, kept: Iterable<string> = []): Verified => {
  const leaves: Buffer[] = [];
  const checkpoints: z.infer<typeof Checkpoint>[] = [];
  for (const [at, line] of [...kept].entries()) {
    const read = Checkpoint.safeParse(parsed(line));
    if (!read.success) return bad(0, `line ${String(at + 1)} of the kept checkpoints is none`);
    checkpoints.push(read.data);
  }
  /** By former environment: how many of its events came along, and the leaf that says so. */
  const losses = new Map<string, { readonly sealed: number; readonly leaf: number }>();
  for (const line of lines) {
    const row = parsed(line);
    const event = Event.safeParse(row);
    if (!event.success) {
      const checkpoint = Checkpoint.safeParse(row);
      if (!checkpoint.success) return bad(leaves.length, `what follows event ${String(leaves.length - 1)} is neither an event nor a checkpoint`);
      checkpoints.push(checkpoint.data);
      continue;
    }
    const hash = sha256(Buffer.from([0]), Buffer.from(event.data.text, "utf8"));
    if (event.data.leaf !== String(leaves.length)) return bad(leaves.length, `leaf ${String(leaves.length)} is missing`);
    if (hash.toString("hex") !== event.data.leaf_hash) return bad(leaves.length, `leaf ${event.data.leaf}: its event is not what was sealed`);
    const loss = historyLost(event.data.text);
    if (loss !== null) losses.set(loss.environment, { sealed: loss.sealed, leaf: leaves.length });
    leaves.push(hash);
  }
  const roots = rootsOf(leaves, new Set(checkpoints.map((checkpoint) => Number(checkpoint.tree_size))));
  const key = createPublicKey(public_key);
  let signed = 0;
  let lost = 0;
  for (const checkpoint of checkpoints) {
    const named = `the checkpoint at ${checkpoint.tree_size} events`;
    if (!verify(null, Buffer.from(checkpointText(checkpoint), "utf8"), key, Buffer.from(checkpoint.signature, "base64")))
      return bad(leaves.length, `${named} is not signed by this key`);
    const loss = losses.get(checkpoint.environment);
    if (loss !== undefined && Number(checkpoint.tree_size) > loss.sealed) {
      lost += 1;
      continue;
    }
    if (Number(checkpoint.tree_size) > leaves.length)
      return bad(leaves.length, `${named} covers more than the ${String(leaves.length)} that are here: the newest were removed`);
    if (roots.get(Number(checkpoint.tree_size)) !== checkpoint.root_hash) return bad(leaves.length, `${named} has another root: events before it were changed`);
    signed = Math.max(signed, Number(checkpoint.tree_size));
  }
  const unsigned = [...losses.values()].find((loss) => loss.leaf >= signed);
  if (lost > 0 && unsigned !== undefined) return bad(leaves.length, `leaf ${String(unsigned.leaf)} says that history was lost, and no checkpoint signs it`);
  return signed === 0
    ? bad(leaves.length, "there is no checkpoint: nothing says that the log is whole")
    : { ok: true, events: leaves.length, signed, checkpoints: checkpoints.length - lost, lost, reason: null };
};

const bad = (events: number, reason: string): Verified => ({ ok: false, events, signed: 0, checkpoints: 0, lost: 0, reason });

/** Null for what is no JSON. */
const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
};

/** Fields of an event's text: each with its length in bytes before it, `-:` for none (arch_private.length_prefixed). */
const fieldsOf = (text: string): readonly (string | null)[] => {
  const bytes = Buffer.from(text, "utf8");
  const fields: (string | null)[] = [];
  for (let at = 0; at < bytes.length;) {
    const colon = bytes.indexOf(":", at);
    const length = bytes.toString("utf8", at, colon);
    if (colon < 0 || !/^(-|\d+)$/.test(length)) return [];
    const end = colon + 1 + (length === "-" ? 0 : Number(length));
    fields.push(length === "-" ? null : bytes.toString("utf8", colon + 1, end));
    at = end;
  }
  return fields;
};

const Loss = z.object({ former_environment: z.string(), sealed: z.number() });

const historyLost = (text: string): { readonly environment: string; readonly sealed: number } | null => {
  const [form, , , kind, , , , detail] = fieldsOf(text);
  if (form !== "event 1" || kind !== "history_lost") return null;
  const loss = Loss.safeParse(parsed(detail ?? "null"));
  return loss.success ? { environment: loss.data.former_environment, sealed: loss.data.sealed } : null;
};

const sha256 = (...parts: readonly Buffer[]): Buffer => createHash("sha256").update(Buffer.concat(parts)).digest();
const node = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.from([1]), left, right);

/** Roots (RFC 6962, hex) at the asked sizes, in one pass: a stack of whole subtrees, largest first. */
const rootsOf = (leaves: readonly Buffer[], sizes: ReadonlySet<number>): ReadonlyMap<number, string> => {
  const roots = new Map<number, string>();
  let stack: readonly Buffer[] = [];
  for (const [at, leaf] of leaves.entries()) {
    let hash = leaf;
    for (let rest = at; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = stack.at(-1);
      if (left === undefined) break;
      hash = node(left, hash);
      stack = stack.slice(0, -1);
    }
    stack = [...stack, hash];
    if (sizes.has(at + 1)) roots.set(at + 1, stack.reduceRight((right, left) => node(left, right)).toString("hex"));
  }
  return roots;
};
