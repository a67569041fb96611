import { useQuery } from "urql";
import { usePolled } from "../client.ts";
import { when } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { Problem } from "../parts/problem.tsx";
import { Events, VerifyAudit } from "../queries.ts";

/** The audit log: its newest events, and whether it verifies. */
export function AuditPage() {
  const { data, error } = usePolled(Events, {}, 5000);
  const [check] = useQuery({ query: VerifyAudit });
  const verdict = check.data?.verifyAudit.nodes[0];
  return (
    <>
      <h1>Audit</h1>
      <Problem text={error} />
      {verdict === undefined ? null : (
        <div className="card">
          <Badge state={verdict.ok ? "done" : "failed"} />{" "}
          {verdict.ok ? `verified: ${verdict.sealed} events sealed, ${verdict.unsealed} waiting to be` : verdict.reason}
          <p className="quiet">This is the database's own word. Whoever holds an earlier checkpoint can check it offline.</p>
        </div>
      )}
      <div className="scroll">
        <table>
          <thead><tr><th>When</th><th>Event</th><th>Project</th><th>Plan</th></tr></thead>
          <tbody>
            {(data?.events.nodes ?? []).map((event) => (
              <tr key={event.id}><td className="quiet">{when(event.at)}</td><td>{event.kind}</td><td>{event.project}</td><td>{event.plan === null ? null : <a href={`#/plans/${event.plan}`}>{event.plan}</a>}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
