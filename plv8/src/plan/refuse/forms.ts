import type { CatalogKind, CatalogObject, ColumnObject, ConstraintObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { Issue } from "../../types/issue.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { heirsOf } from "../../catalog/heirs-of.ts";
import { alterationOf } from "../plain/alteration-of.ts";
import { leftoverWished } from "../plain/refusals.ts";
import { greatestIsKnown, isBrief } from "../recipes/in-place.ts";
import { isPartOfOther } from "../recipes/defined-objects.ts";
import { storedOtherwise } from "../recipes/index-storage.ts";
import { partitionObstacle } from "../recipes/partition-of.ts";
import { isSlow } from "../is-slow.ts";
import { tableAddress, type PlanContext } from "../plan-context.ts";
import { losesOrder } from "../types-apart.ts";
import { refusal } from "./refusal.ts";
import { ownerRefused, refuseDefined } from "./defined-forms.ts";

/** Changes without an online form. */
export function refuseForms(context: PlanContext): readonly Issue[] {
  return [...context.changes.flatMap((change) => refuseChange(context, change)), ...refuseStanding(context)];
}

/** Kinds that recipes cover. */
const planned: ReadonlySet<CatalogKind> = new Set(["schema", "enum", "sequence", "table", "column", "constraint", "index", "trigger", "policy", "view"]);

function refuseChange(context: PlanContext, change: Change): readonly Issue[] {
  const object = change.kind === "drop" ? change.before : change.after;
  const leftover = leftoverWished(change);
  if (leftover.length > 0) return leftover;
  if (!planned.has(object.kind) || isPartOfOther(context, object)) return refuseDefined(context, change, object);
  if (change.kind === "alter") return refuseAlter(context, change);
  if (change.kind === "create") return refuseCreate(context, object);
  return [];
}

function refuseAlter(context: PlanContext, change: Extract<Change, { readonly kind: "alter" }>): readonly Issue[] {
  const { before, after, properties } = change;
  const has = (name: string): boolean => properties.includes(name);
  const rewrite = (what: string): readonly Issue[] => [
    refusal(
      "rewrite",
      change.address,
      `H006 ${what}: Postgres would write every row again while reads and writes wait`,
      "Make a new table or column with the wish, move the data over, drop the former one.",
    ),
  ];
  if (has("owner")) return ownerRefused(context, change);
  if (after.kind === "table" && before.kind === "table") {
    if (has("partition_key")) return rewrite(`${after.name} can't become partitioned, or stop being so, in place`);
    if (has("persistence") && !isBrief(context, after)) return rewrite(`${after.name} can't become ${after.persistence} in place`);
    if ((has("access_method") || has("tablespace")) && !isBrief(context, after))
      return rewrite(
        `${after.name} moves to ${has("access_method") ? `access method ${after.access_method ?? "heap"}` : `tablespace ${after.tablespace ?? "pg_default"}`}`,
      );
    const obstacle = has("partition_of") ? partitionObstacle(context, after) : null;
    if (obstacle !== null) return [refusal("not-online", change.address, obstacle, "Change it by hand in a maintenance window, then adopt it.")];
  }
  if (after.kind === "column" && before.kind === "column") {
    const table = context.after.get(tableAddress(after.schema, after.table));
    if (has("generated")) return refuseGenerated(context, before, after, table?.kind === "table" && isBrief(context, table));
    if (has("identity") && before.identity === null && table?.kind === "table" && !greatestIsKnown(context, table, after.name))
      return [
        refusal(
          "not-online",
          change.address,
          `${after.table}.${after.name} counts by itself from now on, behind its greatest value, and no index knows that: all of ${after.table} would be read while everybody waits`,
          `Make a unique key or an index over ${after.name} first, in a model version of its own.`,
        ),
      ];
    if (
      has("identity") &&
      after.identity === null &&
      after.default !== null &&
      [...context.changes].some(
        (each) =>
          each.kind === "create" &&
          each.after.kind === "sequence" &&
          each.after.owned_by === after.address &&
          each.after.name === `${after.table}_${after.name}_seq`,
      )
    )
      return [
        refusal(
          "name-taken",
          change.address,
          `the counter of ${after.table}.${after.name} has the name of the new sequence ${after.table}_${after.name}_seq until the plan is completed`,
          "Give the sequence another name, or keep the identity.",
        ),
      ];
  }
  if (after.kind === "enum" && before.kind === "enum" && has("values")) {
    if (losesOrder(before, after))
      return [
        refusal(
          "enum-values",
          change.address,
          `values of ${after.name} go away or move, and it or some of them get another name: a new type is made for the one, and the other happens to the type that stands`,
          "Give the names in a version of its own; then take the values away.",
        ),
      ];
  }
  if (storedOtherwise(context, before, after) !== null) return [];
  if (after.kind === "constraint" && change.properties.includes("definition") && isSlow(after)) return exclusionRefused(context, after);
  if (
    after.kind === "constraint" &&
    before.kind === "constraint" &&
    properties.some((name) => !["comment", "index_comment"].includes(name)) &&
    (after.type !== before.type || after.type === "primary") &&
    !(isKey(before) && isKey(after) && context.after.get(tableAddress(after.schema, after.table))?.kind === "table" && !isPartitioned(context, after))
  ) {
    return [
      refusal(
        "not-online",
        change.address,
        `${after.name} of ${after.table} becomes ${after.type === before.type ? "another key of a partitioned table" : `a ${after.type} constraint, and was a ${before.type} one`}`,
        "Give the new one another name; complete; drop the former one.",
      ),
    ];
  }
  return [];
}

function refuseCreate(context: PlanContext, object: CatalogObject): readonly Issue[] {
  if (!("table" in object) || !context.base.has(tableAddress(object.schema, object.table))) return [];
  const empty = context.sizeOf(tableAddress(object.schema, object.table)) === "empty";
  if (object.kind === "constraint" && isSlow(object)) return exclusionRefused(context, object);
  if (object.kind === "column" && !empty) {
    const table = context.after.get(tableAddress(object.schema, object.table));
    const brief = table?.kind === "table" && isBrief(context, table);
    if (object.generated?.kind === "stored" && (!brief || (table?.kind === "table" && table.partition_key !== null)))
      return [
        refusal(
          "rewrite",
          object.address,
          `H006 ${object.table}.${object.name} is stored generated: Postgres would write every row of ${object.table} while reads and writes wait`,
          `Postgres has no statement that makes a filled column a computed one. Use a plain column with an evolve fill and a trigger, or a virtual one on 18; or add it by hand in a maintenance window (data-architect diff --plain prints it).`,
        ),
      ];
    const heir = table === undefined ? undefined : heirsOf(context.base, table.address).find((each) => each.partition_of === null);
    if (object.identity !== null && !brief && heir !== undefined)
      return [
        refusal(
          "rewrite",
          object.address,
          `H006 ${object.table}.${object.name} is an identity column, and ${heir.name} inherits from ${object.table}: Postgres would write every row of both while reads and writes wait, and a counter beside ${object.table} would serve its own rows only`,
          "Add a plain column with a sequence default and a fill; or add it by hand in a maintenance window (data-architect diff --plain prints it).",
        ),
      ];
  }
  const rule = object.kind === "column" ? context.evolve.find((each) => each.column === object.address) : undefined;
  if (
    object.kind === "column" &&
    object.not_null &&
    (object.default === null || /^NULL(?:::.*)?$/su.test(object.default)) &&
    object.generated === null &&
    object.identity === null &&
    !empty &&
    rule?.fill == null &&
    rule?.forward == null &&
    ![...context.columnRenames.values()].some((to) => to.address === object.address)
  ) {
    return [
      refusal(
        "required-without-value",
        object.address,
        `${object.table}.${object.name} is required, and nothing says which value the rows of ${object.table} get that exist already`,
        `Give a default, or under evolve a \`fill\` for ${object.name} (in SQL, before the column: -- @fill EXPRESSION).`,
      ),
    ];
  }
  return [];
}

/** Postgres computes a stored column again for every row, and has no statement that makes a plain column a computed one. */
function refuseGenerated(context: PlanContext, before: ColumnObject, after: ColumnObject, brief: boolean): readonly Issue[] {
  const forward = alterationOf(context, { before, after, properties: ["generated"] });
  const name = `${after.table}.${after.name}`;
  if (isMadeAgain(forward))
    return [
      refusal(
        "rewrite",
        after.address,
        `H006 ${name} changes how it is generated: ${forward.because}`,
        `Add a column of another name with the wish, move the readers over, drop ${after.name}.`,
      ),
    ];
  if (after.generated?.kind !== "stored" || brief) return [];
  return [
    refusal(
      "rewrite",
      after.address,
      `H006 ${name} changes how it is generated: Postgres would write every row of ${after.table} while reads and writes wait`,
      `Use a plain column with an evolve fill and a trigger; or change it by hand in a maintenance window.`,
    ),
  ];
}

function isKey(constraint: ConstraintObject): boolean {
  return constraint.type === "primary" || constraint.type === "unique";
}

function isPartitioned(context: PlanContext, constraint: ConstraintObject): boolean {
  const table = context.after.get(tableAddress(constraint.schema, constraint.table));
  return table?.kind === "table" && table.partition_key !== null;
}

function exclusionRefused(context: PlanContext, object: ConstraintObject): readonly Issue[] {
  const table = context.after.get(tableAddress(object.schema, object.table));
  return table?.kind === "table" && isBrief(context, table) && table.partition_key === null ? [] : [noExclusion(object)];
}

function noExclusion(object: ConstraintObject): Issue {
  return refusal(
    "not-online",
    object.address,
    `H005 ${object.name} (${object.type === "exclusion" ? "exclusion" : "without overlaps"}) of ${object.table} has no online form: reads and writes would wait for a scan`,
    "Make a new table with the constraint and move the rows over.",
  );
}

/** What is to be made exists already, outside the model, or under a name that a renamed table has until the plan is completed. */
function refuseStanding(context: PlanContext): readonly Issue[] {
  return context.changes.flatMap((change) => {
    if (change.kind !== "create" || change.after.kind === "schema" || !context.live.has(change.address) || context.base.has(change.address)) return [];
    const object = change.after;
    const [table, standing] = [
      object.kind === "table" || !("table" in object) ? object.address : tableAddress(object.schema, object.table),
      context.live.get(change.address),
    ];
    const renamed = context.tableRenames.find(({ from }) => from.address === table);
    if (renamed !== undefined && standing !== undefined)
      return object.kind !== "table"
        ? []
        : [
            refusal(
              "name-taken",
              change.address,
              `${object.name} is to be another table while the one that has the name becomes ${renamed.to.name}: until the plan is completed the former name stands for the former table`,
              `Do it in two versions: first rename ${renamed.from.name} to ${renamed.to.name} and complete, then make the new ${object.name}; or rename it by hand in a maintenance window (data-architect diff --plain prints it).`,
            ),
          ];
    return [
      refusal(
        "exists-unmanaged",
        change.address,
        `${change.address} exists already and is not part of the model`,
        "Adopt it into the model, or rename or drop it by hand, then plan again.",
      ),
    ];
  });
}
