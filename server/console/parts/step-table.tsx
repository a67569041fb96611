import { json, lockText } from "../format.ts";
import type { RunStepRow, StepRow } from "../queries.ts";
import { Badge } from "./badge.tsx";

type Hazard = { readonly id: string; readonly message: string };

/** The steps of a plan in order, each with its lock, what it blocks, its hazards and, in a run, how far it is. */
export function StepTable({ steps, run }: { steps: readonly StepRow[]; run: readonly RunStepRow[] }) {
  const progress = new Map(run.map((step) => [step.ordinal, step]));
  return (
    <div className="scroll">
      <table>
        <thead><tr><th className="num">#</th><th>Phase</th><th>What</th><th>Lock</th><th>Blocks</th><th>Undo</th>{run.length > 0 ? <th>Run</th> : null}</tr></thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.ordinal}>
              <td className="num">{step.ordinal}</td>
              <td>{step.phase}</td>
              <td>
                {step.what}
                {json<readonly Hazard[]>(step.hazards, []).map((hazard) => <div className="hazard" key={hazard.id}>{hazard.id} {hazard.message}</div>)}
              </td>
              <td className="quiet">{lockText(step.locks, step.brief)}</td>
              <td>{step.blocks}</td>
              <td className="quiet">{step.undoKind === "run" ? "yes" : step.undoKind}</td>
              {run.length > 0 ? <td><Progress step={progress.get(step.ordinal)} /></td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Progress({ step }: { step: RunStepRow | undefined }) {
  if (step === undefined) return <span className="quiet">waits</span>;
  const changed = Number(step.rowsChanged ?? 0);
  const total = Number(step.rowsTotal ?? 0);
  return (
    <>
      <Badge state={step.state} />
      {total > 0 && step.state === "claimed" ? <div><progress value={changed} max={total} aria-label={`step ${step.ordinal}`} /> {Math.min(100, Math.round((changed / total) * 100))} %</div> : null}
      {step.error === null ? null : <div className="error">{step.error}</div>}
    </>
  );
}
