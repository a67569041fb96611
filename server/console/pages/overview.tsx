import { usePolled } from "../client.ts";
import { holds, modelText, when } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { Loading } from "../parts/loading.tsx";
import { Problem } from "../parts/problem.tsx";
import { Overview } from "../queries.ts";
import type { DriftRow, PlanRow } from "../rows.ts";
import { PlanTable } from "./plans.tsx";

type Ask = { readonly role: string; readonly text: string };
const asks: Readonly<Record<string, Ask>> = {
  proved: { role: "author", text: "is proved and can be submitted for approval" },
  unproven: { role: "author", text: "could not be proved" },
  submitted: { role: "approver", text: "waits for approval" },
  approved: { role: "operator", text: "is approved and can be applied" },
  soaking: { role: "operator", text: "soaks: complete it when applications have moved over" },
  paused: { role: "operator", text: "is paused" },
};

/** The first page: what needs the reader now, then what is going on. */
export function OverviewPage({ roles }: { roles: readonly string[] }) {
  const { data, error } = usePolled(Overview, {});
  const plans = data?.plans.nodes ?? [];
  const drift = (data?.drift.nodes ?? []).filter((finding) => finding.state === "open");
  const mine = plans.flatMap((plan) => {
    const ask = asks[plan.state];
    return ask !== undefined && holds(roles, ask.role, plan.project) ? [{ plan, ask }] : [];
  });
  return (
    <>
      <h1>What needs you</h1>
      <Problem text={error} />
      {data === undefined ? (
        error === null ? (
          <Loading />
        ) : null
      ) : (
        <>
          {mine.length + drift.length === 0 ? <p className="empty">Nothing waits for you, and the governed schemas are as they were last applied.</p> : null}
          <ul className="tasks">
            {mine.map(({ plan, ask }) => (
              <Task key={plan.id} plan={plan} text={ask.text} />
            ))}
            {drift.map((finding) => (
              <Drifted key={finding.finding} finding={finding} />
            ))}
          </ul>
          <h2>Latest plans</h2>
          <PlanTable plans={plans.slice(0, 10)} />
        </>
      )}
    </>
  );
}

function Task({ plan, text }: { plan: PlanRow; text: string }) {
  return (
    <li>
      <a href={`#/plans/${plan.id}`}>
        <b>{modelText(plan)}</b> {text}
      </a>
      <p className="quiet">{[plan.id, plan.comment].filter(Boolean).join(" · ")}</p>
      <Badge state={plan.state} />
    </li>
  );
}

function Drifted({ finding }: { finding: DriftRow }) {
  return (
    <li>
      <a href={`#/drift/${finding.finding}`}>
        <b>{finding.object}</b> was changed without a plan
      </a>
      <p className="quiet">
        by {finding.who ?? "somebody unknown"}
        {finding.seenAt === null ? "" : `, ${when(finding.seenAt)}`} · {finding.project}
      </p>
      <Badge state={finding.severity} label={`${finding.severity} drift`} />
    </li>
  );
}
