import type { CatalogObject, TableObject } from "../../types/catalog.ts";
import type { Issue } from "../../types/issue.ts";
import type { Change } from "../../types/change.ts";
import { bornOtherwise } from "../plain/born-otherwise.ts";
import { foreignHeirsOf } from "../foreign-heirs.ts";
import { allPartitions, departing } from "../partitions.ts";
import { placeOf } from "../place-of.ts";
import { takenWithOtherParts } from "../recipes/standing-parts.ts";
import { childrenOf, tableOf, type PlanContext } from "../plan-context.ts";
import { refusal } from "./refusal.ts";

/** What partitions have of their parents that can't be told apart while everybody works: parts of indexes, and what comes to those that are about to leave. */
export function refuseParts(context: PlanContext): readonly Issue[] {
  return [...refuseTwins(context), ...refuseOtherParts(context), ...refuseKeyParts(context), ...refuseHeirlooms(context), ...refuseBornParts(context)];
}

/** A part with partitions of its own has its options only when it is made: an index that keeps its name is built again beside the former one. */
function refuseBornParts(context: PlanContext): readonly Issue[] {
  return bornOtherwise(context, false).flatMap(({ whole, part }) => {
    const renamed = context.changes.some((change) => change.kind === "rename" && change.before.address === whole.address);
    if (!renamed && (whole.kind === "index" || !context.after.has(whole.address))) return [];
    return [
      refusal(
        "not-online",
        whole.address,
        `${part.name}, the part of ${whole.address.replace(":", " ")} on ${part.table.name}, gets other options, and Postgres gives them to it only when it is made`,
        renamed
          ? "Rename it in a version of its own, then change the options of its part."
          : "Make a key of another name with the options, complete, drop this one and give the new one its name; or leave the options of the part as they are.",
      ),
    ];
  });
}

/** An index that stands goes over into one that comes as it is, with its parts: what is to be said of these can be said of none of the two meanwhile. */
function refuseOtherParts(context: PlanContext): readonly Issue[] {
  return context.changes.flatMap((change) => {
    const index = change.kind === "drop" ? undefined : change.after;
    return (index?.kind === "index" ? takenWithOtherParts(context, index) : []).map((standing) =>
      refusal(
        "not-online",
        change.address,
        `${standing.name} of ${standing.table} becomes a part of ${index?.name ?? ""} with parts of its own that are to have other names, options or tablespaces`,
        "Leave the parts as they are in this version, and say the rest of them in the next.",
      ),
    );
  });
}

/** A partition that goes on without its parent has until then what the parent gets. */
function refuseHeirlooms(context: PlanContext): readonly Issue[] {
  return context.changes.flatMap((change) => {
    const object = change.kind === "drop" ? change.before : change.after;
    const table = (object.kind === "column" || object.kind === "constraint") && passesOn(change) ? tableOf(context.base, object) : null;
    const leaving = table === null ? [] : [...departing(context, table), ...departingForeign(context, table)];
    return table === null || leaving.length === 0
      ? []
      : [
          refusal(
            "partition-leaves",
            change.address,
            `${object.kind} ${object.name} of ${table.name} ${change.kind === "create" ? "comes" : "changes"} while ${leaving.map((each) => each.name).join(", ")} ${leaving.length === 1 ? "leaves" : "leave"} ${table.name}: as long as it is a partition it would get that too`,
            `Do it in two versions: first let ${leaving.map((each) => each.name).join(", ")} leave and complete, then change ${table.name}.`,
          ),
        ];
  });
}

/** Foreign partitions, of its partitions too, that stand later and are no part of the table any more. */
function departingForeign(context: PlanContext, table: TableObject): readonly CatalogObject[] {
  const family = [table, ...allPartitions(context, table)].map(({ address }) => address);
  return family
    .flatMap((address) => foreignHeirsOf(context.base, address))
    .filter((heir) => {
      const after = context.after.get(heir.address);
      return placeOf(heir) !== null && after !== undefined && !family.includes(placeOf(after)?.parent ?? "");
    });
}

/** Does it come to the partitions, by the statement that says it of the parent? Indexes and keys are made for each by itself. */
function passesOn(change: Change): boolean {
  if (change.kind === "drop") return false;
  if (change.after.kind === "constraint")
    return ["check", "foreign"].includes(change.after.type) && (change.kind === "create" || said(change).includes("definition"));
  return change.kind !== "alter" || said(change).length > 0;
}

function said(change: Exclude<Change, { readonly kind: "create" | "drop" }>): readonly string[] {
  return change.properties.filter((name) => !["bound_to", "comment", "grants", "owner"].includes(name));
}

/** Of two indexes alike Postgres makes the elder one the part, which is to stay the table's own. A new table's come when it has joined. */
function refuseTwins(context: PlanContext): readonly Issue[] {
  return [...context.after.values()].flatMap((table) => {
    const before = context.base.get(table.address);
    if (table.kind !== "table" || table.partition_of === null || before?.kind !== "table" || before.partition_of?.parent === table.partition_of.parent)
      return [];
    const above = context.after.get(table.partition_of.parent);
    if (above?.kind !== "table" || !context.base.has(above.address)) return [];
    const indexes = childrenOf(context.after, above).flatMap((child) => (child.kind === "index" ? [child] : []));
    return childrenOf(context.after, table).flatMap((own) => {
      const twin =
        own.kind === "index" && own.attached_to === undefined && (table.copies ?? []).every(({ name }) => name !== own.name)
          ? indexes.find((each) => tail(each.definition) === tail(own.definition) && each.unique === own.unique)
          : undefined;
      return twin === undefined
        ? []
        : [
            refusal(
              "not-online",
              own.address,
              `${table.name} joins ${above.name} with an index ${own.name} like ${twin.name} there: Postgres would make it the part of ${twin.name}, and it is to stay an index of its own beside that`,
              `Leave ${own.name} away: the part of ${twin.name} serves the same statements; or make it again in a version of its own, when ${table.name} has joined.`,
            ),
          ];
    });
  });
}

function tail(definition: string): string {
  return definition.slice(definition.indexOf(" USING "));
}

/** A partition's own key that is a part of an index above. */
function refuseKeyParts(context: PlanContext): readonly Issue[] {
  return context.changes.flatMap((change) => {
    if (
      change.kind !== "create" ||
      change.after.kind !== "constraint" ||
      change.after.part_of === undefined ||
      tableOf(context.after, change.after)?.partition_of == null
    )
      return [];
    const { after } = change;
    const above = context.base.get(tableOf(context.after, after)?.partition_of?.parent ?? "");
    return above === undefined
      ? []
      : [
          refusal(
            "key-in-index",
            after.address,
            `key ${after.name} of partition ${after.table} is to be its part of ${after.part_of?.replace(":", " ") ?? "an index above"}: it can't be built beside it, nor come with a partition that joins`,
            `Join or keep ${after.table} first; then by hand: alter table … add constraint ${after.name} … using index (the part); then compare again.`,
          ),
        ];
  });
}
