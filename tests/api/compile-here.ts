import type pg from "pg";
import { compile } from "../../plv8/src/entry.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";

/**
 * Does the worker's part for one request in the test's own process, as login arch_worker would: next_compile, the compiler, record_compile.
 * Needs no queue; whether the queue delivers is the worker's test.
 */
export async function compileHere(worker: pg.Client, request: string): Promise<void> {
  const { rows } = await worker.query<{ next: { op: string; input: object; schemas: string[] | null } | null }>("select arch_worker.next_compile($1) as next", [
    request,
  ]);
  const next = rows[0]?.next ?? null;
  if (next === null) return;
  const live = next.op === "plan" ? await readCatalog(worker, next.schemas ?? [], { dependents: true }) : null;
  const output = compile(next.op, JSON.stringify(live === null ? next.input : { ...next.input, live, sizes: {} }));
  await worker.query("select arch_worker.record_compile($1, $2, 'worker', $3, $4)", [
    request,
    output,
    "0".repeat(64),
    live === null ? null : JSON.stringify(live),
  ]);
}

/** The request of a plan, or the one a plan waits for. */
export async function compilePlanHere(worker: pg.Client, reader: pg.Client, plan: string): Promise<void> {
  const { rows } = await reader.query<{ request: string | null }>("select coalesce(request_id, model_request_id) as request from arch.plans where id = $1", [
    plan,
  ]);
  if (rows[0]?.request != null) await compileHere(worker, rows[0].request);
}
