import type { CatalogObject, ColumnObject, DefinedObject, DomainObject, TableObject, TriggerObject } from "../../types/catalog.ts";
import { because, isMadeAgain, type Alteration } from "../../render/alter/alteration.ts";
import { alterInPlace } from "../../render/alter/alter-in-place.ts";
import { columnSettings } from "../../render/alter-column.ts";
import { typeOptions } from "../../render/alter/base-type.ts";
import { qualifiedName } from "../../render/names.ts";
import { retypedAttributes } from "../../render/alter/composite.ts";
import { columnsOfType } from "./rebuild-type.ts";
import { usingOf } from "./told-rules.ts";
import { ancestorsOf } from "../../catalog/ancestors-of.ts";
import { sampledBelow } from "./part-names.ts";
import { statesBelow } from "./trigger-states.ts";
import type { PlanContext } from "../plan-context.ts";
import { sceneOf } from "../scene.ts";

/** Values that stand would have to be looked at. */
function asksMore(before: DomainObject, after: DomainObject): boolean {
  return (
    (after.not_null && !before.not_null) ||
    after.checks.some((check) => check.valid && !before.checks.some((each) => each.name === check.name && each.definition === check.definition && each.valid))
  );
}

function isInside(context: PlanContext, domain: DomainObject): boolean {
  return columnsOfType(context, domain).some((column) => column.type.endsWith("[]"));
}

/** Columns that stand keep the storage that their base type had, until they are told. */
export function storageColumns(context: PlanContext, before: CatalogObject, after: CatalogObject): readonly ColumnObject[] {
  if (before.kind !== "base_type" || after.kind !== "base_type" || typeOptions(before).get("STORAGE") === typeOptions(after).get("STORAGE")) return [];
  return columnsOfType(context, { schema: after.schema ?? "", name: after.name }).filter((column) => !column.type.endsWith("[]"));
}

function tellStorage(context: PlanContext, before: DefinedObject, after: DefinedObject): readonly string[] {
  const is = typeOptions(after).get("STORAGE") ?? "plain";
  return storageColumns(context, before, after).flatMap((column) =>
    columnSettings(`only ${qualifiedName(column.schema, column.table)}`, column.name, { storage: column.storage ?? is, compression: null, statistics: null }),
  );
}

/** A trigger that is replaced fires everywhere as above: partitions that stay and have it otherwise are told again. */
function statesKept(context: PlanContext, trigger: TriggerObject): readonly string[] {
  const [catalog, other] = context.after.get(trigger.address) === trigger ? [context.after, context.base] : [context.base, context.after];
  const stays = (table: TableObject): boolean => {
    const found = other.get(table.address);
    return found?.kind === "table" && found.partition_of?.parent === table.partition_of?.parent && found.partition_of?.bound === table.partition_of?.bound;
  };
  return statesBelow(catalog, trigger, (table) => [table, ...ancestorsOf(catalog, table)].every(stays));
}

/** The statements for a change, or why it has none, as things stand in this plan. */
export function alterationOf(
  context: PlanContext,
  change: { readonly before: CatalogObject; readonly after: CatalogObject; readonly properties: readonly string[] },
): Alteration {
  const { before, after, properties } = change;
  if (before.kind === "composite" && after.kind === "composite" && retypedAttributes(before, after).length > 0 && columnsOfType(context, after).length > 0)
    return because("Postgres can't change the type of an attribute while columns are of the type");
  if (before.kind === "domain" && after.kind === "domain" && asksMore(before, after) && isInside(context, after))
    return because("Postgres can't hold values inside of arrays to more than before");
  const alteration = alterInPlace(before, after, properties, { ...sceneOf(context), using: (former, later) => usingOf(context, former, later) });
  if (after.kind === "trigger" && !isMadeAgain(alteration)) return [...alteration, ...statesKept(context, after)];
  if (after.kind === "index" && properties.includes("statistics") && !isMadeAgain(alteration)) return [...alteration, ...sampledBelow(context, after)];
  return before.kind === "base_type" && after.kind === "base_type" && !isMadeAgain(alteration)
    ? [...alteration, ...tellStorage(context, before, after)]
    : alteration;
}
