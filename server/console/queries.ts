/** What the pages ask. */
import { gql } from "urql";
import type { DriftRow, EventRow, MeRow, Named, Nodes, PlanRow, ProgressRow, ProofRow, Query, ReviewRow, RunRow, StepRow } from "./rows.ts";

const planFields = "id project state fromVersion toVersion comment reason approvalDigest createdAt";
const driftFields = "finding project object what severity state who seenAt whereFrom reason revert adopt";

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
