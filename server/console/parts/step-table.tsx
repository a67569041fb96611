import type { ProgressRow, StepRow } from "../rows.ts";
import { shown } from "../format.ts";
import { Badge } from "./badge.tsx";
import { StepSql } from "./step-sql.tsx";

/** The steps of a plan in order, each with its lock, whom it holds up, its hazards, its way back and, in a run, how far it is. */
export function StepTable({ plan, steps, progress }: { plan: string; steps: readonly StepRow[]; progress: readonly ProgressRow[] | null }) {
  const rows = new Map((progress ?? []).map((step) => [step.ordinal, step]));
  return (
    <div className="scroll" role="region" aria-label="Steps" tabIndex={0}>
      <table className="stack steps">
        <thead>
          <tr>
            <th className="num">#</th>
            <th>Phase</th>
            <th>What</th>
            <th>Lock</th>
            <th>Blocks</th>
            <th>Takes</th>
            <th>Way back</th>
            {progress === null ? null : <th>Run</th>}
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.ordinal} className={step.hazard === null ? undefined : "dangerous"}>
              <td className="num">{step.ordinal}</td>
              <td data-label="Phase">
                <span className={`phase ${step.phase}`}>{step.phase}</span>
              </td>
              <td className="what">
                {shown(step.what)}
                {hazardsOf(step).map((hazard) => (
                  <Hazard key={hazard} text={hazard} />
                ))}
                <StepSql plan={plan} ordinal={step.ordinal} />
              </td>
              <td data-label="Lock" className="quiet lock">
                {step.lock.toLowerCase()}
              </td>
              <td data-label="Blocks" className={step.blocks === "nothing" ? "quiet" : undefined}>
                {step.blocks}
              </td>
              <td data-label="Takes" className="quiet nowrap">
                {step.estimate}
              </td>
              <td data-label="Way back" className="quiet">
                {step.undo}
              </td>
              {progress === null ? null : (
                <td data-label="Run">
                  <Progress step={rows.get(step.ordinal)} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `H001 …; H021 …`: one text per hazard; a message may hold semicolons itself. */
export function hazardsOf(step: StepRow): readonly string[] {
  return step.hazard === null ? [] : step.hazard.split(/; (?=H\d{3} )/);
}

export function Hazard({ text }: { text: string }) {
  const [id = "", ...rest] = text.split(" ");
  return (
    <div className="hazard">
      <b>{id}</b> {shown(rest.join(" "))}
    </div>
  );
}

function Progress({ step }: { step: ProgressRow | undefined }) {
  if (step === undefined || step.state === "waits") return <span className="quiet">waits</span>;
  return (
    <>
      <Badge state={step.state} />
      {step.done === null ? null : <div className="quiet">{step.done}</div>}
      {step.note === null ? null : <div className={step.state === "failed" ? "error" : "hazard"}>{step.note}</div>}
    </>
  );
}
