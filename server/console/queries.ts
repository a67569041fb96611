import { gql, type TypedDocumentNode } from "urql";

export type Nodes<T> = { readonly nodes: readonly T[] };
type NoVariables = Record<string, never>;
type Query<T, V = NoVariables> = TypedDocumentNode<T, V extends Record<string, unknown> ? V : never>;

export type PlanRow = {
  readonly id: string;
  readonly project: string;
  readonly state: string;
  readonly fromVersion: number | null;
  readonly toVersion: number | null;
  readonly comment: string | null;
  readonly reason: string | null;
  readonly approvalDigest: string | null;
  readonly createdAt: string;
};
export type StepRow = {
  readonly ordinal: number;
  readonly phase: string;
  readonly what: string;
  readonly lock: string;
  readonly blocks: string;
  readonly estimate: string;
  readonly hazard: string | null;
  readonly undo: string;
};
export type ProgressRow = {
  readonly ordinal: number;
  readonly state: string;
  readonly done: string | null;
  readonly stall: string | null;
  readonly note: string | null;
};
export type ProofRow = {
  readonly ok: boolean;
  readonly forwardSteps: number;
  readonly backSteps: number;
  readonly seconds: string;
  readonly serverVersion: string | null;
  readonly error: string | null;
};
type Named = { readonly personName: { readonly displayName: string } | null } | null;
export type ReviewRow = {
  readonly id: string;
  readonly decision: string;
  readonly reason: string;
  readonly comment: string | null;
  readonly createdAt: string;
  readonly person: Named;
};
export type RunRow = {
  readonly id: string;
  readonly direction: string;
  readonly state: string;
  readonly currentOrdinal: number | null;
  readonly waitingFor: string | null;
  readonly error: string | null;
  readonly maxStallMs: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
};
export type DriftRow = {
  readonly finding: string;
  readonly project: string;
  readonly object: string;
  readonly what: string;
  readonly severity: string;
  readonly state: string;
  readonly who: string | null;
  readonly seenAt: string | null;
  readonly whereFrom: string | null;
  readonly reason: string;
  readonly revert: string | null;
  readonly adopt: string | null;
};

const planFields = "id project state fromVersion toVersion comment reason approvalDigest createdAt";
const driftFields = "finding project object what severity state who seenAt whereFrom reason revert adopt";

export type MeRow = {
  readonly login: string;
  readonly name: string | null;
  readonly roles: readonly string[] | null;
  readonly environment: string | null;
  readonly kind: string | null;
};
export const Me: Query<{ whoami: Nodes<MeRow> }> = gql`
  query Me {
    whoami(first: 1) {
      nodes {
        login
        name
        roles
        environment
        kind
      }
    }
  }
`;

export const Status: Query<{ status: Nodes<{ item: string; value: string; note: string | null }> }> = gql`
  query Status {
    status {
      nodes {
        item
        value
        note
      }
    }
  }
`;

export const Overview: Query<{ plans: Nodes<PlanRow>; drift: Nodes<DriftRow> }> = gql`
  query Overview {
    plans(first: 50, orderBy: NUMBER_DESC) { nodes { ${planFields} } }
    drift(first: 200) { nodes { ${driftFields} } }
  }
`;

export const Drift: Query<{ drift: Nodes<DriftRow> }, { id: string | null }> = gql`
  query Drift($id: String) { drift(id: $id, first: 200) { nodes { ${driftFields} } } }
`;

export type PlanPage = {
  readonly plan:
    (PlanRow & { readonly createdBy: Named; readonly proofs: Nodes<ProofRow>; readonly reviews: Nodes<ReviewRow>; readonly runs: Nodes<RunRow> }) | null;
};
export const Plan: Query<PlanPage, { id: string }> = gql`
  query Plan($id: String!) {
    plan(id: $id) {
      ${planFields}
      createdBy: personByCreatedBy { personName { displayName } }
      proofs: proofsByPlan(first: 1, orderBy: CREATED_AT_DESC) { nodes { ok forwardSteps backSteps seconds serverVersion error } }
      reviews: reviewsByPlan(first: 100, orderBy: CREATED_AT_DESC) { nodes { id decision reason comment createdAt person { personName { displayName } } } }
      runs: runsByPlan(first: 20, orderBy: CREATED_AT_DESC) { nodes { id direction state currentOrdinal waitingFor error maxStallMs createdAt finishedAt } }
    }
  }
`;
/** What a plan is made of: it never changes once compiled, so it is asked once. */
export const PlanBody: Query<
  { plan: { changes: unknown } | null; steps: Nodes<StepRow> & { readonly pageInfo: { readonly hasNextPage: boolean } } },
  { id: string }
> = gql`
  query PlanBody($id: String!) {
    plan(id: $id) {
      changes
    }
    steps(id: $id, first: 1000) {
      nodes {
        ordinal
        phase
        what
        lock
        blocks
        estimate
        hazard
        undo
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`;
/** One step as it is digested. */
export const StepBody: Query<{ planStep: { readonly body: string } | null }, { plan: string; ordinal: number }> = gql`
  query StepBody($plan: String!, $ordinal: Int!) {
    planStep(plan: $plan, ordinal: $ordinal) {
      body
    }
  }
`;
export const Progress: Query<{ progress: Nodes<ProgressRow> }, { id: string }> = gql`
  query Progress($id: String!) {
    progress(id: $id, first: 1000) {
      nodes {
        ordinal
        state
        done: changed
        stall: stallMs
        note
      }
    }
  }
`;

export type VerbRow = { readonly decision?: string | null; readonly state?: string | null; readonly reason?: string | null };
export type VerbAnswer = { readonly verb: { readonly result: readonly VerbRow[] | null } | null };
export type Verb<V> = Query<VerbAnswer, V>;

export const Submit: Verb<{ plan: string; comment: string }> = gql`
  mutation Submit($plan: String!, $comment: String) {
    verb: submit(input: { id: $plan, comment: $comment }) {
      result {
        state
        reason: needs
      }
    }
  }
`;
export const Approve: Verb<{ plan: string; digest: string; comment: string }> = gql`
  mutation Approve($plan: String!, $digest: String!, $comment: String) {
    verb: approve(input: { id: $plan, digest: $digest, comment: $comment }) {
      result {
        decision
        reason
      }
    }
  }
`;
export const Reject: Verb<{ plan: string; comment: string }> = gql`
  mutation Reject($plan: String!, $comment: String!) {
    verb: reject(input: { id: $plan, comment: $comment }) {
      result {
        decision
        reason
      }
    }
  }
`;
export const Withdraw: Verb<{ plan: string; comment: string }> = gql`
  mutation Withdraw($plan: String!, $comment: String) {
    verb: withdraw(input: { id: $plan, because: $comment }) {
      result {
        state
      }
    }
  }
`;
export const Apply: Verb<{ plan: string }> = gql`
  mutation Apply($plan: String!) {
    verb: apply(input: { id: $plan }) {
      result {
        state
        reason: note
      }
    }
  }
`;
export const Pause: Verb<{ plan: string }> = gql`
  mutation Pause($plan: String!) {
    verb: pause(input: { id: $plan }) {
      result {
        state
        reason: note
      }
    }
  }
`;
export const Abort: Verb<{ plan: string }> = gql`
  mutation Abort($plan: String!) {
    verb: abort(input: { id: $plan }) {
      result {
        state
        reason: note
      }
    }
  }
`;
export const Resume: Verb<{ plan: string }> = gql`
  mutation Resume($plan: String!) {
    verb: resume(input: { id: $plan }) {
      result {
        state
        reason: note
      }
    }
  }
`;
export const Complete: Verb<{ plan: string }> = gql`
  mutation Complete($plan: String!) {
    verb: complete(input: { id: $plan }) {
      result {
        state
        reason: note
      }
    }
  }
`;
export const Rollback: Verb<{ plan: string; comment: string }> = gql`
  mutation Rollback($plan: String!, $comment: String) {
    verb: rollback(input: { id: $plan, because: $comment }) {
      result {
        state
        reason: note
      }
    }
  }
`;
/** A decision on a drift, with why. */
export type Decision = { readonly finding: string; readonly because: string };
export const Revert: Verb<Decision> = gql`
  mutation Revert($finding: String!, $because: String!) {
    verb: revert(input: { finding: $finding, because: $because }) {
      result {
        state
      }
    }
  }
`;
export const Adopt: Verb<Decision> = gql`
  mutation Adopt($finding: String!, $because: String!) {
    verb: adopt(input: { finding: $finding, because: $because }) {
      result {
        state
      }
    }
  }
`;
export const Acknowledge: Verb<Decision> = gql`
  mutation Acknowledge($finding: String!, $because: String!) {
    verb: acknowledge(input: { finding: $finding, because: $because }) {
      result {
        state
        reason
      }
    }
  }
`;

export type EventRow = {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly project: string | null;
  readonly plan: string | null;
  readonly personId: string | null;
  readonly detail: unknown;
  readonly session: unknown;
};
export const Events: Query<{ events: Nodes<EventRow>; personNames: Nodes<{ readonly personId: string; readonly displayName: string }> }> = gql`
  query Events {
    events(first: 50, orderBy: AT_DESC) {
      nodes {
        id
        at
        kind
        project
        plan
        personId
        detail
        session
      }
    }
    personNames(first: 1000) {
      nodes {
        personId
        displayName
      }
    }
  }
`;
export const VerifyAudit: Query<{ verifyAudit: Nodes<{ ok: boolean; sealed: string; unsealed: string; checkpoints: string; reason: string | null }> }> = gql`
  query VerifyAudit {
    verifyAudit(first: 1) {
      nodes {
        ok
        sealed
        unsealed
        checkpoints
        reason
      }
    }
  }
`;
