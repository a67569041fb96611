/** What the server answers, row by row, as far as a page shows it. */
import type { TypedDocumentNode } from "urql";

export type Nodes<T> = { readonly nodes: readonly T[] };
type NoVariables = Record<string, never>;
export type Query<T, V = NoVariables> = TypedDocumentNode<T, V extends Record<string, unknown> ? V : never>;

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
export type Named = { readonly personName: { readonly displayName: string } | null } | null;
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

export type MeRow = {
  readonly login: string;
  readonly name: string | null;
  readonly roles: readonly string[] | null;
  readonly environment: string | null;
  readonly kind: string | null;
};

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
