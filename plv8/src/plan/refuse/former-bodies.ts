import type { CatalogObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { Issue } from "../../types/issue.ts";
import { calledBy } from "../behind-bodies.ts";
import { tableAddress, type PlanContext } from "../plan-context.ts";
import { label } from "../recipes/alter-attributes.ts";
import { refusal } from "./refusal.ts";

/** Functions change at the switch: what is computed by one before keeps what its former body said, an index for good. */
export function refuseFormerBodies(context: PlanContext): readonly Issue[] {
  const changed = new Set(
    context.changes.flatMap((change) =>
      change.kind === "alter" && change.after.kind === "function" && change.properties.includes("definition") ? [change.address] : [],
    ),
  );
  if (changed.size === 0) return [];
  return context.changes.flatMap((change) => {
    const object = comesComputed(context, change);
    const called = object === null ? undefined : [...calledBy(context.after, object.address)].find((address) => changed.has(address));
    return object === null || called === undefined
      ? []
      : [
          refusal(
            "former-body",
            object.address,
            `${object.kind.replaceAll("_", " ")} ${label(object)} would be made while ${called.replace(":", " ")} has its former body, which this plan changes afterwards: what is kept comes from that one`,
            "Change the function in a plan of its own, before this one.",
          ),
        ];
  });
}

/** What keeps values, or a judgement of rows, from when it is made. A check that is not valid yet keeps none. */
function comesComputed(context: PlanContext, change: Change): CatalogObject | null {
  if (change.kind === "drop") return null;
  const object = change.after;
  const isNew = change.kind === "create" || change.properties.some((name) => name === "definition" || name === "generated");
  if (object.kind === "index" || object.kind === "materialized_view") return isNew ? object : null;
  if (object.kind === "constraint") return isNew && object.type === "check" && object.valid ? object : null;
  if (object.kind !== "column" || !isNew) return null;
  return object.generated !== null || context.base.has(tableAddress(object.schema, object.table)) ? object : null;
}
