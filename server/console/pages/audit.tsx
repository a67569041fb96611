import { useQuery } from "urql";
import { usePolled, words } from "../client.ts";
import { counted, json, shown, when } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { Loading } from "../parts/loading.tsx";
import { Problem } from "../parts/problem.tsx";
import { Events, VerifyAudit } from "../queries.ts";
import type { EventRow } from "../rows.ts";

/** The audit log: its newest events, and whether it verifies. */
export function AuditPage() {
  const { data, error } = usePolled(Events, {}, 5000);
  const [check] = useQuery({ query: VerifyAudit });
  const verdict = check.data?.verifyAudit.nodes[0];
  const events = data?.events.nodes;
  const names = new Map(data?.personNames.nodes.map(({ personId, displayName }) => [personId, displayName]));
  return (
    <>
      <h1>Audit</h1>
      <p className="sub">Your newest events; auditors, admins and operators of all projects see everybody’s.</p>
      <Problem text={error ?? (check.error === undefined ? null : words(check.error))} />
      {verdict === undefined ? null : (
        <section className="card" aria-label="Verification">
          <p>
            <Badge state={verdict.ok ? "verified" : "broken"} />{" "}
            {verdict.ok
              ? `${counted(Number(verdict.sealed), "event")} sealed, ${verdict.unsealed} waiting to be, ${counted(Number(verdict.checkpoints), "checkpoint")}`
              : verdict.reason}
          </p>
          <p className="quiet">This is the database’s own word. Whoever holds an earlier checkpoint can check it offline.</p>
        </section>
      )}
      {events === undefined && error === null ? <Loading /> : null}
      {events?.length === 0 ? <p className="empty">Nothing of yours is in the log yet.</p> : null}
      {events === undefined || events.length === 0 ? null : (
        <div className="scroll" role="region" aria-label="Events" tabIndex={0}>
          <table className="stack">
            <thead>
              <tr>
                <th>When</th>
                <th>Who</th>
                <th>Event</th>
                <th>Project</th>
                <th>Plan</th>
                <th>Said</th>
              </tr>
            </thead>
            <tbody>
              {events.map((event) => (
                <tr key={event.id}>
                  <td className="quiet nowrap">{when(event.at)}</td>
                  <td>{whoOf(event, names)}</td>
                  <td>{event.kind.replaceAll("_", " ")}</td>
                  <td>{event.project}</td>
                  <td>{event.plan === null ? null : <a href={`#/plans/${event.plan}`}>{event.plan}</a>}</td>
                  <td className="quiet">{saidIn(event)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

/** The person; where it is nobody's doing, the login that wrote it down. */
function whoOf(event: EventRow, names: ReadonlyMap<string, string>): string {
  const { login } = json<{ readonly login?: string }>(event.session, {});
  return event.personId === null ? (login ?? "") : (names.get(event.personId) ?? "somebody erased");
}

/** What the event says for people: its short words, `role approver · reason covers the week`. */
function saidIn(event: EventRow): string {
  const said = Object.entries(json<Readonly<Record<string, unknown>>>(event.detail, {})).filter(
    ([key, value]) => typeof value === "string" && value !== "" && !/^(?:run|person|former|worker|from|to)$|digest/.test(key),
  );
  return said.map(([key, value]) => `${key} ${shown(String(value))}`).join(" · ");
}
