import type { CatalogObject } from "../../types/catalog.ts";
import type { Hazard } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { enables, publicationsOf, slotOf } from "../../render/alter/subscription.ts";
import { quoteIdent } from "../../render/names.ts";

/** What nobody but a DBA with the connection can do, before or after a step about a subscription. */
export function subscriptionHazards(before: CatalogObject | null, after: CatalogObject | null): readonly Hazard[] {
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
