import type { CatalogObject } from "../types/catalog.ts";
import { changePrivileges } from "./change-privileges.ts";
import { resetDefaultPrivileges } from "./default-privileges.ts";
import { dropSubscription } from "./alter/subscription.ts";
import { isShell } from "./base-type.ts";
import { objectPhrase } from "./describe-object.ts";
import { qualifiedName, quoteIdent } from "./names.ts";

/** The statement that drops an object; a column and a kind that is not modelled have none of their own. */
export function dropObject(object: CatalogObject): string {
  if (object.kind === "constraint") return `alter table ${qualifiedName(object.schema, object.table)} drop constraint ${quoteIdent(object.name)}`;
  if (object.kind === "column" || object.kind === "default_privileges" || object.kind === "privileges" || object.kind === "other")
    throw new Error(`${object.address} is not dropped as an object of its own`);
  // The functions that read and write its values go with it: neither leaves while the other stands.
  if (object.kind === "base_type" && !isShell(object)) return `drop ${objectPhrase(object)} cascade`;
  return `drop ${objectPhrase(object)}`;
}

/** The statement that drops an object where it stands. Of a kind that is called by one word. */
export function dropIfExists(object: CatalogObject): string {
  return dropObject(object).replace(/^(drop \w+) /u, "$1 if exists ");
}

/** As `dropObject`, also for privileges, which go back to what a role, or somebody else's object, is born with, and subscriptions, which let go of their slot. */
export function dropStatements(object: CatalogObject): readonly string[] {
  if (object.kind === "subscription") return dropSubscription(object);
  if (object.kind === "privileges") return changePrivileges(object, object.grants, object.born);
  return object.kind === "default_privileges" ? resetDefaultPrivileges(object, null) : [dropObject(object)];
}
