/** Job `compile`: a request that plv8 could not serve is compiled here, with the same bytes; the database records the output the same way. */
import { z } from "zod";
import { readCatalog } from "../catalog/read-catalog.ts";
import type { WorkerContext } from "../context.ts";
import { oneRow } from "../db.ts";
import { readSizes } from "./read-sizes.ts";

export const CompilePayload = z.object({ request: z.uuid() });

/** `input` is the bundle's input; for op `plan` without `live` and `sizes`, which are read here. Null: nothing to do any more. */
const NextCompile = z
  .object({ op: z.enum(["check", "declare", "plan"]), input: z.record(z.string(), z.unknown()), schemas: z.array(z.string()).nullish() })
  .nullable();

export const compileTask = async (context: WorkerContext, payload: z.infer<typeof CompilePayload>): Promise<void> => {
  const { db, compiler } = context;
  const { next } = await oneRow<{ next: unknown }>(db, "select arch_worker.next_compile($1) as next", [payload.request]);
  const work = NextCompile.parse(next);
  if (work === null) return;
  const live = work.op === "plan" ? await readCatalog(db, work.schemas ?? []) : null;
  const input = live === null ? work.input : { ...work.input, live, sizes: await readSizes(db, work.schemas ?? []) };
  const output = compiler.text(work.op, JSON.stringify(input));
  await db.query("select arch_worker.record_compile($1, $2, 'worker', $3, $4)", [payload.request, output, compiler.sha256, live === null ? null : JSON.stringify(live)]);
};
