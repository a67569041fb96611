import type { CatalogObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { Issue } from "../../types/issue.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { alterationOf } from "../plain/alteration-of.ts";
import { isShell } from "../../render/base-type.ts";
import { fixed, remote } from "../plain/refusals.ts";
import { isBrief } from "../recipes/in-place.ts";
import { standsOn, tablesOfDomain } from "../recipes/defined-objects.ts";
import { readersOf } from "../recipes/exchange-view.ts";
import { type PlanContext } from "../plan-context.ts";
import { refusal } from "./refusal.ts";

/** Objects without rows: refused where no statement makes them, or where what needs them stands in the way of making them again. */
export function refuseDefined(context: PlanContext, change: Change, object: CatalogObject): readonly Issue[] {
  const name = `${object.kind === "other" ? object.class : object.kind.replaceAll("_", " ")} ${object.name}`;
  if (object.kind === "other" || ("definition" in object && object.definition === null))
    return [refusal("not-modelled", change.address, `${name}: no statement is known that makes it`, "Change it by hand, then adopt it.")];
  if (object.kind === "subscription") {
    const asked = remote(change);
    if (asked.length > 0) return asked;
  }
  if (change.kind !== "alter") return [];
  if (change.properties.includes("owner") && object.kind !== "default_privileges") return ownerRefused(context, change);
  const body = change.properties.filter((each) => each !== "comment" && each !== "grants");
  if (body.length === 0 || object.kind === "default_privileges") return [];
  const read = readByDomain(context, change.before, change.after, body);
  if (read !== null)
    return [
      refusal(
        "not-online",
        change.address,
        `domain ${object.name} asks more of its values: writes to ${read} would wait while it is read, validated apart or not`,
        `Say it of the columns first, as checks of the tables; or change the domain by hand in a maintenance window.`,
      ),
    ];
  const typed = typedRows(context, change);
  if (typed !== null)
    return [
      refusal(
        "not-online",
        change.address,
        `composite type ${object.name} loses or changes attributes, and ${typed} is a table of that type: its columns would be dropped or written again with it, at once and for good`,
        `First take ${typed} off its type in a version of its own (alter table … not of), then change the columns, then the type.`,
      ),
    ];
  const forward = alterationOf(context, { before: change.before, after: change.after, properties: body });
  const back = alterationOf(context, { before: change.after, after: change.before, properties: body });
  if (change.before.kind === "base_type" && isShell(change.before))
    return [
      refusal(
        "made-again",
        change.address,
        `${name} is a name only, and becomes a type with functions that need it: no step by step takes that back`,
        "Change it by hand as a superuser, then adopt it.",
      ),
    ];
  if ((object.kind === "function" || change.before.kind === "base_type") && !isMadeAgain(forward)) return [];
  if (object.kind === "extension") return fixed(change);
  if (!isMadeAgain(forward) && !isMadeAgain(back)) return [];
  const dependent = standsOn(context, change.before);
  if (change.before.kind === "materialized_view" && readersOf(context, change.address) !== null) return [];
  return dependent === null
    ? []
    : [
        refusal(
          "made-again",
          change.address,
          `${name} has no ALTER for ${body.join(", ")}: it would be dropped and made again, and ${dependent.replace(":", " ")} needs it`,
          "Make a new one under another name, move what needs it over, drop the former one.",
        ),
      ];
}

/** Only a superuser gives objects away. */
export function ownerRefused(context: PlanContext, { address, before, after }: Extract<Change, { readonly kind: "alter" }>): readonly Issue[] {
  return [
    refusal(
      "owner",
      address,
      `H034 owner of ${address.replace(":", " ")} changes from ${before.owner ?? "nobody"} to ${after.owner ?? "nobody"}: plans run as ${context.settings.owner}, which can't give objects to others nor take them`,
      `As a superuser: alter ${address.replace(":", " ")} owner to ${after.owner ?? context.settings.owner}; then plan again.`,
    ),
  ];
}

/** A table with rows of a composite type whose attributes leave or become others. */
function typedRows(context: PlanContext, change: Extract<Change, { readonly kind: "alter" }>): string | null {
  const { before, after } = change;
  if (before.kind !== "composite" || after.kind !== "composite") return null;
  const table = [...context.base.values()].find((each) => each.kind === "table" && each.of_type === before.address && context.sizeOf(each.address) !== "empty");
  const lost = before.attributes.some(
    (each) => !after.attributes.some((later) => later.name === each.name && later.type === each.type && later.collation === each.collation),
  );
  return table === undefined || !lost ? null : table.name;
}

/** The first of the tables that is too large to be read while writes to it wait. */
function readByDomain(context: PlanContext, before: CatalogObject, after: CatalogObject, properties: readonly string[]): string | null {
  if (before.kind !== "domain" || after.kind !== "domain") return null;
  const statements = alterationOf(context, { before, after, properties });
  if (isMadeAgain(statements) || !statements.some((statement) => / set not null$| validate constraint | add constraint (?!.* not valid$)/su.test(statement)))
    return null;
  return tablesOfDomain(context, after).find((table) => !isBrief(context, table))?.name ?? null;
}
