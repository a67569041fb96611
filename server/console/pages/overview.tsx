import { usePolled } from "../client.ts";
import { when } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { Problem } from "../parts/problem.tsx";
import { Overview, type FindingRow, type PlanRow } from "../queries.ts";
import { PlanTable } from "./plans.tsx";

/** What a plan asks of somebody who holds `roles`, or null when it asks nothing of them. */
function asks(plan: PlanRow, roles: readonly string[]): string | null {
  if (plan.state === "submitted" && roles.includes("approver")) return "waits for an approval";
  if ((plan.state === "proved" || plan.state === "unproven") && roles.includes("author")) return "can be submitted";
  if (!roles.includes("operator")) return null;
  if (plan.state === "approved") return "is approved and can be applied";
  if (plan.state === "soaking") return "is soaking; complete it when applications have moved over";
  return plan.state === "paused" ? "is paused" : null;
}

/** The first page: what needs the reader now, then what is going on. */
export function OverviewPage({ roles }: { roles: readonly string[] }) {
  const { data, error } = usePolled(Overview, {});
  const plans = data?.plans.nodes ?? [];
  const drift = (data?.findings.nodes ?? []).filter((finding) => finding.state === "open");
  const mine = plans.flatMap((plan) => { const ask = asks(plan, roles); return ask === null ? [] : [{ plan, ask }]; });
  return (
    <>
      <h1>What needs you</h1>
      <Problem text={error} />
      {data !== undefined && mine.length + drift.length === 0 ? <p className="sub">Nothing waits for you.</p> : null}
      {mine.map(({ plan, ask }) => (
        <div className="card row" key={plan.id}>
          <span className="grow"><a href={`#/plans/${plan.id}`}>{plan.id}</a> {plan.project} v{plan.toVersion} {ask}</span>
          <Badge state={plan.state} />
        </div>
      ))}
      {drift.map((finding: FindingRow) => (
        <div className="card row" key={finding.id}>
          <span className="grow"><a href={`#/drift/${finding.id}`}>{finding.id}</a> drift on <code>{finding.address}</code> by {finding.who ?? "unknown"}, {when(finding.seenAt)}</span>
          <Badge state={finding.severity} />
        </div>
      ))}
      <h2>Latest plans</h2>
      <PlanTable plans={plans.slice(0, 10)} />
    </>
  );
}
