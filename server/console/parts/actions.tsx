import { useState } from "react";
import { useVerb } from "../client.ts";
import { Apply, Approve, Complete, Reject, Rollback, Submit, type PlanRow, type VerbAnswer } from "../queries.ts";

/**
 * The verbs a plan's state allows. All are offered to everyone who sees the plan: who may do what is the database's decision,
 * and its refusal comes with the reason and the people who can.
 */
export function Actions({ plan, done }: { plan: PlanRow; done: () => void }) {
  const [comment, setComment] = useState("");
  const [said, setSaid] = useState<{ text: string; bad: boolean } | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = useVerb(Submit), approve = useVerb(Approve), reject = useVerb(Reject);
  const apply = useVerb(Apply), complete = useVerb(Complete), rollback = useVerb(Rollback);

  const act = async (verb: () => Promise<{ data: VerbAnswer | undefined; error: string | null }>) => {
    setBusy(true);
    const { data, error } = await verb();
    setBusy(false);
    const row = rowOf(data);
    const outcome = row?.decision ?? row?.state ?? "done";
    setSaid({ text: error ?? [outcome, row?.reason].filter(Boolean).join(": "), bad: error !== null || outcome === "refused" });
    done();
  };
  const buttons: Readonly<Record<string, readonly (readonly [label: string, look: string, verb: () => Promise<{ data: VerbAnswer | undefined; error: string | null }>])[]>> = {
    proved: [["Submit for approval", "primary", () => submit({ plan: plan.id, comment })]],
    submitted: [
      ["Approve", "primary", () => approve({ plan: plan.id, digest: plan.approvalDigest ?? "", comment })],
      ["Reject", "danger", () => reject({ plan: plan.id, comment })],
    ],
    approved: [["Apply", "primary", () => apply({ plan: plan.id })]],
    soaking: [["Complete", "primary", () => complete({ plan: plan.id })], ["Roll back", "danger", () => rollback({ plan: plan.id })]],
  };
  const offered = buttons[plan.state] ?? [];
  if (offered.length === 0 && said === null) return null;
  return (
    <section className="card" aria-label="What you can do">
      {plan.approvalDigest !== null && plan.state === "submitted" ? <p className="quiet">Your approval is bound to digest <code>{plan.approvalDigest}</code></p> : null}
      {offered.length > 0 ? (
        <div className="row">
          {plan.state === "proved" || plan.state === "submitted" ? <input className="grow" aria-label="Comment" placeholder="Comment" value={comment} onChange={(event) => setComment(event.target.value)} /> : null}
          {offered.map(([label, look, verb]) => <button key={label} type="button" className={look} disabled={busy} onClick={() => void act(verb)}>{label}</button>)}
        </div>
      ) : null}
      <p role="status" className={said?.bad ? "error" : "quiet"}>{said?.text ?? ""}</p>
    </section>
  );
}

function rowOf(answer: VerbAnswer | undefined): { decision?: string; state?: string; reason?: string | null } | undefined {
  const result = answer?.verb?.result;
  return Array.isArray(result) ? result[0] : undefined;
}
