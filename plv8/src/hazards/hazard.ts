import type { Hazard } from "../types/plan.ts";
import { hazardList } from "./hazard-list.ts";

export type HazardName =
  | "brief_lock_queue"
  | "brief_write_lock"
  | "long_scan"
  | "concurrent_index"
  | "blocking_scan"
  | "table_rewrite"
  | "backfill_load"
  | "not_null_on_data"
  | "check_on_data"
  | "unique_on_data"
  | "foreign_key_on_data"
  | "narrowing_may_fail"
  | "lossy_back"
  | "both_shapes_bind"
  | "foreign_trigger_fires"
  | "serialization_conflict"
  | "result_type_changes"
  | "rename_breaks_clients"
  | "compatibility_view"
  | "default_goes_away"
  | "enum_has_no_inverse"
  | "untracked_dependency"
  | "slower_without_index"
  | "behaviour_changes"
  | "subscription_waits"
  | "access_widens"
  | "access_narrows"
  | "row_security_switch"
  | "owner_changes"
  | "event_trigger_fires"
  | "mapping_without_options"
  | "loses_data"
  | "archive_holds_copy"
  | "unmanaged_dependent"
  | "slot_stays";

/** A step's hazard: the rule's id and a message about this very object. */
export function hazard(name: HazardName, message: string): Hazard {
  const rule = hazardList.find((each) => each.name === name);
  if (rule === undefined) throw new Error(`hazard ${name} is not in the list`);
  return { id: rule.id, message };
}
