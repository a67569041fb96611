import { useQuery } from "urql";
import { usePolled, words } from "../client.ts";
import type { Change } from "../describe-object.ts";
import { counted, json, modelText, when } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { ChangeTable } from "../parts/change-table.tsx";
import { DecisionBox } from "../parts/decision-box.tsx";
import { Loading } from "../parts/loading.tsx";
import { Problem } from "../parts/problem.tsx";
import { RunCard } from "../parts/run-card.tsx";
import { Hazard, hazardsOf, StepTable } from "../parts/step-table.tsx";
import { Plan, PlanBody, Progress } from "../queries.ts";
import type { ProofRow, ReviewRow, RunRow, StepRow } from "../rows.ts";

/** One plan: what it would do, how it was proved, who decided what, how its run goes. */
export function PlanPage({ id }: { id: string }) {
  const { data, error, refresh } = usePolled(Plan, { id });
  const plan = data?.plan;
  if (plan === undefined) return error === null ? <Loading rows={6} /> : <Problem text={error} />;
  if (plan === null)
    return (
      <>
        <h1>{id}</h1>
        <p className="empty">
          There is no such plan, or you have no role in its project. <a href="#/plans">All plans</a>
        </p>
      </>
    );
  return (
    <>
      <p className="crumb">
        <a href="#/plans">Plans</a> / {plan.id}
      </p>
      <h1>
        {modelText(plan)} <Badge state={plan.state} />
      </h1>
      <p className="sub">
        {[plan.comment, `made by ${plan.createdBy?.personName?.displayName ?? "somebody erased"}, ${when(plan.createdAt)}`].filter(Boolean).join(" · ")}
      </p>
      <Problem text={error} />
      {plan.reason === null ? null : <p className="problem">{plan.reason}</p>}
      <DecisionBox key={plan.id} plan={plan} done={refresh} />
      <Proof proof={plan.proofs.nodes[0]} state={plan.state} />
      {plan.state === "compiling" ? <p className="empty">The steps are being worked out.</p> : <Body id={id} running={plan.runs.nodes} state={plan.state} />}
      <Reviews reviews={plan.reviews.nodes} />
    </>
  );
}

function Body({ id, running, state }: { id: string; running: readonly RunRow[]; state: string }) {
  const [body] = useQuery({ query: PlanBody, variables: { id } });
  const steps = body.data?.steps.nodes;
  if (steps === undefined) return body.error === undefined ? <Loading rows={6} /> : <Problem text={words(body.error)} />;
  const changes = json<readonly Change[]>(body.data?.plan?.changes, []);
  return (
    <>
      {running.length === 0 ? null : <Runs key={state} id={id} runs={running} steps={steps} />}
      {body.data?.steps.pageInfo.hasNextPage === true ? (
        <p className="problem">
          Only the first {steps.length} steps are shown. Read all of them before you decide: select * from arch.steps(&apos;{id}&apos;)
        </p>
      ) : null}
      <Hazards steps={steps} />
      <h2>
        What changes <span className="quiet">{changes.length}</span>
      </h2>
      <ChangeTable changes={changes} />
      {running.length > 0 ? null : (
        <>
          <h2>
            Steps <span className="quiet">{steps.length}</span>
          </h2>
          <StepTable plan={id} steps={steps} progress={null} />
        </>
      )}
    </>
  );
}

function Runs({ id, runs, steps }: { id: string; runs: readonly RunRow[]; steps: readonly StepRow[] }) {
  const { data } = usePolled(Progress, { id }, runs.some((run) => run.finishedAt === null) ? 1000 : 10_000);
  const progress = data?.progress.nodes ?? [];
  return (
    <>
      {runs.map((run) => (
        <RunCard key={run.id} run={run} progress={progress} steps={steps.length} />
      ))}
      <h2>
        Steps <span className="quiet">{steps.length}</span>
      </h2>
      <StepTable plan={id} steps={steps} progress={progress} />
    </>
  );
}

/** The hazards by kind, with their steps; of routine kinds some examples, of losses (H040 and up) every one: what an approver must have read. */
function Hazards({ steps }: { steps: readonly StepRow[] }) {
  const kinds = new Map<string, { readonly texts: string[]; readonly steps: number[] }>();
  for (const step of steps) {
    for (const text of hazardsOf(step)) {
      const id = text.slice(0, 4);
      const known = kinds.get(id);
      if (known === undefined) kinds.set(id, { texts: [text], steps: [step.ordinal] });
      else {
        known.steps.push(step.ordinal);
        if (!known.texts.includes(text)) known.texts.push(text);
      }
    }
  }
  if (kinds.size === 0) return null;
  return (
    <section className="card hazards" aria-label="Hazards">
      <p>
        <strong>{kinds.size === 1 ? "One kind of hazard" : `${kinds.size} kinds of hazards`}</strong>
      </p>
      <ul>
        {[...kinds]
          .sort(([a], [b]) => (a < b ? 1 : -1))
          .map(([id, kind]) => (
            <li key={id}>
              {kind.texts.slice(0, id >= "H040" ? undefined : 3).map((text) => (
                <Hazard key={text} text={text} />
              ))}
              <span className="quiet">
                {kind.texts.length > 3 && id < "H040" ? "and the like, in " : ""}
                {kind.steps.length === 1 ? "step" : "steps"} {kind.steps.join(", ")}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}

function Proof({ proof, state }: { proof: ProofRow | undefined; state: string }) {
  if (proof === undefined)
    return state === "planned" ? (
      <section className="card" aria-label="Proof">
        <Badge state="queued" label="proof" /> Waits to be run forward and back on a scratch database.
      </section>
    ) : null;
  return (
    <section className="card" aria-label="Proof">
      {proof.ok ? (
        <>
          <Badge state="proved" /> {counted(proof.forwardSteps, "step")} forward and {proof.backSteps} back on a scratch database
          {proof.serverVersion === null ? "" : ` (Postgres ${proof.serverVersion})`} in {Number(proof.seconds).toFixed(1)} s
        </>
      ) : (
        <>
          <Badge state="failed" label="not proved" /> {proof.error}
        </>
      )}
    </section>
  );
}

function Reviews({ reviews }: { reviews: readonly ReviewRow[] }) {
  if (reviews.length === 0) return null;
  return (
    <>
      <h2>Decisions</h2>
      <div className="scroll" role="region" aria-label="Decisions" tabIndex={0}>
        <table className="stack">
          <thead>
            <tr>
              <th>Decision</th>
              <th>Who</th>
              <th>Reason or comment</th>
              <th>When</th>
            </tr>
          </thead>
          <tbody>
            {reviews.map((review) => (
              <tr key={review.id}>
                <td>
                  <Badge state={review.decision} />
                </td>
                <td>{review.person?.personName?.displayName}</td>
                <td>{[review.reason, review.comment].filter(Boolean).join(" · ")}</td>
                <td className="quiet nowrap">{when(review.createdAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
