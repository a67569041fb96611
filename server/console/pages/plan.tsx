import { usePolled } from "../client.ts";
import { when } from "../format.ts";
import { Actions } from "../parts/actions.tsx";
import { Badge } from "../parts/badge.tsx";
import { Problem } from "../parts/problem.tsx";
import { StepTable } from "../parts/step-table.tsx";
import { Plan, type ProofRow, type ReviewRow, type RunRow } from "../queries.ts";

/** One plan: what it would do, how it was proved, who decided what, how its run goes. */
export function PlanPage({ id }: { id: string }) {
  const { data, error, refresh } = usePolled(Plan, { id }, 1000);
  const plan = data?.plan;
  if (plan === undefined) return <Problem text={error} />;
  if (plan === null) return <p>No plan {id} here, or none that you may see. <a href="#/plans">All plans</a></p>;
  const runs = [...plan.runs.nodes].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  const done = runs.flatMap((run) => (run.direction === "rollback" ? [] : run.steps.nodes));
  return (
    <>
      <h1>{plan.project} {plan.fromVersion === null ? "" : `v${plan.fromVersion} → `}v{plan.toVersion} <span className="quiet">{plan.id}</span> <Badge state={plan.state} /></h1>
      <p className="sub">{plan.comment ?? ""} made {when(plan.createdAt)}</p>
      <Problem text={error} />
      {plan.reason === null ? null : <p className="error">{plan.reason}</p>}
      <Actions plan={plan} done={refresh} />
      {plan.proofs.nodes.map((proof) => <Proof key="proof" proof={proof} />)}
      {runs.map((run) => <Run key={run.id} run={run} />)}
      <h2>{plan.steps.nodes.length} steps</h2>
      <StepTable steps={plan.steps.nodes} run={done} />
      <Reviews reviews={plan.reviews.nodes} />
    </>
  );
}

function Proof({ proof }: { proof: ProofRow }) {
  return (
    <div className="card">
      {proof.ok
        ? <><Badge state="proved" /> {proof.forwardSteps} steps forward and {proof.backSteps} back on a scratch database in {Number(proof.seconds).toFixed(1)} s</>
        : <><Badge state="failed" /> {proof.error}</>}
    </div>
  );
}

function Run({ run }: { run: RunRow }) {
  return (
    <div className="card" aria-live="polite">
      <Badge state={run.state} /> {run.direction === "forward" ? "run" : run.direction} of {when(run.createdAt)}
      {run.maxStallMs === null ? null : <span className="quiet"> · longest stall {Number(run.maxStallMs).toFixed(0)} ms</span>}
      {run.waitingFor === null ? null : <p className="hazard">waits for {run.waitingFor}</p>}
      {run.error === null ? null : <p className="error">{run.error}</p>}
    </div>
  );
}

function Reviews({ reviews }: { reviews: readonly ReviewRow[] }) {
  if (reviews.length === 0) return null;
  return (
    <>
      <h2>Decisions</h2>
      <div className="scroll">
        <table>
          <thead><tr><th>Decision</th><th>Reason or comment</th><th>When</th></tr></thead>
          <tbody>
            {reviews.map((review) => (
              <tr key={review.id}><td><Badge state={review.decision} /></td><td>{[review.reason, review.comment].filter(Boolean).join(" · ")}</td><td className="quiet">{when(review.createdAt)}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
