import type { Issue } from "../../types/issue.ts";
import type { PlanContext } from "../plan-context.ts";
import { refusal } from "./refusal.ts";

/** A partition that would have to leave its parent for a while, so that a NOT NULL can take another name. */
export function refuseNotNullNames(context: PlanContext): readonly Issue[] {
  return [...context.detached].map((address) =>
    refusal(
      "not-null-name",
      address,
      `the NOT NULL of a column of ${address.replace("table:", "table ")} has a name of its own, and Postgres renames it neither there nor in the parent while the one is a partition of the other`,
      "Say the name that stands (`constraint NAME not null`) in the parent and in the partition, or detach the partition, rename the constraint, and attach it again, by hand.",
    ),
  );
}
