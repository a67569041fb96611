import { dropIndex } from "../../render/alter-index.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const redundantIndex: StaticRule = {
  name: "redundant_index",
  title: "Index that begins another",
  level: "warn",
  category: "performance",
  reads: "static",
  what: "All keys of an index are the first keys of another one.",
  why: "The wider one answers the same questions; each write pays for both.",
  remedy: "Drop the narrower one, concurrently.",
  bad: "create table a (id int primary key, n int, m int); create index narrow on a (n); create index wide on a (n, m)",
  good: "create table a (id int primary key, n int, m int); create index wide on a (n, m)",
  fine: "The wider index is several times as large, and the narrow one serves the hottest query.",
  find: (schema) =>
    schema.tables.flatMap((table) => {
      const keys = schema.keysOf(table.address).filter((key) => key.method === "btree" && key.valid);
      return keys.flatMap((key): readonly Found[] => {
        if (key.object.kind !== "index" || key.unique || /INCLUDE/u.test(key.tail)) return [];
        const wider = keys.find(
          (other) =>
            other !== key &&
            other.items.length > key.items.length &&
            other.predicate === key.predicate &&
            key.items.every((item, at) => other.items[at] === item),
        );
        if (wider === undefined) return [];
        return [
          {
            address: key.address,
            message: `${named(key)} on (${key.items.join(", ")}) is the head of ${wider.name} on (${wider.items.join(", ")})`,
            evidence: { wider: wider.address },
            fix: [dropIndex(table.schema, key.name, table.partition_key === null)],
          },
        ];
      });
    }),
};
