import type { CatalogObject } from "../../types/catalog.ts";
import type { Hazard } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { enables, publicationsOf, slotOf } from "../../render/alter/subscription.ts";
import { objectPhrase } from "../../render/describe-object.ts";
import { quoteIdent } from "../../render/names.ts";

/** What nobody but a DBA who knows a secret can do, before or after a step about a subscription or a user mapping. */
export function byHandHazards(before: CatalogObject | null, after: CatalogObject | null): readonly Hazard[] {
  return [...subscriptionHazards(before, after), ...mappingHazards(before, after)];
}

/** Options of a mapping may hold a password: nobody reads them, so nothing makes them. */
function mappingHazards(before: CatalogObject | null, after: CatalogObject | null): readonly Hazard[] {
  if (after === null && before?.kind === "user_mapping")
    return [hazard("mapping_without_options", `the options of ${objectPhrase(before)} leave with it, and no rollback knows them`)];
  return before === null && after?.kind === "user_mapping"
    ? [
        hazard(
          "mapping_without_options",
          `${objectPhrase(after)} has no options yet: where it needs any, run alter ${objectPhrase(after)} options (add user '…', password '…')`,
        ),
      ]
    : [];
}

function subscriptionHazards(before: CatalogObject | null, after: CatalogObject | null): readonly Hazard[] {
  if (after?.kind === "subscription") {
    const name = quoteIdent(after.name);
    const connect = before === null ? [`alter subscription ${name} connection '…'`] : [];
    const refresh =
      before?.kind !== "subscription" || publicationsOf(before) !== publicationsOf(after) || (enables(after) && !enables(before))
        ? [`alter subscription ${name} refresh publication`]
        : [];
    if (connect.length + refresh.length === 0) return [];
    const slot = slotOf(after);
    return [
      hazard(
        "subscription_waits",
        `${after.name} ${before === null ? "has no connection yet and nothing arrives" : "asks nobody for tables by itself"}: run ${[...connect, ...refresh].join("; ")}${before === null && slot !== null ? `; its slot ${slot} has to stand at the publisher` : ""}`,
      ),
    ];
  }
  const slot = before?.kind === "subscription" ? slotOf(before) : null;
  return slot === null
    ? []
    : [hazard("slot_stays", `the slot ${slot} stays at the publisher and keeps its log: drop it there (select pg_drop_replication_slot(${slot}))`)];
}
