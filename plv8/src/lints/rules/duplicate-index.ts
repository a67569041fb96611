import { dropIndex } from "../../render/alter-index.ts";
import type { Address } from "../../types/catalog.ts";
import type { Key } from "../keys.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import type { Lookup } from "../lookup.ts";

export const duplicateIndex: StaticRule = {
  name: "duplicate_index",
  title: "Index twice",
  level: "warn",
  category: "performance",
  reads: "static",
  what: "Two indexes of a table are the same but for their name; one of them may stand behind a constraint.",
  why: "Each write pays for both, and so do memory, VACUUM and backups.",
  remedy: "Drop the one that no constraint needs, concurrently.",
  bad: "create table a (id int primary key, n int); create index one on a (n); create index two on a (n)",
  good: "create table a (id int primary key, n int); create index one on a (n)",
  fine: "For the moment in which one replaces the other.",
  find: (schema) =>
    [...schema.tables, ...schema.partitions, ...schema.all("materialized_view")].flatMap((table) => {
      const keys = schema.keysOf(table.address).filter((key) => key.valid);
      const shape = (key: Key): string => [key.method, key.items.join(), key.tail, key.predicate ?? ""].join("|");
      return keys.flatMap((key): readonly Found[] => {
        if (key.object.kind !== "index") return [];
        const twin = keys.find(
          (other) =>
            other !== key &&
            shape(other) === shape(key) &&
            (other.unique || !key.unique) &&
            (other.unique !== key.unique || other.object.kind === "constraint" || other.name < key.name),
        );
        if (twin === undefined || isPartOf(schema, table.address, key)) return [];
        return [
          {
            address: key.address,
            message: `${named(key)} is the same as ${twin.name}`,
            evidence: { same_as: twin.address, keys: key.items },
            fix: [dropIndex(key.object.schema, key.name, !isPartitioned(schema, table.address))],
          },
        ];
      });
    }),
};

/** An index of a partition that its parent's index asks for goes with that one. */
function isPartOf(schema: Lookup, table: Address, key: Key): boolean {
  const parent = schema.table(table)?.partition_of?.parent;
  return (
    parent !== undefined &&
    schema.keysOf(parent).some((each) => each.items.join() === key.items.join() && each.predicate === key.predicate && each.method === key.method)
  );
}

function isPartitioned(schema: Lookup, table: Address): boolean {
  return (schema.table(table)?.partition_key ?? null) !== null;
}
