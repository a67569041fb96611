import { dropConstraint } from "../../render/alter-constraint.ts";
import { dropIndex } from "../../render/alter-index.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const supersetUniqueKey: StaticRule = {
  name: "superset_unique_key",
  title: "Unique key within another",
  level: "info",
  category: "performance",
  reads: "static",
  what: "A unique key contains all columns of another unique key.",
  why: "What is unique by fewer columns is unique by more: the wider key costs writes and says nothing new.",
  remedy: "Drop it, or replace it by a plain index where its order serves a query. Keep it where a foreign key refers to it.",
  bad: "create table a (id int primary key, code text not null, constraint wide unique (id, code))",
  good: "create table a (id int primary key, code text not null unique)",
  fine: "A foreign key refers to the wider key, or its index is the one that a query reads.",
  find: (schema) =>
    schema.tables.flatMap((table) => {
      const keys = schema
        .keysOf(table.address)
        .filter((key) => key.unique && key.predicate === null && key.method === "btree" && key.valid && key.columns.every((column) => column !== null));
      return keys.flatMap((wide): readonly Found[] => {
        const narrow = keys.find(
          (key) =>
            key !== wide &&
            key.columns.length < wide.columns.length &&
            key.columns.every((column) => wide.columns.includes(column)) &&
            key.columns.every((column) => schema.column(table.address, column ?? "")?.not_null === true),
        );
        if (narrow === undefined || (wide.object.kind === "constraint" && wide.object.type === "primary")) return [];
        const used = schema.foreignKeysTo(table.address).some((key) => [...(key.references?.columns ?? [])].sort().join() === [...wide.columns].sort().join());
        const partitionKey = table.partition_key;
        if (used || partitionKey !== null) return [];
        return [
          {
            address: wide.address,
            message: `${named(wide)} on (${wide.columns.join(", ")}) is unique already by ${narrow.name} on (${narrow.columns.join(", ")})`,
            evidence: { narrower: narrow.address },
            fix: wide.object.kind === "constraint" ? [dropConstraint(named(table), wide.name)] : [dropIndex(table.schema, wide.name, true)],
          },
        ];
      });
    }),
};
