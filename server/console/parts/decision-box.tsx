import { useId, useState } from "react";
import { useVerb, type Said } from "../client.ts";
import type { PlanRow } from "../rows.ts";
import { Abort, Apply, Approve, Complete, Pause, Reject, Resume, Rollback, Submit, Withdraw, type VerbAnswer } from "../verbs.ts";

type Act = { readonly label: string; readonly look: "primary" | "danger" | "plain"; readonly verb: () => Promise<Said<VerbAnswer>>; readonly words?: boolean };
/** What became of an act, in words. */
export type Outcome = { readonly text: string; readonly tone: "good" | "warn" | "bad" };

/**
 * The verbs a plan's state allows. All are offered to everyone who sees the plan: who may do what is the database's decision,
 * and its refusal comes with the reason and the people who can.
 */
export function DecisionBox({ plan, done }: { plan: PlanRow; done: () => void }) {
  const [comment, setComment] = useState("");
  const [said, setSaid] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useId();
  const submit = useVerb(Submit),
    approve = useVerb(Approve),
    reject = useVerb(Reject),
    withdraw = useVerb(Withdraw);
  const apply = useVerb(Apply),
    pause = useVerb(Pause),
    abort = useVerb(Abort),
    resume = useVerb(Resume),
    complete = useVerb(Complete),
    rollback = useVerb(Rollback);
  const id = { plan: plan.id };
  const withWords = { plan: plan.id, comment };

  const stop: readonly Act[] = [
    { label: "Pause", look: "plain", verb: () => pause(id) },
    { label: "Abort", look: "danger", verb: () => abort(id) },
  ];
  const back: Act = { label: "Roll back", look: "danger", words: true, verb: () => rollback(withWords) };
  const goOn: readonly Act[] = [{ label: "Resume", look: "primary", verb: () => resume(id) }, { label: "Abort", look: "danger", verb: () => abort(id) }, back];

  const offers: Readonly<Record<string, { readonly ask: string; readonly acts: readonly Act[] }>> = {
    proved: {
      ask: "Proved forward and back. Ask for approval?",
      acts: [
        { label: "Submit for approval", look: "primary", words: true, verb: () => submit(withWords) },
        { label: "Withdraw", look: "plain", words: true, verb: () => withdraw(withWords) },
      ],
    },
    submitted: {
      ask: "May these steps run?",
      acts: [
        { label: "Approve", look: "primary", words: true, verb: () => approve({ ...withWords, digest: plan.approvalDigest ?? "" }) },
        { label: "Reject", look: "danger", words: true, verb: () => reject(withWords) },
        { label: "Withdraw", look: "plain", words: true, verb: () => withdraw(withWords) },
      ],
    },
    approved: { ask: "Approved. Run it up to its switch?", acts: [{ label: "Apply", look: "primary", verb: () => apply(id) }] },
    running: { ask: "The run can stop between two steps; nothing is undone by that. An aborted run does not go on.", acts: stop },
    completing: { ask: "The run can stop between two steps; nothing is undone by that. An aborted run does not go on.", acts: stop },
    paused: { ask: "The run is paused.", acts: goOn },
    failed: { ask: "The run stopped. What is done stands.", acts: goOn },
    aborted: { ask: "The run was ended. What is done stands.", acts: [back] },
    soaking: {
      ask: "The new shape is in use, the former one still kept in step. Complete it when no application needs the former one.",
      acts: [{ label: "Complete", look: "primary", verb: () => complete(id) }, back],
    },
  };
  const act = async (verb: Act["verb"]) => {
    setBusy(true);
    setSaid(outcomeOf(await verb()));
    setBusy(false);
    done();
  };
  const offer = plan.state === "failed" && plan.approvalDigest === null ? undefined : offers[plan.state];
  if (offer === undefined && said === null) return null;
  return (
    <section className="card decision" aria-label="Decision">
      {offer === undefined ? null : (
        <>
          <p>
            <strong>{offer.ask}</strong>
          </p>
          {plan.state === "submitted" && plan.approvalDigest !== null ? (
            <p className="quiet">
              An approval is bound to digest <code className="digest">{plan.approvalDigest}</code>: other steps, another database or another base need a new
              one.
            </p>
          ) : null}
          {offer.acts.some((each) => each.words) ? (
            <p>
              <label htmlFor={field}>Comment or reason</label>
              <input id={field} value={comment} maxLength={2000} onChange={(event) => setComment(event.target.value)} />
            </p>
          ) : null}
          <p className="row">
            {offer.acts.map((each) => (
              <button
                key={each.label}
                type="button"
                className={each.look}
                aria-disabled={busy}
                onClick={() => {
                  if (!busy) void act(each.verb);
                }}
              >
                {each.label}
              </button>
            ))}
          </p>
        </>
      )}
      <p role="status" className={said === null ? "said" : `said ${said.tone}`}>
        {said?.text ?? ""}
      </p>
    </section>
  );
}

/** The first row of a verb's answer in words: what became of it and why. */
export function outcomeOf({ data, error }: Said<VerbAnswer>): Outcome {
  if (error !== null) return { text: error, tone: "bad" };
  const row = data?.verb?.result?.[0];
  const outcome = row?.decision ?? row?.state ?? "done";
  const text = row?.reason ? `${outcome}: ${row.reason}` : outcome;
  return { text: text.charAt(0).toUpperCase() + text.slice(1), tone: outcome === "refused" ? "warn" : "good" };
}
