import type { Grant, PrivilegesObject } from "../types/catalog.ts";
import { ownedGrantChanges } from "./alter-grants.ts";

/** From one list of privileges on what others made to another; its owner, who has an entry only where something was taken from it, stays. */
export function changePrivileges(object: PrivilegesObject, before: readonly Grant[], after: readonly Grant[]): readonly string[] {
  const owned = { ...object, owner: object.given_by };
  return ownedGrantChanges({ ...owned, grants: before }, { ...owned, grants: after });
}
