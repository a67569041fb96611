import { counted, when } from "../format.ts";
import type { ProgressRow, RunRow } from "../rows.ts";
import { Badge } from "./badge.tsx";

const titles: Readonly<Record<string, string>> = { forward: "Run", complete: "Contract phase", rollback: "Roll back" };

/** How far a run is: a bar over its steps, what it waits for, what stopped it, the longest time it held anybody up. */
export function RunCard({ run, progress, steps }: { run: RunRow; progress: readonly ProgressRow[]; steps: number }) {
  const done = progress.filter((step) => step.state === (run.direction === "rollback" ? "undone" : "done")).length;
  const open = run.finishedAt === null;
  const text = `${done} of ${counted(steps, "step")} ${run.direction === "rollback" ? "undone" : "done"}`;
  return (
    <section className="card" aria-label={`${titles[run.direction] ?? run.direction} of ${when(run.createdAt)}`}>
      <p className="row">
        <strong>{titles[run.direction] ?? run.direction}</strong> <Badge state={run.state} /> <span className="quiet">{when(run.createdAt)}</span>
      </p>
      {open ? <progress className="wide" value={done} max={Math.max(steps, 1)} aria-label={text} /> : null}
      <p className="quiet" role="status">
        {open ? text : null}
        {open && run.currentOrdinal !== null ? `, at step ${run.currentOrdinal}` : null}
        {open ? " · " : null}
        longest stall {Math.round(Number(run.maxStallMs))} ms
      </p>
      {run.waitingFor === null || !open ? null : <p className="hazard">Waits for {run.waitingFor}</p>}
      {run.error === null ? null : <p className="error">{run.error}</p>}
    </section>
  );
}
