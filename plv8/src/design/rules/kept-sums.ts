import type { AccessPattern } from "../../model/schema-document.ts";
import type { Thing } from "../../model/resolved.ts";
import { rowsAtHorizon } from "../../model/horizon.ts";
import { columnsByName } from "../../model/table-shape.ts";
import { countColumn } from "../../model/vocabulary.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import type { MaterializedViewObject } from "../../types/catalog.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, listOf, materializedViewAddress, memberAddress, schemaAddress, tableAddress } from "../names.ts";
import { distinct, grantsFor, indexObject } from "../objects.ts";
import type { Part } from "../part.ts";
import { sayRows } from "../size/say-size.ts";
import { livingPredicate } from "./soft-delete.ts";

/** Sums that may be old are kept ready: a materialized view, and a unique key of it, so that it is refreshed while it is read. */
export function keptSumsRule(thing: Thing, patterns: readonly { readonly pattern: AccessPattern }[], input: DesignInput): Part {
  const parts = patterns.flatMap(({ pattern }) => (pattern.stale_for === undefined ? [] : [keptSums(thing, pattern, pattern.stale_for, input)]));
  return { objects: parts.flatMap((part) => part.objects ?? []), decisions: parts.flatMap((part) => part.decisions ?? []) };
}

function keptSums(thing: Thing, pattern: AccessPattern, age: string, input: DesignInput): Part {
  const { settings } = input;
  const { schema } = settings;
  const names = columnsByName(thing, input.model, input.things);
  const column = (name: string): string => names.get(name) ?? name;
  const groups = [...new Set(pattern.equals.map(column))];
  const summed = [...new Set(pattern.aggregates.map(column))];
  const living = thing.entity?.soft_delete === true;
  const view = generatedName([thing.table, pattern.name], "sums");
  const sums = summed.map((name) => ({ text: `sum(${quoteIdent(name)}) AS ${quoteIdent(`${name}_sum`)}`, name: `${name}_sum` }));
  const definition = ` SELECT ${[...groups.map(quoteIdent), `count(*) AS ${countColumn}`, ...sums.map((sum) => sum.text)].join(",\n    ")}\n   FROM ${qualifiedName(schema, thing.table)}\n${living ? `  WHERE (${livingPredicate})\n` : ""}  GROUP BY ${listOf(groups)};`;
  const address = materializedViewAddress(schema, view);
  const read = [...groups, ...summed, ...(living ? ["deleted_at"] : [])];
  const object: MaterializedViewObject = {
    kind: "materialized_view",
    address,
    schema,
    name: view,
    owner: settings.owner,
    grants: grantsFor(settings, ["SELECT"]),
    comment: `Serves ${pattern.name}: sums that may be ${age} old. refresh materialized view concurrently ${qualifiedName(schema, view)}`,
    depends_on: distinct([schemaAddress(schema), tableAddress(schema, thing.table), ...read.map((name) => memberAddress("column", schema, thing.table, name))]),
    extension: null,
    definition,
    columns: [...groups, countColumn, ...sums.map((sum) => sum.name)],
    options: [],
    access_method: null,
    tablespace: null,
  };
  const key = indexObject(settings, view, {
    name: generatedName([view, ...groups], "idx"),
    method: "btree",
    unique: true,
    keys: groups.map((name) => ({ text: quoteIdent(name), key: name })),
    columns: [],
    comment: `One row each; lets ${view} be refreshed while it is read.`,
  });
  const rows = rowsAtHorizon(thing, input);
  return {
    objects: [object, { ...key, depends_on: [address] }],
    decisions: [
      {
        subject: address,
        rule: "access.kept-sums",
        reason: `${pattern.name} may be ${age} old: the sums over ${rows === null ? "all rows" : `about ${sayRows(rows)} rows`} are kept ready, one row for each ${listOf(groups)}. Refresh it concurrently before they are older; nothing does that by itself.`,
        cites: [`access.${pattern.name}`, `access.${pattern.name}.stale_for`],
        rejected:
          "a trigger that adds up with every write: two writers of one sum wait for each other; a column store: for many different sums over hundreds of millions of rows, and Postgres has none of its own",
        cost: "a refresh reads the whole table",
      },
    ],
  };
}
