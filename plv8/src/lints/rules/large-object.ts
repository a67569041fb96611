import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const largeObject: StaticRule = {
  name: "large_object",
  title: "Large object by oid",
  level: "info",
  category: "design",
  reads: "static",
  what: "A column is of type oid, as for large objects.",
  why: "Large objects are outside of row security, foreign keys and cascades: what nothing refers to stays until vacuumlo.",
  remedy: "Use bytea, or keep the file outside and its address here.",
  bad: "create table a (id int primary key, picture oid)",
  good: "create table a (id int primary key, picture bytea)",
  fine: "The oid names an object of the catalog.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema.columnsOf(table.address).flatMap((column): readonly Found[] =>
        column.type === "oid" || column.type === "lo"
          ? [
              {
                address: column.address,
                message: `${named(column)} is an oid: nothing ties a large object to its row`,
                evidence: { type: column.type },
                confidence: "possible",
              },
            ]
          : [],
      ),
    ),
};
