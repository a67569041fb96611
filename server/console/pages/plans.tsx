import { usePolled } from "../client.ts";
import { modelText, when } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { Loading } from "../parts/loading.tsx";
import { Problem } from "../parts/problem.tsx";
import { Overview } from "../queries.ts";
import type { PlanRow } from "../rows.ts";

export function PlanTable({ plans }: { plans: readonly PlanRow[] }) {
  if (plans.length === 0)
    return (
      <p className="empty">
        No plan yet. An author makes one: <code>select * from arch.plan('PROJECT')</code>
      </p>
    );
  return (
    <div className="scroll" role="region" aria-label="Plans" tabIndex={0}>
      <table className="stack">
        <thead>
          <tr>
            <th>Plan</th>
            <th>Model</th>
            <th>State</th>
            <th>Comment</th>
            <th>Made</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.id}>
              <td>
                <a href={`#/plans/${plan.id}`}>{plan.id}</a>
              </td>
              <td>{modelText(plan)}</td>
              <td>
                <Badge state={plan.state} />
              </td>
              <td className="quiet">{plan.comment ?? plan.reason}</td>
              <td className="quiet nowrap">{when(plan.createdAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function PlansPage() {
  const { data, error } = usePolled(Overview, {});
  return (
    <>
      <h1>Plans</h1>
      <p className="sub">The 50 newest, of the projects in which you hold a role.</p>
      <Problem text={error} />
      {data === undefined ? error === null ? <Loading /> : null : <PlanTable plans={data.plans.nodes} />}
    </>
  );
}
