import type { PlanOutput, Run, Step } from "../../../plv8/src/types/plan.ts";

/** A plan as a person reads it in a review: each step with its locks, hazards, SQL, and the way back. */
export function stepsText(output: PlanOutput): string {
  const { add, change, rename, drop } = output.summary;
  return [
    `${String(add)} add, ${String(change)} change, ${String(rename)} rename, ${String(drop)} drop`,
    ...output.steps.map((text) => stepText(JSON.parse(text) as Step)),
    "",
  ].join("\n\n");
}

function stepText(step: Step): string {
  const locks = step.locks.map((lock) => `${lock.mode} ${lock.relation}`).join(", ");
  return [
    `${String(step.ordinal)} ${step.phase} · ${step.kind} · ${step.what}`,
    `  blocks ${step.blocks}${step.brief ? ", brief" : ""}${locks === "" ? "" : ` · ${locks}`}${step.hazards.length === 0 ? "" : ` · ${step.hazards.map((hazard) => hazard.id).join(" ")}`}`,
    runText(step.run, "  | "),
    step.undo.kind === "run" ? runText(step.undo.run, "  < ") : `  < ${step.undo.kind === "inert" ? step.undo.residue : step.undo.reason}`,
  ].join("\n");
}

function runText(run: Run, margin: string): string {
  return lines(run)
    .flatMap((line) => line.split("\n"))
    .map((line) => `${margin}${line}`)
    .join("\n");
}

function lines(run: Run): readonly string[] {
  switch (run.kind) {
    case "transaction":
      return [
        ...(run.lock_mode === null || run.lock_tables.length === 0 ? [] : [`lock table ${run.lock_tables.join(", ")} in ${run.lock_mode} mode`]),
        ...(run.statements.length === 0 ? ["nothing"] : run.statements),
      ];
    case "scan":
      return run.statements.map((statement) => `scan: ${statement}`);
    case "concurrent":
      return [`concurrently: ${run.statement}`];
    case "batches":
      return [`batches up to: ${run.high_water}`, run.batch];
    case "check":
      return [`check: ${run.query}`];
  }
}
