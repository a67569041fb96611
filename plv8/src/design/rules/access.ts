import type { AccessPattern } from "../../model/schema-document.ts";
import type { Thing } from "../../model/resolved.ts";
import { columnsByName, tenantColumn } from "../../model/table-shape.ts";
import { quoteIdent } from "../../render/names.ts";
import type { DesignInput } from "../design-input.ts";
import { indexEntryBytes } from "../size/index-bytes.ts";
import { mergeWishes, type FixedKey, type MergedIndex } from "../merge-wishes.ts";
import { generatedName, indexAddress } from "../names.ts";
import { indexObject } from "../objects.ts";
import type { ColumnShape, IndexWish, Part } from "../part.ts";
import { blockRangeColumn } from "./brin.ts";
import { narrow } from "./few-rows.ts";
import { optionalKeysDecision, optionalKeysOf, withKeysSet } from "./optional-keys.ts";
import { carriesProjection, carriesSums, projectionDecisions, projectionOf } from "./projection.ts";
import { expressionSql } from "./rules.ts";
import { livingPredicate } from "./soft-delete.ts";
import { withinBudget } from "./workload.ts";

export type NumberedPattern = { readonly pattern: AccessPattern; readonly index: number };

/** Indexes for the whole workload of one table: access patterns and foreign keys together, as few as serve all. */
export function accessRule(
  thing: Thing,
  patterns: readonly NumberedPattern[],
  foreign: readonly IndexWish[],
  fixed: readonly FixedKey[],
  columns: readonly ColumnShape[],
  input: DesignInput,
): Part {
  const urgent = new Set(patterns.filter(({ pattern }) => pattern.within_ms !== undefined).map(({ pattern }) => pattern.name));
  const looked = patterns.flatMap(({ pattern }) => wishOf(thing, pattern, columns, input).map((wish) => narrow(wish, pattern, thing, fixed, columns, input)));
  const budget = withinBudget([...looked.flatMap((each) => (each.narrowed ? [] : [each.wish])), ...foreign], urgent, input);
  const merge = mergeWishes([...budget.kept, ...looked.flatMap((each) => (each.narrowed ? [each.wish] : []))], fixed);
  const objects: NonNullable<Part["objects"]>[number][] = [];
  const decisions: NonNullable<Part["decisions"]>[number][] = [];
  const taken = new Set<string>();
  for (const index of merge.indexes) {
    const keys = keysOf(index);
    const label = index.predicate === null || index.predicate === livingPredicate ? [] : [index.serves[0]!.serves];
    let name = generatedName([thing.table, ...keys.map((key) => key.column), ...label], "idx");
    if (taken.has(name))
      name = generatedName([thing.table, ...keys.map((key) => key.column), ...index.serves.map((wish) => wish.serves.replaceAll(" ", "_"))], "idx");
    taken.add(name);
    const include = index.include.filter((column) => !keys.some((key) => key.column === column));
    const set = optionalKeysOf(index, columns);
    objects.push(
      indexObject(input.settings, thing.table, {
        name,
        method: "btree",
        keys: keys.map((key) => ({ text: `${quoteIdent(key.column)}${key.descending ? " DESC" : ""}`, key: key.column })),
        include,
        predicate: withKeysSet(index.predicate, set),
        columns: [...keys.map((key) => key.column), ...include, ...predicateColumns(index, thing, patterns, input)],
        comment: `Serves ${index.serves.map((wish) => wish.serves).join(", ")}.`,
      }),
    );
    const subject = indexAddress(input.settings.schema, name);
    decisions.push(decide(subject, index, [...keys.map((key) => key.column), ...include], columns, input), ...optionalKeysDecision(subject, set, index));
  }
  for (const { wish, by } of merge.served) {
    decisions.push({
      subject: by,
      rule: wish.foreign ? "relationship.covered-by-key" : "access.covered-by-key",
      reason: `${wish.serves} needs no index of its own: this key starts with the same columns.`,
      cites: [wish.cites],
      rejected: `an index on (${[...wish.equals, ...wish.tail.map((part) => part.column)].join(", ")})`,
      cost: null,
    });
  }
  return {
    objects,
    decisions: [...decisions, ...looked.flatMap((each) => each.decisions), ...budget.decisions, ...projectionDecisions(thing, patterns, columns, input)],
  };
}

function wishOf(thing: Thing, pattern: AccessPattern, columns: readonly ColumnShape[], input: DesignInput): readonly IndexWish[] {
  const names = columnsByName(thing, input.model, input.things);
  const column = (name: string): string => names.get(name) ?? name;
  const tenant = tenantColumn(thing, input.model);
  const equals = [...new Set([...(tenant === null ? [] : [tenant]), ...pattern.equals.map(column)])];
  const sort = pattern.sort
    .map((said) => ({ column: column(said.replace(/^-/, "")), descending: said.startsWith("-") }))
    .filter((part) => !equals.includes(part.column));
  const range = pattern.range
    .map((name) => ({ column: column(name), descending: false }))
    .filter((part) => !sort.some((other) => other.column === part.column));
  const tail = [...sort, ...range].filter((part, index, all) => all.findIndex((other) => other.column === part.column) === index);
  if (blockRangeColumn(thing, pattern, input) !== null || pattern.stale_for !== undefined) return [];
  const asks = pattern.equals.length + tail.length > 0;
  if (!asks && (pattern.search.length > 0 || pattern.contains !== undefined || pattern.near !== undefined || pattern.when === undefined)) return [];
  const anyColumn = equals.length + tail.length === 0 ? [{ column: [...names.values()][0] ?? "id", descending: false }] : tail;
  return [
    {
      equals,
      tail: anyColumn,
      include: [
        ...new Set([
          ...(carriesSums(input) ? pattern.aggregates.map(column) : []),
          ...(carriesProjection(input) ? projectionOf(thing, pattern, columns, input) : []),
        ]),
      ],
      predicate: predicateOf(thing, pattern, input),
      serves: pattern.name,
      cites: `access.${pattern.name}`,
      share: pattern.share ?? 0,
      within_ms: pattern.within_ms,
      foreign: false,
    },
  ];
}

/** Of things that are only marked as deleted, the living are asked for. */
function predicateOf(thing: Thing, pattern: AccessPattern, input: DesignInput): string | null {
  const when = pattern.when === undefined ? null : expressionSql(pattern.when, thing, input).sql;
  if (thing.entity?.soft_delete !== true) return when;
  return when === null ? livingPredicate : `(${livingPredicate}) AND (${when})`;
}

function keysOf(index: MergedIndex): readonly { readonly column: string; readonly descending: boolean }[] {
  return index.segments.flatMap((segment) => ("column" in segment ? [segment] : segment.free.map((column) => ({ column, descending: false }))));
}

function predicateColumns(index: MergedIndex, thing: Thing, patterns: readonly NumberedPattern[], input: DesignInput): readonly string[] {
  if (index.predicate === null) return [];
  const source = patterns.find(({ pattern }) => index.serves.some((wish) => wish.serves === pattern.name))?.pattern.when;
  return [...(thing.entity?.soft_delete === true ? ["deleted_at"] : []), ...(source === undefined ? [] : expressionSql(source, thing, input).columns)];
}

function decide(
  subject: string,
  index: MergedIndex,
  keys: readonly string[],
  columns: readonly ColumnShape[],
  { model }: DesignInput,
): NonNullable<Part["decisions"]>[number] {
  const asked = index.serves.filter((wish) => !wish.foreign);
  const types = keys.map((name) => columns.find((shape) => shape.name === name)?.type ?? "text");
  const cost = `${Math.round(indexEntryBytes(types))} bytes a row, one more entry per insert`;
  const cites = [...new Set(index.serves.map((wish) => wish.cites))];
  if (asked.length === 0) {
    return {
      subject,
      rule: "relationship.covering-index",
      reason: `Without it a delete or a changed key on the other side reads the whole table (${index.serves.map((wish) => wish.serves).join(", ")}).`,
      cites,
      rejected: null,
      cost,
    };
  }
  const first = asked[0]!;
  const wanted = (wish: IndexWish): string => (wish.within_ms === undefined ? "" : ` and wanted within ${wish.within_ms} ms`);
  const traffic = asked
    .map((wish) => (wish.share === 0 ? `${wish.serves}${wanted(wish).replace(" and", " is")}` : `${wish.serves} is ${wish.share} % of traffic${wanted(wish)}`))
    .join(", ");
  const parts = [
    ...(first.equals.length === 0 ? [] : [`equality on ${first.equals.join(" and ")}`]),
    ...(first.tail.length === 0 ? [] : [`then ${first.tail.map((part) => `${part.column}${part.descending ? " descending" : ""}`).join(", ")} in order`]),
  ];
  if (index.include.length > 0) parts.push(`${index.include.join(", ")} included, so that adding up reads the index only`);
  const rejected =
    first.tail.length > 0 && first.equals.length > 0
      ? `(${first.equals.filter((name) => name !== `${model.tenant}_id`).join(", ") || first.equals.join(", ")}) alone: more rows are read, and sorted each time`
      : "no index: reads the whole table";
  const plain = index.predicate === null || index.predicate === livingPredicate;
  return {
    subject,
    rule: plain ? "access.equality-range-sort" : "access.partial",
    reason: `${traffic}: ${parts.join(", ")}${index.predicate === null ? "" : `, only where ${index.predicate}`}.`,
    cites,
    rejected,
    cost,
  };
}
