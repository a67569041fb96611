import { useId, useState } from "react";
import { usePolled, useVerb, type Said } from "../client.ts";
import { when } from "../format.ts";
import { Badge } from "../parts/badge.tsx";
import { outcomeOf, type Outcome } from "../parts/decision-box.tsx";
import { Loading } from "../parts/loading.tsx";
import { Problem } from "../parts/problem.tsx";
import { Drift } from "../queries.ts";
import type { DriftRow } from "../rows.ts";
import { Acknowledge, Adopt, Revert, type Decision, type VerbAnswer } from "../verbs.ts";

/** Every schema change that did not come through a plan: who, when, what, and the two ways out. */
export function DriftPage({ id }: { id: string | null }) {
  const { data, error, refresh } = usePolled(Drift, { id });
  const findings = data?.drift.nodes;
  return (
    <>
      {id === null ? null : (
        <p className="crumb">
          <a href="#/drift">Drift</a> / {id}
        </p>
      )}
      <h1>Drift</h1>
      <p className="sub">Schema changes that did not come through a plan, and the two ways out of each.</p>
      <Problem text={error} />
      {findings === undefined && error === null ? <Loading /> : null}
      {findings?.length === 0 ? (
        <p className="empty">{id === null ? "None: the governed schemas are as they were last applied." : `Finding ${id} is not there, or no longer.`}</p>
      ) : null}
      {findings?.map((finding) => (
        <Finding key={finding.finding} finding={finding} done={refresh} />
      ))}
    </>
  );
}

function Finding({ finding, done }: { finding: DriftRow; done: () => void }) {
  return (
    <article className="card">
      <h2 className="row">
        <code className="grow">{finding.object}</code> <Badge state={finding.severity} /> <Badge state={finding.state} />
      </h2>
      <dl>
        <dt>Finding</dt>
        <dd>
          <a href={`#/drift/${finding.finding}`}>{finding.finding}</a> in {finding.project}, {finding.what}
        </dd>
        <dt>Who</dt>
        <dd>
          {finding.who ?? "unknown"}
          {finding.whereFrom === null ? "" : <span className="quiet"> · {finding.whereFrom}</span>}
        </dd>
        <dt>When</dt>
        <dd>{finding.seenAt === null ? "not seen while it happened" : when(finding.seenAt)}</dd>
        {finding.reason === "" ? null : (
          <>
            <dt>Why it matters</dt>
            <dd>{finding.reason}</dd>
          </>
        )}
      </dl>
      <div className="ways">
        <section>
          <h3>Revert it</h3>
          {finding.revert === null ? <p className="quiet">No safe statement is known; plan it by hand.</p> : <pre tabIndex={0}>{finding.revert}</pre>}
        </section>
        <section>
          <h3>Or adopt it into the model</h3>
          {finding.adopt === null ? <p className="quiet">The scan has not judged it yet.</p> : <pre tabIndex={0}>{finding.adopt}</pre>}
        </section>
      </div>
      {["open", "acknowledged"].includes(finding.state) && finding.severity !== "unknown" ? <Decide finding={finding} done={done} /> : null}
    </article>
  );
}

/** Each way out is somebody's decision with a reason; the state follows when a scan finds that it has happened. */
function Decide({ finding, done }: { finding: DriftRow; done: () => void }) {
  const [because, setBecause] = useState("");
  const [said, setSaid] = useState<Outcome | null>(null);
  const acknowledge = useVerb(Acknowledge),
    revert = useVerb(Revert),
    adopt = useVerb(Adopt);
  const field = useId();
  const act = async (verb: (decision: Decision) => Promise<Said<VerbAnswer>>, next: string | null) => {
    const answer = await verb({ finding: finding.finding, because });
    setSaid(next === null || answer.error !== null ? outcomeOf(answer) : { text: next, tone: "good" });
    done();
  };
  return (
    <form
      className="known"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <label htmlFor={field}>Decide, because</label>
      <div className="row">
        <input id={field} className="grow" value={because} maxLength={2000} onChange={(event) => setBecause(event.target.value)} />
        {finding.revert === null ? null : (
          <button
            type="button"
            onClick={() => void act(revert, "It goes: run the SQL above as the schema’s owner. It counts as reverted when a scan no longer finds it.")}
          >
            Revert
          </button>
        )}
        {finding.adopt === null ? null : (
          <button
            type="button"
            onClick={() =>
              void act(adopt, "It stays: write what stands above into the model, declare it, plan and apply. It counts as adopted when that plan has run.")
            }
          >
            Adopt
          </button>
        )}
        {finding.state === "open" ? (
          <button type="button" onClick={() => void act(acknowledge, null)}>
            Acknowledge
          </button>
        ) : null}
      </div>
      <p role="status" className={said === null ? "said" : `said ${said.tone}`}>
        {said?.text ?? ""}
      </p>
    </form>
  );
}
