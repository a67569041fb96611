import { gql, type TypedDocumentNode } from "urql";

type Nodes<T> = { readonly nodes: readonly T[] };

export type PlanRow = {
  readonly id: string;
  readonly project: string;
  readonly state: string;
  readonly fromVersion: number | null;
  readonly toVersion: number;
  readonly comment: string | null;
  readonly reason: string | null;
  readonly approvalDigest: string | null;
  readonly createdAt: string;
};
export type StepRow = {
  readonly ordinal: number;
  readonly phase: string;
  readonly what: string;
  readonly locks: string;
  readonly blocks: string;
  readonly brief: boolean;
  readonly hazards: string;
  readonly undoKind: string;
};
export type ProofRow = { readonly ok: boolean; readonly forwardSteps: number; readonly backSteps: number; readonly seconds: string; readonly error: string | null };
export type ReviewRow = { readonly id: string; readonly decision: string; readonly reason: string | null; readonly comment: string | null; readonly createdAt: string; readonly personId: string };
export type RunStepRow = { readonly ordinal: number; readonly state: string; readonly rowsChanged: string | null; readonly rowsTotal: string | null; readonly error: string | null };
export type RunRow = {
  readonly id: string;
  readonly direction: string;
  readonly state: string;
  readonly waitingFor: string | null;
  readonly error: string | null;
  readonly maxStallMs: string | null;
  readonly createdAt: string;
  readonly steps: Nodes<RunStepRow>;
};
export type FindingRow = {
  readonly id: string;
  readonly project: string | null;
  readonly address: string;
  readonly severity: string;
  readonly state: string;
  readonly reason: string | null;
  readonly who: string | null;
  readonly seenAt: string;
  readonly whereFrom: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly revertSql: string | null;
  readonly adoptPatch: string | null;
};
export type PersonName = { readonly personId: string; readonly displayName: string };

const planFields = "id project state fromVersion toVersion comment reason approvalDigest createdAt";
const findingFields = "id project address severity state reason who seenAt whereFrom before after revertSql adoptPatch";

export const Me: TypedDocumentNode<{ whoami: Nodes<{ login: string; name: string | null; roles: readonly string[] | null }> }, Record<string, never>> = gql`
  query Me { whoami(first: 1) { nodes { login name roles } } }
`;

export const Overview: TypedDocumentNode<{ plans: Nodes<PlanRow>; findings: Nodes<FindingRow> }, Record<string, never>> = gql`
  query Overview {
    plans(first: 50, orderBy: NUMBER_DESC) { nodes { ${planFields} } }
    findings(first: 50) { nodes { ${findingFields} } }
  }
`;

export type PlanPage = {
  readonly plan: (PlanRow & { readonly steps: Nodes<StepRow>; readonly proofs: Nodes<ProofRow>; readonly reviews: Nodes<ReviewRow>; readonly runs: Nodes<RunRow> }) | null;
};
export const Plan: TypedDocumentNode<PlanPage, { id: string }> = gql`
  query Plan($id: String!) {
    plan(id: $id) {
      ${planFields}
      steps: planStepsByPlan(first: 1000, orderBy: ORDINAL_ASC) { nodes { ordinal phase what locks blocks brief hazards undoKind } }
      proofs: proofsByPlan(first: 1) { nodes { ok forwardSteps backSteps seconds error } }
      reviews: reviewsByPlan(first: 100) { nodes { id decision reason comment createdAt personId } }
      runs: runsByPlan(first: 20) {
        nodes { id direction state waitingFor error maxStallMs createdAt steps: runStepsByRun(first: 1000) { nodes { ordinal state rowsChanged rowsTotal error } } }
      }
    }
  }
`;

export type Decision = Nodes<never> | readonly { readonly decision?: string; readonly state?: string; readonly reason?: string | null }[] | null;
export type VerbAnswer = { readonly verb: { readonly result: Decision } };

export const Approve: TypedDocumentNode<VerbAnswer, { plan: string; digest: string; comment: string }> = gql`
  mutation Approve($plan: String!, $digest: String!, $comment: String!) {
    verb: approve(input: { plan: $plan, digest: $digest, comment: $comment }) { result { decision reason } }
  }
`;
export const Reject: TypedDocumentNode<VerbAnswer, { plan: string; comment: string }> = gql`
  mutation Reject($plan: String!, $comment: String!) { verb: reject(input: { plan: $plan, comment: $comment }) { result { decision reason } } }
`;
export const Submit: TypedDocumentNode<VerbAnswer, { plan: string; comment: string }> = gql`
  mutation Submit($plan: String!, $comment: String!) { verb: submit(input: { plan: $plan, comment: $comment }) { result { state } } }
`;
export const Apply: TypedDocumentNode<VerbAnswer, { plan: string }> = gql`
  mutation Apply($plan: String!) { verb: apply(input: { plan: $plan }) { result { state reason } } }
`;
export const Complete: TypedDocumentNode<VerbAnswer, { plan: string }> = gql`
  mutation Complete($plan: String!) { verb: complete(input: { plan: $plan }) { result { state reason } } }
`;
export const Rollback: TypedDocumentNode<VerbAnswer, { plan: string }> = gql`
  mutation Rollback($plan: String!) { verb: rollback(input: { plan: $plan }) { result { state reason } } }
`;

export type EventRow = { readonly id: string; readonly at: string; readonly kind: string; readonly project: string | null; readonly plan: string | null };
export const Events: TypedDocumentNode<{ events: Nodes<EventRow> }, Record<string, never>> = gql`
  query Events { events(first: 50, orderBy: AT_DESC) { nodes { id at kind project plan } } }
`;
export const VerifyAudit: TypedDocumentNode<{ verifyAudit: Nodes<{ ok: boolean; sealed: string; unsealed: string; reason: string | null }> }, Record<string, never>> = gql`
  query VerifyAudit { verifyAudit(first: 1) { nodes { ok sealed unsealed reason } } }
`;
