import type pg from "pg";

export type Hands = { readonly root: pg.Client; readonly worker: pg.Client; readonly executor: pg.Client };

const SECRET = "known only to who prepared it";

/** Takes a run over, as the worker would; its token. */
export async function startHere(hands: Hands, run: string): Promise<string> {
  const { rows } = await hands.worker.query<{ token: string }>("select token::text from arch_worker.start_run($1, 'hand', pg_backend_pid(), now())", [run]);
  return rows[0]?.token ?? "";
}

/** Claims and records the next steps of a started run without their DDL: the ledger's part of a run, and nothing else. Returns how many. */
export async function recordSteps(hands: Hands, run: string, token: string, most = Number.POSITIVE_INFINITY): Promise<number> {
  const { rows } = await hands.worker.query<{ input: { direction: string; steps: { ordinal: number; state: string | null; body: string }[] } }>(
    "select arch_worker.run_input($1) as input",
    [run],
  );
  const input = rows[0]?.input;
  const back = input?.direction === "rollback";
  const open = (input?.steps ?? []).filter(
    (step) => step.state !== "done" && step.state !== "undone" && !(back && (JSON.parse(step.body) as { undo: { kind: string } }).undo.kind === "inert"),
  );
  const chosen = (back ? open.reverse() : open).slice(0, most);
  for (const { ordinal } of chosen) {
    await hands.worker.query("select arch_worker.prepare_step($1, $2, $3, encode(sha256(convert_to($4, 'UTF8')), 'hex'))", [run, token, ordinal, SECRET]);
    const { rows: step } = await hands.root.query<{ sha256: string }>("select statement_sha256 as sha256 from arch.run_steps where run = $1 and ordinal = $2", [
      run,
      ordinal,
    ]);
    await hands.executor.query("begin");
    await hands.executor.query("select arch_run.claim($1, $2, $3, $4)", [run, token, ordinal, step[0]?.sha256]);
    await hands.executor.query("select arch_run.record($1, $2, $3, $4, 7)", [run, token, ordinal, SECRET]);
    await hands.executor.query("commit");
  }
  return chosen.length;
}

/** A whole run by hand: started, every step recorded, finished. */
export async function runHere(hands: Hands, run: string): Promise<void> {
  const token = await startHere(hands, run);
  await recordSteps(hands, run, token);
  await hands.worker.query("select arch_worker.finish_run($1, $2, '{\"canon\": 1, \"objects\": []}', 'fingerprint')", [run, token]);
}
