import { usePolled } from "../client.ts";
import { when } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { Problem } from "../parts/problem.tsx";
import { Overview, type PlanRow } from "../queries.ts";

export function PlanTable({ plans }: { plans: readonly PlanRow[] }) {
  if (plans.length === 0) return <p className="sub">No plan yet. In psql: <code>select * from arch.plan('PROJECT')</code></p>;
  return (
    <div className="scroll">
      <table>
        <thead><tr><th>Plan</th><th>Project</th><th>Model</th><th>State</th><th>Comment</th><th>Made</th></tr></thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.id}>
              <td><a href={`#/plans/${plan.id}`}>{plan.id}</a></td>
              <td>{plan.project}</td>
              <td>{plan.fromVersion === null ? "" : `v${plan.fromVersion} → `}v{plan.toVersion}</td>
              <td><Badge state={plan.state} /></td>
              <td>{plan.comment}</td>
              <td className="quiet">{when(plan.createdAt)}</td>
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
      <Problem text={error} />
      {data === undefined ? null : <PlanTable plans={data.plans.nodes} />}
    </>
  );
}
