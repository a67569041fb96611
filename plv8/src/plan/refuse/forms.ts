import type { CatalogKind, CatalogObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { Issue } from "../../types/issue.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { alterInPlace } from "../../render/alter/alter-in-place.ts";
import { qualifiedName } from "../../render/names.ts";
import { sceneOf } from "../scene.ts";
import { isPartOfOther, standsOn } from "../recipes/defined-objects.ts";
import { partitionObstacle } from "../recipes/partition-of.ts";
import { tableAddress, type PlanContext } from "../plan-context.ts";
import { refusal } from "./refusal.ts";

/** Changes without an online form. */
export function refuseForms(context: PlanContext): readonly Issue[] {
  return [...context.changes.flatMap((change) => refuseChange(context, change)), ...refuseStanding(context)];
}

/** Kinds that recipes cover. */
const planned: ReadonlySet<CatalogKind> = new Set(["schema", "enum", "sequence", "table", "column", "constraint", "index", "function", "trigger", "policy", "view"]);

function refuseChange(context: PlanContext, change: Change): readonly Issue[] {
  const object = change.kind === "drop" ? change.before : change.after;
  if (!planned.has(object.kind) || (object.kind === "function" && object.routine === "aggregate") || isPartOfOther(context, object)) return refuseDefined(context, change, object);
  if (change.kind === "alter") return refuseAlter(context, change);
  if (change.kind === "create") return refuseCreate(context, object);
  return refuseDrop(context, object);
}

/** A table goes to the archive whole: it must not be read through a parent that stays. A partition is detached first; what an heir loses with its parent no statement gives back. */
function refuseDrop(context: PlanContext, object: CatalogObject): readonly Issue[] {
  const parent = object.kind === "table" ? object.inherits.find((each) => context.after.has(each)) : undefined;
  if (object.kind !== "table" || parent === undefined) return [];
  const [name, up] = [qualifiedName(object.schema, object.name), parent.slice("table:".length)];
  return [refusal("not-online", object.address, `${name} inherits from ${up}, which stays: its rows would still be read there, and a rollback could not make its columns inherited again`, `alter table ${name} no inherit ${up}; adopt that, then plan again.`)];
}

/** Objects without rows: refused where no statement makes them, or where what needs them stands in the way of making them again. */
function refuseDefined(context: PlanContext, change: Change, object: CatalogObject): readonly Issue[] {
  const name = `${object.kind === "other" ? object.class : object.kind.replaceAll("_", " ")} ${object.name}`;
  if (object.kind === "other" || ("definition" in object && object.definition === null)) return [refusal("not-modelled", change.address, `${name}: no statement is known that makes it`, "Change it by hand, then adopt it.")];
  if (change.kind !== "alter") return [];
  if (change.properties.includes("owner") && object.kind !== "default_privileges") return refuseAlter(context, change);
  const body = change.properties.filter((each) => each !== "comment" && each !== "grants");
  if (body.length === 0 || object.kind === "default_privileges" || ![alterInPlace(change.before, change.after, body, sceneOf(context)), alterInPlace(change.after, change.before, body, sceneOf(context))].some(isMadeAgain)) return [];
  const dependent = standsOn(context, change.before);
  return dependent === null ? [] : [refusal("made-again", change.address, `${name} has no ALTER for ${body.join(", ")}: it would be dropped and made again, and ${dependent.replace(":", " ")} needs it`, "Make a new one under another name, move what needs it over, drop the former one.")];
}

function refuseAlter(context: PlanContext, change: Extract<Change, { readonly kind: "alter" }>): readonly Issue[] {
  const { before, after, properties } = change;
  const has = (name: string): boolean => properties.includes(name);
  const rewrite = (what: string): readonly Issue[] => [refusal("rewrite", change.address, `H006 ${what}: Postgres would write every row again while reads and writes wait`, "Make a new table or column with the wish, move the data over, drop the former one.")];
  if (has("owner")) return [refusal("owner", change.address, `H034 owner of ${change.address.replace(":", " ")} changes from ${before.owner ?? "nobody"} to ${after.owner ?? "nobody"}: plans run as ${context.settings.owner}, which can't give objects to others nor take them`, `As a superuser: alter ${change.address.replace(":", " ")} owner to ${after.owner ?? context.settings.owner}; then plan again.`)];
  if (after.kind === "table" && before.kind === "table") {
    if (has("persistence") || has("partition_key")) return rewrite(`${after.name} can't become ${has("partition_key") ? "partitioned, or stop being so," : after.persistence} in place`);
    if (has("access_method") || has("tablespace")) return rewrite(`${after.name} moves to ${has("access_method") ? `access method ${after.access_method ?? "heap"}` : `tablespace ${after.tablespace ?? "pg_default"}`}`);
    if (has("cluster_on") || has("of_type")) return [refusal("not-online", change.address, `${after.name} changes ${has("cluster_on") ? "the index that it is clustered on" : "the type that it is of"}: plans have no step for that`, "Change it by hand, then adopt it.")];
    const obstacle = has("partition_of") || has("inherits") ? partitionObstacle(context, before, after) : null;
    if (obstacle !== null) return [refusal("not-online", change.address, obstacle, "Change it by hand in a maintenance window, then adopt it.")];
  }
  if (after.kind === "column" && before.kind === "column") {
    if (has("options")) return [refusal("not-online", change.address, `${after.table}.${after.name} changes its planner options (n_distinct): plans have no step for that`, "Change it by hand, then adopt it.")];
    if (has("generated")) return rewrite(`${after.name} of ${after.table} changes how it is generated`);
    if (has("counter")) return [refusal("not-online", change.address, `${after.table}.${after.name} changes who may use its counter, or what is said about it`, "Change it by hand, then adopt it.")];
    if (has("identity")) return [refusal("not-online", change.address, `${after.table}.${after.name} changes its identity: the counter would have to move along`, "Change it by hand, then adopt it.")];
  }
  if (after.kind === "enum" && before.kind === "enum" && has("values")) {
    const kept = after.values.filter((value) => before.values.includes(value));
    if (kept.join("\n") !== before.values.join("\n")) return [refusal("enum-values", change.address, `values of ${after.name} go away or move: Postgres can only add values`, "Declare a new type and change the columns to it.")];
  }
  if (after.kind === "function" && before.kind === "function" && (has("returns") || has("routine"))) {
    return [refusal("signature", change.address, `${after.schema}.${after.name}(${after.arguments}) returns something else: it can't be replaced under its callers`, "Give the new function another name, move the callers, drop the former one.")];
  }
  if (after.kind === "constraint" && after.type === "exclusion") return [noExclusion(after)];
  if (after.kind === "constraint" && before.kind === "constraint" && (after.type !== before.type || after.type === "primary")) {
    return [refusal("not-online", change.address, `${after.name} of ${after.table} becomes another key: references to it would have to change at once`, "Give the new key another name; complete; drop the former one.")];
  }
  return [];
}

function refuseCreate(context: PlanContext, object: CatalogObject): readonly Issue[] {
  if (!("table" in object) || !context.base.has(tableAddress(object.schema, object.table))) return [];
  const empty = context.sizeOf(tableAddress(object.schema, object.table)) === "empty";
  if (object.kind === "constraint" && object.type === "exclusion") return [noExclusion(object)];
  if (object.kind === "column" && !empty) {
    if (object.generated?.kind === "stored") return [refusal("rewrite", object.address, `H006 ${object.table}.${object.name} is stored generated: Postgres would write every row of ${object.table} while reads and writes wait`, "Use a plain column with an evolve fill and a trigger, or a virtual one on 18.")];
    if (object.identity !== null) return [refusal("rewrite", object.address, `H006 ${object.table}.${object.name} is an identity column: Postgres would write every row of ${object.table} while reads and writes wait`, "Add a plain column with a sequence default and a fill.")];
  }
  const rule = object.kind === "column" ? context.evolve.find((each) => each.column === object.address) : undefined;
  if (object.kind === "column" && object.not_null && object.default === null && object.generated === null && object.identity === null && !empty && rule?.fill == null && rule?.forward == null && ![...context.columnRenames.values()].some((to) => to.address === object.address)) {
    return [refusal("required-without-value", object.address, `${object.table}.${object.name} is required, and nothing says which value the rows of ${object.table} get that exist already`, `Give a default, or under evolve a \`fill\` for ${object.name}.`)];
  }
  return [];
}

function noExclusion(object: { readonly address: string; readonly name: string; readonly table: string }): Issue {
  return refusal("not-online", object.address, `H005 exclusion constraint ${object.name} on ${object.table} has no online form: reads and writes would wait for a scan`, "Make a new table with the constraint and move the rows over.");
}

/** What is to be made exists already, outside the model. */
function refuseStanding(context: PlanContext): readonly Issue[] {
  return context.changes.flatMap((change) => {
    if (change.kind !== "create" || change.after.kind === "schema" || !context.live.has(change.address) || context.base.has(change.address)) return [];
    return [refusal("exists-unmanaged", change.address, `${change.address} exists already and is not part of the model`, "Adopt it into the model, or rename or drop it by hand, then plan again.")];
  });
}
