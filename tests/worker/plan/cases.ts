import { columnCases } from "./cases-of-columns.ts";
import { keyCases } from "./cases-of-keys.ts";
import { partCases } from "./cases-of-parts.ts";
import type { PlanCase } from "./plan-case.ts";

/** One case per recipe. */
export const planCases: readonly PlanCase[] = [...columnCases, ...partCases, ...keyCases];
