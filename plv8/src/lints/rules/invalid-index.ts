import { dropIndex } from "../../render/alter-index.ts";
import { qualifiedName } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";

export const invalidIndex: StaticRule = {
  name: "invalid_index",
  title: "Invalid index",
  level: "error",
  category: "maintenance",
  reads: "static",
  what: "An index is not valid: a concurrent build was cut off.",
  why: "It costs every write and answers no query; a unique one keeps no duplicate out that is there already.",
  remedy: "Build it again, concurrently; drop what REINDEX CONCURRENTLY left behind (_ccnew, _ccold).",
  bad: "create table a (id int primary key, n int); create index cut_off on a (n); update pg_catalog.pg_index set indisvalid = false where indexrelid = 'cut_off'::regclass",
  good: "create table a (id int primary key, n int); create index whole on a (n)",
  fine: "A build is under way.",
  find: (schema) =>
    schema.all("index").flatMap((index): readonly Found[] => {
      if (index.valid) return [];
      const partitioned = schema.tableOf(index)?.partition_key != null;
      const name = qualifiedName(index.schema, index.name);
      const fix = partitioned
        ? []
        : /_cc(new|old)\d*$/u.test(index.name)
          ? [dropIndex(index.schema, index.name, true)]
          : [`reindex index concurrently ${name}`];
      return [
        {
          address: index.address,
          message: partitioned ? `${name} lacks the index of some partition` : `${name} is invalid: it costs writes and serves no reads`,
          evidence: { definition: index.definition },
          fix,
          reversible: false,
        },
      ];
    }),
};
