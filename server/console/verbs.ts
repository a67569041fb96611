/** What people do: each verb of schema `arch` that the console offers. */
import { gql } from "urql";
import type { Query } from "./rows.ts";

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
