import { readFile } from "node:fs/promises";
import type { Client } from "pg";
import type { Cell } from "./psql-table.ts";
import { startLoad, type LoadReport } from "./load.ts";
import type { Stage } from "./stage.ts";
import type { Summary, Teller } from "./tell.ts";
import { control, controlTable, seed, versionOne, versionTwo } from "./workloads.ts";

type Row = Readonly<Record<string, Cell>>;
type Person = { readonly name: string; readonly client: Client };

const customers = 20_000;
const clients = 4;
const everyMs = 40;

/** Tells and checks the whole story; throws at the first thing that is not as it should be. */
export async function tellStory(stage: Stage, tell: Teller): Promise<Omit<Summary, "seconds">> {
  const ada = person("ada", stage.ada, tell);
  const bob = person("bob", stage.bob, tell);
  const dba = person("dba", stage.admin, tell);

  tell.chapter("A model becomes a schema");
  await run(tell, ada, "select * from arch.whoami()");
  await run(tell, dba, "select * from arch.project('shop', '{shop}', 'shop_owner', '{shop_app}')");
  await declare(tell, ada, 1);
  const first = await plan(tell, ada, 1);
  await steps(tell, ada, first);
  await approveAndApply(tell, ada, bob, first, "first version");
  for (const statement of [...seed(customers), ...controlTable]) await stage.admin.query(statement);
  tell.say(`\n${customers} customers with their orders are loaded, as any application would have them.`);

  tell.chapter("Version 2: rename, split, add a required column, retype, index, drop");
  await declare(tell, ada, 2);
  const second = await plan(tell, ada, 2);
  await steps(tell, ada, second);

  tell.chapter("Applied while two versions of the application read and write");
  const url = stage.urlOf("shop_web");
  const beside = await startLoad(url, control, clients, everyMs);
  const old = await startLoad(url, versionOne, clients, everyMs);
  await approveAndApply(tell, ada, bob, second, "Q4 launch");
  tell.say("\nBoth shapes are kept in step: the application moves over, one instance after the other.");
  const moved = await startLoad(url, versionTwo, clients, everyMs);
  await both(old.report, moved.report);
  const before = await old.stop();
  tell.say("The last instance of version 1 is gone; the former shape can go too, through its own gate.");
  await run(tell, ada, `select * from arch.complete('${second}')`);
  await settle(tell, ada, second, ["completed"]);
  const after = await moved.stop();
  const noise = await beside.stop();
  report(tell, before, after, noise);

  tell.chapter("A change that did not come through a plan");
  const drift = await seeDrift(tell, dba, ada);

  tell.chapter("The audit log");
  const verified = await run(tell, ada, "select * from arch.verify_audit()");
  const failed = before.failed + after.failed;
  const audit_verified = verified[0]?.["ok"] === true;
  return {
    ok: failed === 0 && drift > 0 && audit_verified,
    statements: before.statements + after.statements,
    failed_statements: failed,
    max_stall_ms: Math.round(Math.max(before.maxStallMs, after.maxStallMs)),
    control_stall_ms: Math.round(noise.maxStallMs),
    drift,
    audit_verified,
  };
}

async function declare(tell: Teller, author: Person, version: 1 | 2): Promise<void> {
  const document = await readFile(new URL(`../../tests/corpus/models/shop/v${version}.yaml`, import.meta.url), "utf8");
  const rows = await run(tell, author, "select * from arch.declare('shop', :'model')", "select * from arch.declare('shop', $1)", [document]);
  await author.client.query(`call arch.await('${String(rows[0]?.["request"])}')`);
}

async function plan(tell: Teller, author: Person, version: number): Promise<string> {
  const rows = await run(tell, author, "select * from arch.plan('shop')");
  const id = String(rows[0]?.["plan"]);
  await settle(tell, author, id, ["proved"]);
  tell.say(`Version ${version} is proved, forward and back, on a scratch database.`);
  return id;
}

async function steps(tell: Teller, reader: Person, id: string): Promise<void> {
  const rows = await run(tell, reader, `select ordinal, phase, what, lock, blocks, estimate from arch.steps('${id}')`);
  if (rows.length === 0) throw new Error(`${id} has no steps`);
  await run(tell, reader, `select ordinal, what, hazard from arch.steps('${id}') where hazard ~ 'H041'`);
}

async function approveAndApply(tell: Teller, author: Person, approver: Person, id: string, comment: string): Promise<void> {
  const submitted = await run(tell, author, `select * from arch.submit('${id}', '${comment}')`);
  const digest = String(submitted[0]?.["digest"]);
  const own = await run(tell, author, `select * from arch.approve('${id}', digest => '${digest}', comment => 'ok')`);
  if (own[0]?.["decision"] !== "refused") throw new Error("an author's own approval was not refused");
  const decided = await run(tell, approver, `select * from arch.approve('${id}', digest => '${digest}', comment => 'read and understood')`);
  if (decided[0]?.["decision"] !== "approved") throw new Error(`the approval failed: ${String(decided[0]?.["reason"])}`);
  await run(tell, author, `select * from arch.apply('${id}')`);
  await settle(tell, author, id, ["soaking", "completed"]);
}

/** Waits as a DBA does, and checks where the plan came to rest. */
async function settle(tell: Teller, who: Person, id: string, states: readonly string[]): Promise<void> {
  await run(tell, who, `call arch.await('${id}', '5 min')`);
  const { rows } = await who.client.query<{ state: string; reason: string | null }>("select state, reason from arch.plans where id = $1", [id]);
  if (!states.includes(rows[0]?.state ?? "")) throw new Error(`${id} is ${rows[0]?.state ?? "gone"}: ${rows[0]?.reason ?? "no reason given"}`);
}

/** Lets both versions write for a while: each has at least 200 more statements behind it. */
async function both(...reports: readonly (() => LoadReport)[]): Promise<void> {
  const goals = reports.map((read) => read().statements + 200);
  while (reports.some((read, index) => read().statements < (goals[index] ?? 0) && read().failed === 0)) await new Promise((resolve) => setTimeout(resolve, 50));
}

function report(tell: Teller, before: LoadReport, after: LoadReport, noise: LoadReport): void {
  for (const failure of [...before.failures, ...after.failures]) tell.say(`failed statement: ${failure}`);
  tell.say(`\nTraffic: version 1 sent ${before.statements} statements (${before.failed} failed), version 2 ${after.statements} (${after.failed} failed).`);
  tell.say(
    `Longest stall: version 1 ${ms(before)}, version 2 ${ms(after)}; the control, on a table that no step touches, ${ms(noise)} at the same time on the same machine.`,
  );
}

const ms = (load: LoadReport): string => `${load.maxStallMs.toFixed(0)} ms`;

async function seeDrift(tell: Teller, intruder: Person, reader: Person): Promise<number> {
  await run(tell, intruder, "alter table shop.orders add column oops int");
  await run(tell, reader, "select * from arch.scan_drift('shop')");
  let rows: Row[] = [];
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    rows = (await reader.client.query<Record<string, Cell>>("select * from arch.drift()")).rows;
    if (rows.some((row) => row["revert"] !== null && row["revert"] !== undefined && row["revert"] !== "")) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await run(tell, reader, "select finding, object, severity, who, seen_at, where_from, reason from arch.drift()");
  await run(tell, reader, "select revert, adopt from arch.drift()");
  return rows.length;
}

/** A session whose notices are part of the transcript. */
function person(name: string, client: Client, tell: Teller): Person {
  client.on("notice", (notice) => tell.notice(notice.message ?? ""));
  return { name, client };
}

async function run(tell: Teller, who: Person, shown: string, text = shown, values: readonly unknown[] = []): Promise<Row[]> {
  tell.sql(who.name, shown);
  const { rows } = await who.client.query<Record<string, Cell>>(text, [...values]);
  tell.rows(rows);
  return rows;
}
