/** Steps of a plan, run as a worker would, by one session. */
import type pg from "pg";
import type { Step } from "../../plv8/src/types/plan.ts";

type Run = Step["run"];

/** Throws with the statement that failed, or with the rows that a check found. */
export async function runStep(client: pg.Client, run: Run): Promise<void> {
  if (run.kind === "batches") return runBatches(client, run);
  if (run.kind === "concurrent") return void (await client.query(run.statement));
  if (run.kind === "check") {
    const { rows } = await client.query(run.query);
    if (rows.length > 0) throw new Error(`${run.query}\nfinds ${JSON.stringify(rows)}`);
    return;
  }
  await client.query("begin");
  for (const statement of run.statements)
    await client.query(statement).catch((error: Error) => {
      throw new Error(`${statement}\n${error.message}`);
    });
  await client.query("commit");
}

/** The way back, newest step first; what has none stays. */
export async function undoSteps(client: pg.Client, steps: readonly Step[]): Promise<void> {
  for (const step of [...steps].reverse()) if (step.undo.kind === "run") await runStep(client, step.undo.run);
}

async function runBatches(client: pg.Client, { high_water, batch }: Extract<Run, { kind: "batches" }>): Promise<void> {
  const until = (await client.query<{ key: string[] }>(high_water)).rows[0]?.key ?? null;
  for (let cursor: string[] | null = null, next = until !== null; next; next = cursor !== null)
    cursor = (await client.query<{ cursor: string[] | null }>(batch, [cursor, until, 1000])).rows[0]?.cursor ?? null;
}
