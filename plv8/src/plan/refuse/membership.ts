import type { CatalogObject } from "../../types/catalog.ts";
import type { Issue } from "../../types/issue.ts";
import { dropStatements } from "../../render/drop-object.ts";
import { quoteIdent } from "../../render/names.ts";
import type { PlanContext } from "../plan-context.ts";
import { archiveNeeds } from "../recipes/drop-objects.ts";
import { refusal } from "./refusal.ts";

/**
 * What an extension has that it had not, or has no longer: dropped and made again it would lose its rows, or its place in the extension. What a new extension
 * brings along is no such thing.
 */
export function refuseMembership(context: PlanContext): readonly Issue[] {
  return [...context.after.values()].flatMap((after) => {
    const before = context.base.get(after.address);
    if (before === undefined || before.extension === after.extension || "table" in after) return [];
    if (before.extension !== null && after.extension === null) return [moved(before, before.extension, "is no longer a member of", "drop")];
    if (before.extension === null && after.extension !== null && context.base.has(`extension:${quoteIdent(after.extension)}`))
      return [moved(before, after.extension, "becomes a member of", "add")];
    return [];
  });
}

function moved(object: CatalogObject, extension: string, what: string, verb: "add" | "drop"): Issue {
  const name = object.address.replace(":", " ");
  const item = dropStatements(object)[0]?.replace(/^drop /u, "") ?? name;
  return refusal(
    "membership",
    object.address,
    `${name} ${what} extension ${extension}: no plan moves an object into an extension or out of it`,
    `First, as the extension's owner: alter extension ${quoteIdent(extension)} ${verb} ${item}; then compare again.`,
  );
}

/** It can't go to the archive with the values that are of its types. */
export function refuseKeptExtensions(context: PlanContext): readonly Issue[] {
  return context.changes.flatMap((change) =>
    change.kind === "drop" && change.before.kind === "extension" && change.before.relocatable === false && archiveNeeds(context, change.before)
      ? [
          refusal(
            "extension-stays",
            change.address,
            `extension ${change.before.name} leaves, and values of its types go to the archive: it can't be moved there (it is not relocatable)`,
            "Keep the extension in this version; drop it in a later one, when the archive tables with such values have been dropped.",
          ),
        ]
      : [],
  );
}
