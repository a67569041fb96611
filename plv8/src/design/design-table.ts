import { formatPath } from "../model/path.ts";
import type { Thing } from "../model/resolved.ts";
import { primaryKey } from "../model/table-shape.ts";
import type { CatalogObject } from "../types/catalog.ts";
import type { Decision, Design } from "../types/design.ts";
import type { DesignInput } from "./design-input.ts";
import { memberAddress, tableAddress } from "./names.ts";
import { columnObject, constraintObject, grantsFor, tableObject } from "./objects.ts";
import { orderColumns } from "./order-columns.ts";
import type { ColumnShape, Part } from "./part.ts";
import { accessRule, type NumberedPattern } from "./rules/access.ts";
import { attributesRule } from "./rules/attributes.ts";
import { authorsRule } from "./rules/authors.ts";
import { brinRule } from "./rules/brin.ts";
import { containsRule } from "./rules/contains.ts";
import { historyColumns, historyRule, historyTable } from "./rules/history.ts";
import { immutableRule } from "./rules/immutable.ts";
import { keptSumsRule } from "./rules/kept-sums.ts";
import { keysRule } from "./rules/keys.ts";
import { nearRule } from "./rules/near.ts";
import { noOverlapRule } from "./rules/no-overlap.ts";
import { oneOfRule } from "./rules/one-of.ts";
import { onlyWhileRule } from "./rules/only-while.ts";
import { partitioningOf, partitionObjects } from "./rules/partitions.ts";
import { relationshipsRule } from "./rules/relationships.ts";
import { repeatsRule } from "./rules/repeats.ts";
import { rulesRule } from "./rules/rules.ts";
import { scaleRule } from "./rules/scale.ts";
import { searchRule } from "./rules/search.ts";
import { livingViewRule, softDeleteRule } from "./rules/soft-delete.ts";
import { statesRule } from "./rules/states.ts";
import { temporalRule, versionsColumns, versionsTable } from "./rules/temporal.ts";
import { sumsRule } from "./rules/sums.ts";
import { isGuarded, tenancyRule } from "./rules/tenancy.ts";
import { timestampsRule, touchRule } from "./rules/timestamps.ts";
import { visibleRule } from "./rules/visible.ts";
import { uniquenessRule } from "./rules/uniqueness.ts";
import { fillfactorOf, workloadRule } from "./rules/workload.ts";

/** One thing's objects, decisions and ids. */
export type TableDesign = { readonly objects: readonly CatalogObject[]; readonly decisions: readonly Decision[]; readonly ids: Design["ids"] };

/** Designs one thing. First the rules that give columns and constraints, then those that need to see them all. */
export function designTable(thing: Thing, patterns: readonly NumberedPattern[], input: DesignInput): TableDesign {
  const { settings } = input;
  const shaping: readonly Part[] = [
    keysRule(thing, input),
    relationshipsRule(thing, input),
    attributesRule(thing, input),
    timestampsRule(thing, input),
    authorsRule(thing, input),
    softDeleteRule(thing, input),
    rulesRule(thing, input),
    oneOfRule(thing, input),
    noOverlapRule(thing, input),
    uniquenessRule(thing, input),
  ];
  const columns = orderColumns(
    shaping.flatMap((part) => part.columns ?? []),
    primaryKey(thing, input.model, input.things),
  );
  const constraints = shaping.flatMap((part) => part.constraints ?? []);
  const keys = constraints.filter((shape) => shape.type === "primary" || shape.type === "unique");
  const fixed = [
    ...keys.map((shape) => ({ address: memberAddress("constraint", settings.schema, thing.table, shape.name), columns: shape.columns, predicate: null })),
    ...shaping
      .flatMap((part) => part.objects ?? [])
      .flatMap((object) =>
        object.kind === "index" && object.unique
          ? [{ address: object.address, columns: object.keys, predicate: object.predicate?.replace(/^\((.*)\)$/s, "$1") ?? null }]
          : [],
      ),
  ];
  const seeing: readonly Part[] = [
    accessRule(
      thing,
      patterns,
      shaping.flatMap((part) => part.wishes ?? []),
      fixed,
      columns,
      input,
    ),
    searchRule(thing, patterns, input),
    containsRule(thing, patterns, input),
    nearRule(thing, patterns, input),
    brinRule(thing, patterns, input),
    keptSumsRule(thing, patterns, input),
    immutableRule(thing, columns, input),
    onlyWhileRule(thing, columns, input),
    sumsRule(thing, input),
    repeatsRule(thing, input),
    touchRule(thing, columns, input),
    statesRule(thing, input),
    historyRule(thing, columns, input),
    temporalRule(thing, columns, input),
    livingViewRule(thing, columns, input),
    tenancyRule(thing, input),
    visibleRule(thing, input),
  ];
  const fillfactor = fillfactorOf(thing, columns, input);
  const made = [...shaping, ...seeing];
  const cut = partitioningOf(thing, columns, constraints, input);
  const partitioning = cut !== null && "key" in cut ? cut : null;
  const parts = [
    ...made,
    workloadRule(thing, columns, input),
    scaleRule(
      thing,
      columns,
      constraints,
      made.flatMap((part) => part.objects ?? []),
      cut,
      input,
    ),
  ];
  const options = fillfactor === null || partitioning !== null ? [] : [`fillfactor=${fillfactor}`];
  return {
    objects: [
      {
        ...tableObject(settings, thing.table, {
          comment: [thing.is, ...retentionText(thing)].join(" "),
          grants: grantsFor(settings, privilegesOf(thing)),
          row_security: isGuarded(thing) || thing.seenThrough !== null,
          options,
        }),
        partition_key: partitioning?.key ?? null,
      },
      ...(partitioning === null ? [] : partitionObjects(thing, columns, partitioning, fillfactor, input)),
      ...columns.map((shape, index) => columnObject(settings, thing.table, shape, index + 1)),
      ...constraints.map((shape) => constraintObject(settings, thing.table, shape)),
      ...parts.flatMap((part) => part.objects ?? []),
    ],
    decisions: [
      grantDecision(thing, input),
      ...areaDecision(thing, input),
      ...retentionDecision(thing, input),
      ...parts.flatMap((part) => part.decisions ?? []),
    ],
    ids: idsOf(thing, columns, input),
  };
}

/** What application roles may do. Rows that are only marked as deleted are not deleted by them. */
function privilegesOf(thing: Thing): readonly string[] {
  if (thing.entity?.immutable === true) return ["INSERT", "SELECT"];
  return thing.entity?.soft_delete === true ? ["INSERT", "SELECT", "UPDATE"] : ["DELETE", "INSERT", "SELECT", "UPDATE"];
}

function grantDecision(thing: Thing, { settings }: DesignInput): Decision {
  const roles = settings.application_roles.length === 0 ? "nobody yet: the project has no application roles" : settings.application_roles.join(", ");
  return {
    subject: tableAddress(settings.schema, thing.table),
    rule: "grants.application-roles",
    reason: `${privilegesOf(thing).join(", ").toLowerCase()} for ${roles}; the table belongs to ${settings.owner}, which no application uses.`,
    cites: [formatPath(thing.path)],
    rejected: "the application as owner: it could switch row security off",
    cost: null,
  };
}

/** Areas make no object: a large model is read, explained and drawn by them. */
function areaDecision(thing: Thing, { model, settings }: DesignInput): readonly Decision[] {
  const area = thing.entity?.area;
  if (area === undefined) return [];
  return [
    {
      subject: tableAddress(settings.schema, thing.table),
      rule: "names.area",
      reason: `Belongs to the area ${area}: ${model.areas[area] ?? ""}`,
      cites: [`entities.${thing.name}.area`, `areas.${area}`],
      rejected: "a schema for each area: names and rights would follow how people divide the work, and that changes",
      cost: null,
    },
  ];
}

/** For the table's comment: people, reports and lints find it there. */
function retentionText(thing: Thing): readonly string[] {
  const retention = thing.entity?.retention;
  return retention === undefined
    ? []
    : [`Kept ${retention.keep} after ${retention.after} (${retention.basis}), then ${retention.then === "delete" ? "deleted" : "anonymised"}.`];
}

/** Retention makes no object but words in the table's comment. */
function retentionDecision(thing: Thing, { settings }: DesignInput): readonly Decision[] {
  const retention = thing.entity?.retention;
  if (retention === undefined) return [];
  return [
    {
      subject: tableAddress(settings.schema, thing.table),
      rule: "retention.recorded",
      reason: `${retentionText(thing).join("")} Recorded in the table's comment only: nothing is deleted by itself.`,
      cites: [`entities.${thing.name}.retention`],
      rejected: "a job that deletes: people decide that",
      cost: null,
    },
  ];
}

function idsOf(thing: Thing, columns: readonly ColumnShape[], input: DesignInput): Design["ids"] {
  const { schema } = input.settings;
  const own = [
    { id: thing.id, address: tableAddress(schema, thing.table) },
    ...columns.map((shape) => ({ id: `${thing.id}.${shape.id}`, address: memberAddress("column", schema, thing.table, shape.name) })),
  ];
  const history = thing.entity?.history ?? "none";
  if (history === "none") return own;
  const [table, shapes, id] =
    history === "audit" ? [historyTable(thing), historyColumns(thing, input), "$history"] : [versionsTable(thing), versionsColumns(thing, input), "$versions"];
  return [
    ...own,
    { id: `${thing.id}.${id}`, address: tableAddress(schema, table) },
    ...shapes.map((shape) => ({ id: `${thing.id}.${shape.id}`, address: memberAddress("column", schema, table, shape.name) })),
  ];
}
