/** The command line as an administrator lives with it: install, lost passwords, the audit log carried out and verified, upgrade, uninstall. */
import { generateKeyPairSync, sign } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkpointText } from "../../worker/audit/append-checkpoint.ts";
import { newestMajor } from "../helpers/majors.ts";
import { query, useOwnCluster } from "./own-cluster.ts";
import { runCli } from "../helpers/run-cli.ts";

const run = async (...words: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> => {
  return runCli(words);
};

const directory = async (): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), "data-architect-cli-"));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
};

const cluster = useOwnCluster(newestMajor());

test("lost passwords are made anew: the old ones end, the new ones work, an existing file costs nothing", async () => {
  const url = await cluster.database("lost");
  const folder = await directory();
  const read = async (name: string): Promise<Record<string, string>> => JSON.parse(await readFile(join(folder, name), "utf8")) as Record<string, string>;
  expect(await run("reset-passwords", "--database-url", url)).toMatchObject({ code: 3, err: expect.stringContaining("data-architect install") as string });
  await run("install", "--database-url", url, "--passwords-file", join(folder, "first.json"));
  const asWorker = (password: string | undefined): Promise<unknown> =>
    query(cluster.url("lost", "arch_worker", password ?? ""), "select version from arch_worker.release()");
  await asWorker((await read("first.json"))["arch_worker"]);

  expect(await run("reset-passwords", "--database-url", url, "--passwords-file", join(folder, "first.json"))).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringMatching(/is there already and is not overwritten\nhint: /) as string,
  });
  await asWorker((await read("first.json"))["arch_worker"]);

  const reset = await run("reset-passwords", "--database-url", url, "--passwords-file", join(folder, "second.json"));
  expect([reset.code, reset.err]).toEqual([0, ""]);
  const second = await read("second.json");
  expect(Object.keys(second).sort()).toEqual(["arch_executor", "arch_server", "arch_worker"]);
  expect((await stat(join(folder, "second.json"))).mode & 0o777).toBe(0o600);
  expect(Object.values(second).some((password) => reset.out.includes(password))).toBe(false);
  expect(reset.out).toContain("restart those");
  await asWorker(second["arch_worker"]);
  await expect(asWorker((await read("first.json"))["arch_worker"])).rejects.toMatchObject({ code: "28P01" });

  const shown = await run("reset-passwords", "--database-url", url);
  await asWorker(/arch_worker +([\w-]{32})\n/.exec(shown.out)?.[1]);
  await query(url, "create role somebody login password 'x'");
  expect(await run("reset-passwords", "--database-url", cluster.url("lost", "somebody", "x"))).toMatchObject({
    code: 5,
    err: expect.stringContaining("this login may not do that") as string,
  });
  await run("uninstall", "--database-url", url);
});

test("the audit log is exported, verified without any database, and a changed or shortened one is told from a restored one", async () => {
  const url = await cluster.database("audited");
  const folder = await directory();
  const [log, key, kept] = [join(folder, "audit.jsonl"), join(folder, "key.pem"), join(folder, "checkpoints.jsonl")];
  await run("install", "--database-url", url);
  const pair = generateKeyPairSync("ed25519");
  await writeFile(key, pair.publicKey.export({ type: "spki", format: "pem" }).toString());
  const carried: string[] = [];
  const checkpoint = async (): Promise<void> => {
    const [head] = await query<{ tree_size: string; root_hash: string; environment: string }>(
      url,
      "select tree_size::text, root_hash, environment from arch_worker.seal_batch(1000)",
    );
    if (head === undefined) throw new Error("no head");
    const signature = sign(null, Buffer.from(checkpointText(head)), pair.privateKey).toString("base64");
    await query(url, "select arch_worker.record_checkpoint($1, $2, $3, 'k', 'p')", [head.tree_size, head.root_hash, signature]);
    carried.push(JSON.stringify({ ...head, key_id: "k", signature }));
    await writeFile(kept, `${carried.join("\n")}\n`);
  };
  const verify = (...more: string[]) => run("verify-audit", log, "--key", key, ...more);
  const take = async (): Promise<void> => {
    await writeFile(log, (await run("export-audit", "--database-url", url)).out);
  };

  await checkpoint();
  await query(url, "select * from arch.add_person('zoe')");
  await checkpoint();
  await take();
  expect(await verify("--checkpoints", kept)).toMatchObject({ code: 0, out: expect.stringMatching(/^whole: \d+ events, 4 signed checkpoints\n$/) as string });
  expect(await run("verify-audit", "--database-url", url)).toMatchObject({ code: 0, out: expect.stringContaining("yes") as string });
  const lines = (await readFile(log, "utf8")).split("\n");
  await writeFile(log, lines.map((line) => line.replace("person_added", "person_edited")).join("\n"));
  expect(await verify()).toMatchObject({ code: 3, out: expect.stringMatching(/^NOT whole: leaf \d+: its event is not what was sealed\./) as string });
  await writeFile(log, lines.filter((line) => !line.includes("person_added") && !line.includes('"tree_size" : "' + String(lines.length - 3))).join("\n"));
  expect(await verify("--checkpoints", kept)).toMatchObject({
    code: 3,
    out: expect.stringMatching(/^NOT whole: .*(is missing|newest were removed)/) as string,
  });
  await writeFile(log, `${lines[0] ?? ""}\n{"kind": "ev`);
  expect(await verify()).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^error: line 2 of .* was it cut off or edited\?\n$/) as string });
  expect(await run("verify-audit", log)).toMatchObject({ code: 2, err: expect.stringContaining("--key") as string });
  expect(await run("verify-audit", join(folder, "none"), "--key", key)).toMatchObject({
    code: 2,
    err: expect.stringContaining("does not exist: give an export") as string,
  });
  expect(await run("verify-audit")).toMatchObject({ code: 2, err: expect.stringContaining("nothing to verify") as string });

  // A backup of before zoe, restored on another server: what was sealed later is gone, and the log says so under a signature.
  await query(
    url,
    "alter table arch.events disable trigger all; alter table arch.event_seals disable trigger all; alter table arch.audit_nodes disable trigger all; alter table arch.checkpoints disable trigger all",
  );
  await query(
    url,
    "do $$ declare v bigint := (select min(tree_size) from arch.checkpoints); begin delete from arch.checkpoints where tree_size > v; delete from arch.audit_nodes where (position + 1) * (1::bigint << level) > v; create temp table gone as select event_id from arch.event_seals where leaf >= v; delete from arch.event_seals where leaf >= v; delete from arch.events where id in (select event_id from gone); end $$",
  );
  await query(url, "update arch.environment set system_identifier = '1'");
  await query(url, "select * from arch.adopt_environment('restored', name => 'staging')");
  await checkpoint();
  await take();
  expect(await verify("--checkpoints", kept)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/; 1 kept checkpoints are of events that a restore took away/) as string,
  });
  await run("uninstall", "--database-url", url);
});
