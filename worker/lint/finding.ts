/** What lint says of a statement of a hand-written migration. */
import { hazardList } from "../../plv8/src/hazards/hazard-list.ts";
import type { HazardName } from "../../plv8/src/hazards/hazard.ts";
import type { Blocks, LockMode } from "../../plv8/src/types/plan.ts";

export type Severity = "error" | "warning" | "info";

/** A danger of one statement, named as plans name it. */
export type Danger = {
  readonly hazard: HazardName;
  readonly severity: Severity;
  readonly message: string;
  /** SQL, or what to do, instead; null where there is nothing better. */
  readonly instead: string | null;
};

/** What a statement does to those who work meanwhile. `work`: what lasts with the size of the data. */
export type Effect = {
  /** As a message names it: `shop.orders`; null where no table is locked. */
  readonly table: string | null;
  readonly lock: LockMode | null;
  readonly work: "brief" | "scan" | "rewrite" | "concurrent";
  readonly dangers: readonly Danger[];
};

export type Finding = Danger & {
  readonly id: string;
  readonly why: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly statement: string;
  readonly table: string | null;
  readonly lock: LockMode | null;
  readonly blocks: Blocks;
  readonly brief: boolean;
};

const WRITES: ReadonlySet<LockMode> = new Set(["SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE"]);

export function blocksOf(lock: LockMode | null): Blocks {
  return lock === "ACCESS EXCLUSIVE" ? "everything" : lock !== null && WRITES.has(lock) ? "writes" : "nothing";
}

export function ruleOf(name: HazardName): { readonly id: string; readonly why: string } {
  const rule = hazardList.find((each) => each.name === name);
  if (rule === undefined) throw new Error(`hazard ${name} is not in the list`);
  return rule;
}
