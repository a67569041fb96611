import type { Outcome } from "./run-diff-case.ts";

/** The golden of a case: what differs, then what is done and why, with what it costs; or why there is no plan. */
export function caseText({ steps, refused, changes }: Pick<Outcome, "steps" | "refused" | "changes">): string {
  if (refused.length > 0) return refused.map((each) => `-- refused: ${each.replaceAll("\n", "\n-- ")}\n`).join("");
  const head = `-- ${[...new Set(changes)].sort().join(", ")}\n\n`;
  return (
    head +
    steps
      .map((step) => {
        const said = `-- ${step.what.replaceAll(/\s*\n\s*/gu, " ")}`;
        const hazards = step.hazards.map((hazard) => `--   ! ${hazard.message}`);
        const undo = step.undo.kind === "inert" ? [`--   no way back: ${step.undo.residue.replaceAll(/\s*\n\s*/gu, " ")}`] : [];
        const statements = step.run.kind === "transaction" ? step.run.statements.map((statement) => `${statement.trimEnd()};`) : [];
        return `${[said, ...hazards, ...undo, ...statements].join("\n")}\n`;
      })
      .join("\n")
  );
}
