import { useId, useState } from "react";
import { usePolled, useVerb } from "../client.ts";
import { when } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { outcomeOf } from "../parts/decision-box.tsx";
import { Loading } from "../parts/loading.tsx";
import { Problem } from "../parts/problem.tsx";
import { Acknowledge, Drift, type DriftRow } from "../queries.ts";

/** Every schema change that did not come through a plan: who, when, what, and the two ways out. */
export function DriftPage({ id }: { id: string | null }) {
  const { data, error, refresh } = usePolled(Drift, { id });
  const findings = data?.drift.nodes;
  return (
    <>
      {id === null ? null : <p className="crumb"><a href="#/drift">Drift</a> / {id}</p>}
      <h1>Drift</h1>
      <p className="sub">Schema changes that did not come through a plan, and the two ways out of each.</p>
      <Problem text={error} />
      {findings === undefined && error === null ? <Loading /> : null}
      {findings?.length === 0 ? <p className="empty">{id === null ? "None: the governed schemas are as they were last applied." : `Finding ${id} is not there, or no longer.`}</p> : null}
      {findings?.map((finding) => <Finding key={finding.finding} finding={finding} done={refresh} />)}
    </>
  );
}

function Finding({ finding, done }: { finding: DriftRow; done: () => void }) {
  return (
    <article className="card">
      <h2 className="row"><code className="grow">{finding.object}</code> <Badge state={finding.severity} /> <Badge state={finding.state} /></h2>
      <dl>
        <dt>Finding</dt><dd><a href={`#/drift/${finding.finding}`}>{finding.finding}</a> in {finding.project}, {finding.what}</dd>
        <dt>Who</dt><dd>{finding.who ?? "unknown"}{finding.whereFrom === null ? "" : <span className="quiet"> · {finding.whereFrom}</span>}</dd>
        <dt>When</dt><dd>{finding.seenAt === null ? "not seen while it happened" : when(finding.seenAt)}</dd>
        {finding.reason === "" ? null : <><dt>Why it matters</dt><dd>{finding.reason}</dd></>}
      </dl>
      <div className="ways">
        <section><h3>Revert it</h3>{finding.revert === null ? <p className="quiet">No safe statement is known; plan it by hand.</p> : <pre tabIndex={0}>{finding.revert}</pre>}</section>
        <section><h3>Or adopt it into the model</h3>{finding.adopt === null ? <p className="quiet">The scan has not judged it yet.</p> : <pre tabIndex={0}>{finding.adopt}</pre>}</section>
      </div>
      {finding.state === "open" ? <Known finding={finding.finding} done={done} /> : null}
    </article>
  );
}

function Known({ finding, done }: { finding: string; done: () => void }) {
  const [because, setBecause] = useState("");
  const [said, setSaid] = useState<ReturnType<typeof outcomeOf> | null>(null);
  const acknowledge = useVerb(Acknowledge);
  const field = useId();
  const act = async () => {
    setSaid(outcomeOf(await acknowledge({ finding, because })));
    done();
  };
  return (
    <form className="known" onSubmit={(event) => { event.preventDefault(); void act(); }}>
      <label htmlFor={field}>Or let it stay for now, because</label>
      <div className="row"><input id={field} className="grow" value={because} onChange={(event) => setBecause(event.target.value)} /><button type="submit">Acknowledge</button></div>
      <p role="status" className={said === null ? "said" : `said ${said.tone}`}>{said?.text ?? ""}</p>
    </form>
  );
}
