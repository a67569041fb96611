import type fc from "fast-check";
import type { Major } from "../../../worker/postgres/locate-package.ts";

/** An object as it stands on one side of a pair. `at` is its qualified, quoted name. */
export type Standing<S = unknown> = {
  readonly id: number;
  readonly kind: string;
  readonly schema: string;
  readonly name: string;
  readonly at: string;
  readonly shape: S;
};

/** One side of a pair: what a piece may look at when it says its statements. */
export type World = {
  readonly major: Major;
  /** Three roles without rights, as they are. */
  readonly roles: readonly string[];
  /** The n-th piece of a kind among those of both sides; null when it does not stand on this one, so that dropping one redirects nothing. */
  readonly pick: (kind: string, n: number) => Standing | null;
  /** All that stand here, of a kind, in order. */
  readonly all: (kind: string) => readonly Standing[];
};

/**
 * A kind of object: what it may look like and the statements that make it. Statements that Postgres refuses are left out by whoever runs them, so a
 * piece need not know every rule.
 */
export type PieceKind = {
  readonly kind: string;
  /** Pieces of one space have different names. */
  readonly space: string;
  /** Order of making. */
  readonly level: number;
  /** How many of a hundred pieces are of this kind, about. */
  readonly weight: number;
  readonly shape: fc.Arbitrary<object>;
  readonly statements: (self: Standing, world: World) => readonly string[];
  /** How a statement names it, for comments, owners and grants. */
  readonly phrase: ((self: Standing, world: World) => string | null) | null;
};

type Given<S extends object> = Omit<PieceKind, "shape" | "statements" | "phrase"> & {
  readonly shape: fc.Arbitrary<S>;
  readonly statements: (self: Standing<S>, world: World) => readonly string[];
  readonly phrase?: (self: Standing<S>, world: World) => string | null;
};

/** Keeps a kind's own shape to itself. */
export function pieceKind<S extends object>(given: Given<S>): PieceKind {
  return {
    ...given,
    statements: (self, world) => given.statements(self as Standing<S>, world),
    phrase: given.phrase === undefined ? null : (self, world) => given.phrase?.(self as Standing<S>, world) ?? null,
  };
}
