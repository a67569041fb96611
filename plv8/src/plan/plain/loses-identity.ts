import type { ColumnObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { PlainContext } from "./plain-context.ts";

type Alter = Extract<Change, { readonly kind: "alter" }>;

/** An identity column becomes one that a new sequence of its own counts. */
export function losesIdentity(context: PlainContext, change: Change): change is Alter & { readonly before: ColumnObject; readonly after: ColumnObject } {
  if (
    change.kind !== "alter" ||
    change.before.kind !== "column" ||
    change.after.kind !== "column" ||
    change.before.identity === null ||
    change.after.identity !== null
  )
    return false;
  return context.changes.some((other) => other.kind === "create" && other.after.kind === "sequence" && other.after.owned_by === change.address);
}
