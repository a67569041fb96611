import { usePolled } from "../client.ts";
import { json, when } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { Problem } from "../parts/problem.tsx";
import { Overview, type FindingRow } from "../queries.ts";

/** Every schema change that did not come through a plan: who, when, what, and the two ways out. */
export function DriftPage({ id }: { id: string | null }) {
  const { data, error } = usePolled(Overview, {});
  const findings = (data?.findings.nodes ?? []).filter((finding) => id === null || finding.id === id);
  return (
    <>
      <h1>Drift</h1>
      <p className="sub">Schema changes that did not come through a plan.</p>
      <Problem text={error} />
      {data !== undefined && findings.length === 0 ? <p>None: the governed schemas are as they were last applied.</p> : null}
      {findings.map((finding) => <Finding key={finding.id} finding={finding} />)}
    </>
  );
}

function Finding({ finding }: { finding: FindingRow }) {
  return (
    <article className="card">
      <p className="row"><strong className="grow"><code>{finding.address}</code></strong> <Badge state={finding.severity} /> <Badge state={finding.state} /></p>
      <dl>
        <dt>Finding</dt><dd><a href={`#/drift/${finding.id}`}>{finding.id}</a>{finding.project === null ? "" : ` in ${finding.project}`}</dd>
        <dt>Who</dt><dd>{finding.who ?? "unknown"}{finding.whereFrom === null ? "" : ` · ${finding.whereFrom}`}</dd>
        <dt>When</dt><dd>{when(finding.seenAt)}</dd>
        {finding.reason === null ? null : <><dt>Why it matters</dt><dd>{finding.reason}</dd></>}
      </dl>
      <Change label="Before" value={finding.before} />
      <Change label="After" value={finding.after} />
      {finding.revertSql === null ? null : <><h2>Revert it</h2><pre>{finding.revertSql}</pre></>}
      {finding.adoptPatch === null ? null : <><h2>Or adopt it into the model</h2><pre>{finding.adoptPatch}</pre></>}
    </article>
  );
}

function Change({ label, value }: { label: string; value: unknown }) {
  const object = json<unknown>(value, null);
  return object === null ? null : <details><summary>{label}</summary><pre>{JSON.stringify(object, null, 2)}</pre></details>;
}
