import type { Address } from "../types/catalog.ts";
import type { Lookup } from "./lookup.ts";
import type { RuntimeFacts } from "./runtime-facts.ts";

/** `error`: wrong or open today. `warn`: will hurt. `info`: worth a look, often fine. */
export type LintLevel = "error" | "warn" | "info";
export type LintCategory = "correctness" | "performance" | "security" | "design" | "naming" | "maintenance";
export type Confidence = "certain" | "likely" | "possible";

/** What a rule says of one object. */
export type Found = {
  readonly address: Address;
  /** Tells findings of one rule about one object apart; part of the key that suppressions hold on to. */
  readonly detail?: string;
  readonly message: string;
  readonly evidence: Readonly<Record<string, unknown>>;
  /** Default: certain. */
  readonly confidence?: Confidence;
  /** Statements, each in a transaction of its own; empty where a person must decide. */
  readonly fix?: readonly string[];
  /** Whether what the fix does can be taken back without loss. Default: true. */
  readonly reversible?: boolean;
};

/** A rule, told the same way in messages, reference and tests. `bad` and `good` are SQL that the tests execute. */
type Told = {
  /** snake_case; stable: suppressions name it. */
  readonly name: string;
  readonly title: string;
  readonly level: LintLevel;
  readonly category: LintCategory;
  readonly what: string;
  readonly why: string;
  /** What to do now. */
  readonly remedy: string;
  readonly bad: string;
  readonly good: string;
  readonly fine: string;
  /** First Postgres major that knows what the examples say; default 15. */
  readonly since?: number;
};

/** Needs nothing but a catalog, so that it judges a proposed model too. */
export type StaticRule = Told & { readonly reads: "static"; readonly find: (schema: Lookup) => readonly Found[] };
/** Needs what a running server tells. */
export type RuntimeRule = Told & { readonly reads: "runtime"; readonly find: (schema: Lookup, facts: RuntimeFacts) => readonly Found[] };
export type LintRule = StaticRule | RuntimeRule;

/** One row of a scan. */
export type LintFinding = {
  /** `rule/address` or `rule/address/detail`: the same as long as the object has its name. */
  readonly key: string;
  readonly rule: string;
  readonly title: string;
  readonly level: LintLevel;
  readonly category: LintCategory;
  readonly reads: "static" | "runtime";
  readonly address: Address;
  readonly message: string;
  readonly why: string;
  readonly remedy: string;
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly confidence: Confidence;
  readonly fix: readonly string[];
  readonly reversible: boolean | null;
};
