import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const unreplicableTable: StaticRule = {
  name: "unreplicable_table",
  title: "Published table that can't tell its rows apart",
  level: "error",
  category: "correctness",
  reads: "static",
  what: "A table is published with updates or deletes and has no replica identity: no primary key, no chosen index, not FULL.",
  why: "Every UPDATE and DELETE on it fails: cannot update table because it does not have a replica identity.",
  remedy: "Give it a primary key, or REPLICA IDENTITY FULL for the moment.",
  bad: "create table a (n int); create publication lint_bad for table a",
  good: "create table a (n int primary key); create publication lint_good for table a",
  fine: "The publication is for inserts only (that is not reported).",
  find: (schema) =>
    schema.all("publication").flatMap((publication) => {
      const definition = publication.definition ?? "";
      const publish = /publish = '([^']*)'/u.exec(definition)?.[1] ?? "insert, update, delete";
      if (!/update|delete/u.test(publish)) return [];
      const all = / FOR ALL TABLES/u.test(definition);
      const schemas = publication.depends_on.filter((address) => address.startsWith("schema:")).map(named);
      return schema.tables.flatMap((table): readonly Found[] => {
        const inIt =
          all || publication.depends_on.includes(table.address) || (/TABLES IN SCHEMA/u.test(definition) && schemas.includes(quoteIdent(table.schema)));
        if (
          !inIt ||
          table.persistence === "unlogged" ||
          table.replica_identity === "full" ||
          table.replica_identity.startsWith("index ") ||
          (table.replica_identity === "default" && schema.primaryOf(table.address) !== undefined)
        )
          return [];
        return [
          {
            address: table.address,
            detail: publication.name,
            message: `${named(table)} is published by ${publication.name}, but has no replica identity: updates and deletes fail`,
            evidence: { publication: publication.name, replica_identity: table.replica_identity },
            fix: [`alter table ${named(table)} replica identity full`],
          },
        ];
      });
    }),
};
