/** What the worker does unasked: finds a hand-made change, seals the audit log, and carries a signed checkpoint out of the database. */
import { createPublicKey, verify } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkpointText } from "../../worker/audit/append-checkpoint.ts";
import { majors } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { PLAN, shopAtOne } from "./shop-story.ts";

describe.each(majors())("the worker's rounds on Postgres %i", { timeout: 180_000 }, (major) => {
  it("find a hand-made change once, with a revert, and see it gone", async (t) => {
    const shop = await shopAtOne(t, major);
    await shop.startWorker({ SCAN_EVERY_SECONDS: "1" });
    await shop.as(null, "alter table shop.orders add column oops integer");
    const findings = () => shop.as<{ address: string; state: string; revert_sql: string | null }>(null, "select address, state, revert_sql from arch.findings");
    const [finding] = await waitFor(
      "the finding",
      async () => {
        const rows = await findings();
        return rows.length > 0 ? rows : null;
      },
      90_000,
    );
    expect(finding).toMatchObject({ address: "column:shop.orders.oops", state: "open" });
    expect(finding?.revert_sql).toMatch(/drop column oops/);
    await shop.as(null, finding?.revert_sql ?? "");
    await waitFor("the finding to be gone", async () => (await findings()).every((row) => row.state === "gone" || row.state === "reverted"), 90_000);
    expect(await findings()).toHaveLength(1);
  });

  it("let a submission expire without anybody asking", async (t) => {
    const shop = await shopAtOne(t, major);
    await shop.as("ada", "select * from arch.submit($1, 'test')", [PLAN]);
    await shop.as(null, "update arch.plans set expires_at = now() where id = $1", [PLAN]);
    await shop.startWorker({ SCAN_EVERY_SECONDS: "1" });
    await waitFor(
      "the plan to expire",
      async () => (await shop.as(null, "select from arch.plans where id = $1 and state = 'expired'", [PLAN])).length === 1,
      60_000,
    );
  });

  it("seal every event and sign the tree's head", async (t) => {
    const shop = await shopAtOne(t, major);
    await shop.startWorker({ SEAL_EVERY_SECONDS: "1" });
    const checkpoint = await waitFor(
      "a checkpoint with nothing left to seal",
      async () => {
        const [row] = await shop.as<{ tree_size: string; root_hash: string; signature: string; public_key: string; environment: string }>(
          null,
          "select c.tree_size::text, encode(c.root_hash, 'hex') as root_hash, c.signature, c.public_key, e.id::text as environment from arch.checkpoints as c, arch.environment as e where not exists (select from arch.event_outbox) order by c.tree_size desc limit 1",
        );
        // The template may hold a checkpoint of its own maker's; ours is the one that this worker carried out of the database.
        return row !== undefined && (await carriedOut(shop.data_dir)).some((line) => line.tree_size === row.tree_size) ? row : null;
      },
      90_000,
    );
    expect(verify(null, Buffer.from(checkpointText(checkpoint)), createPublicKey(checkpoint.public_key), Buffer.from(checkpoint.signature, "base64"))).toBe(
      true,
    );
    expect((await carriedOut(shop.data_dir)).find((line) => line.tree_size === checkpoint.tree_size)?.root_hash).toBe(checkpoint.root_hash);
  });
});

async function carriedOut(data_dir: string): Promise<readonly { readonly tree_size: string; readonly root_hash: string }[]> {
  const text = await readFile(join(data_dir, "checkpoints.jsonl"), "utf8").catch(() => "");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { tree_size: string; root_hash: string });
}
