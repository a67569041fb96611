import { equalData } from "../../diff/property-names.ts";
import { hazard } from "../../hazards/hazard.ts";
import { quoteIdent, quoteLiteral } from "../../render/names.ts";
import { checkDraft, inSequence, rollbackDraft, type Draft } from "../draft.ts";
import { requiredPlaces } from "../not-null/required-places.ts";
import { columnAddress, type PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { betweenDrafts } from "./between-shapes.ts";
import { completeSync } from "./complete-sync.ts";
import { exchangeColumns } from "./exchange-columns.ts";
import { keptNotNull, referrerDrafts, returnDrafts } from "./exchange-keys.ts";
import { dropNotNullReversible, requireFilled, setNotNullOnline } from "./not-null.ts";
import { looksAtShape } from "./look-first.ts";
import { isPrimary, successorDrafts, successorsOf, type Successor } from "./successors.ts";
import { syncColumns, tableText } from "./sync-columns.ts";

/** Everything a group of columns in two shapes needs, from the look at the data to the drop. */
export function syncGroupDrafts(context: PlanContext, group: SyncGroup): readonly Draft[] {
  const successors = successorsOf(context, group);
  const expand = syncColumns(context, group);
  const filled = expand.map((draft) => draft.id);
  const required = group.later.flatMap((each) =>
    requiredPlaces(context, context.after, group.table, each.column).flatMap(({ table, column, below }) => {
      const place = { table, column: each.stage, object: column.address, below };
      // Names of partitions' own are free when those of the former column are: the exchange gives them, and reads no row.
      if (below !== null && group.exchange) return inSequence(requireFilled(place, "validate", filled));
      return setNotNullOnline(place, { check: "validate", set: "switch" }, filled);
    }),
  );
  const built = [
    ...successors.flatMap((successor) => successorDrafts(context, group, successor, filled)),
    ...betweenDrafts(context, group, successors, filled).built,
  ];
  const ready = [...required, ...built].map((draft) => draft.id);
  const referring = behindItsKey(group, built, referrerDrafts(context, group, [...filled, ...built.map((draft) => draft.id)]));
  const exchange = group.exchange ? exchangeDrafts(context, group, successors, [...ready, ...referring.map((draft) => draft.id)]) : [];
  return [
    ...checks(group),
    ...successors.flatMap((each) => newRule(context, group, each)),
    ...expand,
    ...required,
    ...built,
    ...referring,
    ...exchange,
    ...completeSync(context, group, successors),
  ];
}

/** One that stands under its name, and says the same, holds of every row already. */
function newRule(context: PlanContext, group: SyncGroup, { object, former }: Successor): readonly Draft[] {
  if (object.kind !== "constraint") return [];
  const other = former?.kind === "constraint" && former.type === "check" && object.type === "check" && former.definition !== object.definition;
  return former === null || (other && equalData(former.columns, object.columns)) ? looksAtShape(context, group, object) : [];
}

/** A unique key that takes its index over at the switch gives it back only when no foreign key is by it. */
function behindItsKey(group: SyncGroup, built: readonly Draft[], referring: readonly Draft[]): readonly Draft[] {
  return group.exchange || !built.some((draft) => draft.kind === "add_unique") ? referring : referring.map((draft) => ({ ...draft, phase: "switch" as const }));
}

/** The hidden former column takes no part in NOT NULL any more; then names are exchanged; a rollback looks first whether every value fits the former type. */
function exchangeDrafts(context: PlanContext, group: SyncGroup, successors: readonly Successor[], ready: readonly string[]): readonly Draft[] {
  const kept = keptNotNull(group, successors);
  const required = requiredOf(group, successors);
  const loosened = group.former
    .filter((each) => !kept.includes(each))
    .flatMap(({ column: former }) =>
      requiredPlaces(context, context.base, group.table, former).flatMap(({ table, column, below }) =>
        dropNotNullReversible(
          { table, column: column.name, object: column.address, named: column, below },
          "switch",
          `the former ${table.name}.${column.name} may stay empty from the exchange on`,
        ),
      ),
    );
  const exchange = exchangeColumns(context, group, successors, [...ready, ...required, ...loosened.map((draft) => draft.id)]);
  const returned = inSequence([exchange, ...returnDrafts(context, group, successors)]);
  const guarded = group.former.filter((each) => each.back?.startsWith("case when ") === true);
  if (guarded.length === 0) return [...loosened, ...returned];
  const lost = guarded
    .map((each) => `(${quoteIdent(each.kept)} is null and ${group.later.map((later) => `${quoteIdent(later.column.name)} is not null`).join(" and ")})`)
    .join(" or ");
  const values = group.later.map((each) => `coalesce(${quoteIdent(each.column.name)}::text, 'null')`).join(" || ', ' || ");
  const look = rollbackDraft({
    phase: "switch",
    kind: "return_fit",
    object: exchange.object,
    what: `on rollback: every ${group.later.map((each) => each.column.name).join(", ")} of ${group.table.name} fits the former type`,
    requires: returned.map((draft) => draft.id),
    undo: {
      kind: "run",
      run: {
        kind: "check",
        query: `select ${quoteLiteral(`${group.table.name}: `)} || ${values} || ${quoteLiteral(` does not fit ${guarded.map((each) => each.column.type).join(", ")}: change the row, then roll back again`)} as what from ${tableText(group)} where ${lost} limit 10`,
      },
    },
  });
  return [...loosened, ...returned, look];
}

/** Columns of the new primary key that change by themselves are NOT NULL before it takes its index over. */
function requiredOf(group: SyncGroup, successors: readonly Successor[]): readonly string[] {
  const primary = successors.find(isPrimary)?.object;
  return primary?.kind !== "constraint" ? [] : primary.columns.map((column) => `switch set_not_null ${columnAddress(group.table, column)}`);
}

/** Rows that the new shape can't hold, before anything is changed. */
function checks(group: SyncGroup): readonly Draft[] {
  const table = tableText(group);
  return group.later.flatMap((each) => {
    const conditions: string[] = [];
    const only = group.former.length === 1 ? group.former[0]?.column : undefined;
    const { obstacle } = each;
    if (obstacle !== null) conditions.push(obstacle);
    if (each.column.not_null) conditions.push(obstacle === null ? each.missing : `case when ${obstacle} then false else ${each.missing} end`);
    if (conditions.length === 0) return [];
    const from = group.former.map((former) => `coalesce(${quoteIdent(former.column.name)}::text, 'null')`).join(" || ', ' || ");
    return [
      checkDraft({
        phase: "check",
        kind: "check_values",
        object: each.column.address,
        what: `every row of ${group.table.name} has a value for ${each.column.name}`,
        locks: [{ relation: group.table.address, mode: "ACCESS SHARE" }],
        query: `select ${quoteLiteral(`${group.table.name}: `)} || ${from} || ${quoteLiteral(` gives no value for ${each.column.name} (${each.column.type})`)} as what from ${table} where ${conditions.map((condition) => `(${condition})`).join(" or ")} limit 10`,
        hazards:
          obstacle === null
            ? []
            : [hazard("narrowing_may_fail", `${each.column.name} holds fewer values as ${each.column.type} than as ${only?.type ?? "before"}`)],
      }),
    ];
  });
}
