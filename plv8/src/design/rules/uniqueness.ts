import { formatPath } from "../../model/path.ts";
import { scopeOf } from "../../model/fill-document.ts";
import type { Thing } from "../../model/resolved.ts";
import { columnsByName, keyColumns, tenantColumn } from "../../model/table-shape.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, hashOf, indexAddress, listOf, memberAddress, withArticle } from "../names.ts";
import { indexObject } from "../objects.ts";
import type { ConstraintShape, Part } from "../part.ts";
import { quoteIdent } from "../../render/names.ts";
import { expressionSql } from "./rules.ts";
import { livingPredicate } from "./soft-delete.ts";

type Wanted = {
  readonly columns: readonly string[];
  readonly cites: string;
  readonly scope: "tenant" | "global";
  readonly what: string;
  readonly when?: string;
};

/** Unique attributes, combinations and to-one keys. Where rows are only marked as deleted, among the living. */
export function uniquenessRule(thing: Thing, input: DesignInput): Part {
  const living = thing.entity?.soft_delete === true;
  const parts = wantedOf(thing, input).map((wanted) =>
    living || wanted.when !== undefined ? amongSome(thing, wanted, living, input) : always(thing, wanted, input),
  );
  return {
    constraints: parts.flatMap((part) => part.constraints ?? []),
    objects: parts.flatMap((part) => part.objects ?? []),
    decisions: parts.flatMap((part) => part.decisions ?? []),
  };
}

function wantedOf(thing: Thing, { model, things }: DesignInput): readonly Wanted[] {
  const tenant = tenantColumn(thing, model);
  const lead = (scope: "tenant" | "global", columns: readonly string[]): readonly string[] =>
    scope === "tenant" && tenant !== null && !columns.includes(tenant) ? [tenant, ...columns] : columns;
  const single = Object.entries(thing.attributes).flatMap(([name, attribute]): readonly Wanted[] => {
    if (!("unique" in attribute) || attribute.unique === undefined) return [];
    const scope = attribute.unique === "living" ? "global" : attribute.unique;
    return [{ columns: lead(scope, [name]), cites: `${formatPath(thing.path)}.attributes.${name}.unique`, scope, what: name }];
  });
  const names = columnsByName(thing, model, things);
  const combined = (thing.entity?.unique ?? []).map((combination, index): Wanted => {
    const scope = scopeOf(combination.scope, thing);
    return {
      columns: lead(scope, [...new Set(combination.of.map((name) => names.get(name) ?? name))]),
      cites: `entities.${thing.name}.unique[${index}]`,
      scope,
      what: combination.of.join(", "),
      ...(combination.when === undefined ? {} : { when: combination.when }),
    };
  });
  const ones = thing.keys
    .filter((key) => key.unique)
    .map((key): Wanted => {
      const columns = keyColumns(thing, key, things.get(key.to)!, model);
      return {
        columns: lead(scopeOf(undefined, thing), columns),
        cites: `relationships[${String(key.path[1])}].unique`,
        scope: scopeOf(undefined, thing),
        what: key.role,
      };
    });
  const all = [...single, ...combined, ...ones];
  return all.filter((wanted, index) => all.findIndex((other) => other.columns.join() === wanted.columns.join() && other.when === wanted.when) === index);
}

function always(thing: Thing, wanted: Wanted, { settings, model }: DesignInput): Part {
  const name = generatedName([thing.table, ...wanted.columns], "key");
  const shape: ConstraintShape = {
    name,
    type: "unique",
    definition: `UNIQUE (${listOf(wanted.columns)})`,
    columns: wanted.columns,
    references: null,
    comment: `No two have the same ${wanted.what}${wanted.scope === "tenant" ? ` within a ${model.tenant}` : ""}.`,
  };
  return { constraints: [shape], decisions: [decide(memberAddress("constraint", settings.schema, thing.table, name), wanted, false, thing)] };
}

function amongSome(thing: Thing, wanted: Wanted, living: boolean, input: DesignInput): Part {
  const { settings, model } = input;
  const condition = wanted.when === undefined ? null : expressionSql(wanted.when, thing, input);
  const name = generatedName([thing.table, ...wanted.columns, ...(wanted.when === undefined ? [] : [hashOf(wanted.when).slice(0, 4)])], "key");
  const index = indexObject(settings, thing.table, {
    name,
    method: "btree",
    unique: true,
    keys: wanted.columns.map((key) => ({ text: quoteIdent(key), key })),
    predicate: condition === null ? livingPredicate : living ? `(${livingPredicate}) AND (${condition.sql})` : condition.sql,
    columns: [...wanted.columns, ...(living ? ["deleted_at"] : []), ...(condition?.columns ?? [])],
    comment: `No two ${living ? "living ones " : ""}have the same ${wanted.what}${wanted.scope === "tenant" ? ` within a ${model.tenant}` : ""}${wanted.when === undefined ? "" : ` where ${wanted.when}`}.`,
  });
  return { objects: [index], decisions: [decide(indexAddress(settings.schema, name), wanted, living, thing)] };
}

function decide(subject: string, wanted: Wanted, living: boolean, thing: Thing): NonNullable<Part["decisions"]>[number] {
  const some = wanted.when !== undefined;
  return {
    subject,
    rule: some ? "unique.among-some" : living ? "unique.among-living" : "unique.key",
    reason: `${wanted.what} identifies ${withArticle(thing.name)}${wanted.scope === "tenant" ? " within its tenant" : ""}${some ? ` among those with ${wanted.when}` : ""}${living ? "; a deleted one does not block its successor" : ""}.`,
    cites: living ? [wanted.cites, `entities.${thing.name}.soft_delete`] : [wanted.cites],
    rejected: some
      ? "a unique constraint: the others would keep the value"
      : living
        ? "a unique constraint: the deleted row would keep the value"
        : "a check in the application: two requests at once pass it",
    cost: "one more entry per insert",
  };
}
