import { generateKeyPairSync, sign } from "node:crypto";
import type pg from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { checkpointText } from "../../worker/audit/append-checkpoint.ts";
import { verifyExport } from "../../worker/audit/verify.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import type { TestDatabase } from "../helpers/database.ts";
import { ourLogin, peopledTemplate, personLogin } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";

type Head = { readonly sealed: number; readonly tree_size: string; readonly root_hash: string; readonly environment: string };

describe.each(majors())("the audit log on Postgres %i", (major) => {
  const key = generateKeyPairSync("ed25519");
  const public_key = key.publicKey.export({ type: "spki", format: "pem" }).toString();
  let database: TestDatabase;
  let root: pg.Client;
  let worker: pg.Client;

  beforeEach(async (t) => {
    database = await createDatabase(t, { major, template: await peopledTemplate(major) });
    root = await connect(database);
    worker = await connect(database, await ourLogin("arch_worker", major));
  });

  const seal = async (batch: number, as = worker): Promise<Head> =>
    (await as.query<Head>("select sealed, tree_size::text, root_hash, environment from arch_worker.seal_batch($1)", [batch])).rows[0] as Head;
  const checkpoint = async (head: Head): Promise<string> => {
    const signature = sign(null, Buffer.from(checkpointText(head)), key.privateKey).toString("base64");
    await worker.query("select arch_worker.record_checkpoint($1, $2, $3, 'key', $4)", [head.tree_size, head.root_hash, signature, public_key]);
    return JSON.stringify({ environment: head.environment, tree_size: head.tree_size, root_hash: head.root_hash, key_id: "key", signature });
  };
  const exported = async (as: pg.Client): Promise<string[]> =>
    (await as.query<{ line: string }>("select audit_export::text as line from arch.audit_export()")).rows.map((row) => row.line);

  test("is sealed in batches of any size, verified inside, and outside with nothing but the export and the key", async () => {
    const kept = [await checkpoint(await seal(3)), await checkpoint(await seal(4)), await checkpoint(await seal(1000))];
    expect((await root.query("select ok, events = sealed as whole, unsealed::int, checkpoints::int, reason from arch.verify_audit()")).rows).toEqual([
      { ok: true, whole: true, unsealed: 0, checkpoints: 3, reason: null },
    ]);
    const lines = await exported(root);
    expect(verifyExport(lines, public_key)).toMatchObject({ ok: true, checkpoints: 3 });
    const events = lines.filter((line) => line.includes('"event"'));
    expect(verifyExport(events.slice(0, -1), public_key, kept).reason).toMatch(/newest were removed/);
    expect(verifyExport([...events.slice(0, 2), ...events.slice(3)], public_key, kept).reason).toMatch(/leaf 2 is missing/);
    expect(
      verifyExport(
        events.map((line, at) => (at === 1 ? line.replace("text", "text").replace("event 1", "event 2") : line)),
        public_key,
        kept,
      ).reason,
    ).toMatch(/leaf 1: .*not what was sealed/);
    const other = generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" }).toString();
    expect(verifyExport(lines, other).reason).toMatch(/not signed by this key/);
    expect(verifyExport(events, public_key).ok).toBe(false);
    expect(verifyExport([...lines, "null"], public_key).reason).toMatch(/neither an event nor a checkpoint/);
    expect(verifyExport(lines, public_key, ["{}"]).reason).toMatch(/line 1 of the kept checkpoints is none/);
    const without_last = lines.filter((line) => line !== lines.findLast((each) => !each.includes('"event"')));
    expect(verifyExport(without_last, public_key)).toMatchObject({ ok: true, signed: 7, events: events.length });
  });

  test("has one leaf per event however many sealers and writers there are", async () => {
    const sealers = await Promise.all(Array.from({ length: 4 }, async () => connect(database, await ourLogin("arch_worker", major))));
    const writers = await Promise.all(Array.from({ length: 6 }, () => connect(database)));
    await Promise.all([
      ...writers.map((writer) =>
        writer.query(
          "do $$ begin for i in 1..30 loop perform arch_private.record_event('test', null, null, jsonb_build_object('i', i)); commit; end loop; end $$",
        ),
      ),
      ...sealers.map(async (sealer) => {
        for (let i = 0; i < 10; i += 1) await seal(7, sealer);
      }),
    ]);
    await seal(1000);
    expect((await root.query("select ok, sealed = events as whole, unsealed::int from arch.verify_audit()")).rows).toEqual([
      { ok: true, whole: true, unsealed: 0 },
    ]);
  });

  test("hashes the same under other settings", async () => {
    await seal(1000);
    await root.query(
      "set timezone = 'Asia/Kathmandu'; set extra_float_digits = -5; set datestyle = 'German'; set search_path = ''; set bytea_output = 'escape'",
    );
    expect((await root.query("select ok from arch.verify_audit()")).rows).toEqual([{ ok: true }]);
  });

  test("is exported by auditors, and a wrong root is no checkpoint", async () => {
    await expect((await connect(database, personLogin("ada"))).query("select * from arch.audit_export()")).rejects.toMatchObject({ code: "ZA002" });
    const head = await seal(5);
    await expect(worker.query("select arch_worker.record_checkpoint($1, repeat('0', 64), 's', 'k', 'p')", [head.tree_size])).rejects.toMatchObject({
      code: "ZA008",
    });
  });
});
