import type pg from "pg";
import { shopText } from "../helpers/shop.ts";
import { compileHere, compilePlanHere } from "./compile-here.ts";

/** Declares the shop's first version as its author, plans it, and records the proof as the worker would; the plan's id. */
export async function provedPlan(ada: pg.Client, worker: pg.Client, proof: object = { ok: true, missing: [] }): Promise<string> {
  const { rows: declared } = await ada.query<{ request: string }>("select request from arch.declare('shop', $1)", [await shopText(1)]);
  await compileHere(worker, declared[0]?.request ?? "");
  const { rows: planned } = await ada.query<{ plan: string }>("select plan from arch.plan('shop')");
  const plan = planned[0]?.plan ?? "";
  await compilePlanHere(worker, ada, plan);
  await worker.query("select arch_worker.record_proof($1, $2::jsonb)", [
    plan,
    JSON.stringify({ forward_steps: 3, back_steps: 2, seconds: 1, differences: [], missing: [], ...proof }),
  ]);
  return plan;
}

/** The digest as arch.submit shows it: eight hex digits and an ellipsis. */
export async function submitted(ada: pg.Client, plan: string): Promise<string> {
  const { rows } = await ada.query<{ digest: string }>("select digest from arch.submit($1, 'test')", [plan]);
  return rows[0]?.digest ?? "";
}

/** Decision and reason of one approval. */
export async function approval(who: pg.Client, plan: string, digest: string): Promise<{ decision: string; reason: string }> {
  const { rows } = await who.query<{ decision: string; reason: string }>("select * from arch.approve($1, digest => $2, comment => 'read')", [plan, digest]);
  return rows[0] ?? { decision: "none", reason: "" };
}
