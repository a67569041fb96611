import type { CatalogObject } from "../../types/catalog.ts";
import type { Run } from "../../types/plan.ts";
import type { Issue } from "../../types/issue.ts";
import { heirNotNulls } from "../plain/heir-not-nulls.ts";
import { notNullsOfJoined } from "../plain/not-nulls-of-joined.ts";
import { tableAddress, type PlanContext } from "../plan-context.ts";
import { refusal } from "./refusal.ts";

/** A partition that would have to leave its parent for a while, so that a NOT NULL can take another name. */
export function refuseNotNullNames(context: PlanContext): readonly Issue[] {
  return [
    ...namesOfHeirs(context),
    ...[...context.detached].map((address) =>
      refusal(
        "not-null-name",
        address,
        `the NOT NULL of a column of ${address.replace("table:", "table ")} has a name of its own, and Postgres renames it neither there nor in the parent while the one is a partition of the other`,
        "Say the name that stands (`constraint NAME not null`) in the parent and in the partition, or detach the partition, rename the constraint, and attach it again, by hand.",
      ),
    ),
  ];
}

/** An heir's or its parent's, where the one has to let go of the other for a while: a plan for a database that nobody uses does that. */
function namesOfHeirs(context: PlanContext): readonly Issue[] {
  const { drafts, issues } = heirNotNulls(context);
  return [
    ...issues,
    ...[...drafts.filter(({ object, run }) => isOfHeirs(context, context.after.get(object)) || renames(run)), ...notNullsOfJoined(context, new Set())].map(
      ({ object }) =>
        refusal(
          "not-null-name",
          object,
          `the NOT NULL of ${object.replace(":", " ")} has another name, or is the heir's own otherwise than before, in a table that inherits from another: Postgres changes that only when the parent lets go of it for a while`,
          "Say what stands, or do it in a quiet hour: diff --plain writes the statements.",
        ),
    ),
  ];
}

/** Of partitions the former and later name of one that stays are told otherwise. */
function renames(run: Run): boolean {
  return run.kind === "transaction" && run.statements.some((statement) => statement.includes(" rename constraint "));
}

function isOfHeirs(context: PlanContext, object: CatalogObject | undefined): boolean {
  if (object?.kind !== "column") return false;
  const table = context.after.get(tableAddress(object.schema, object.table));
  return table?.kind === "table" && table.partition_key === null && table.partition_of === null;
}
