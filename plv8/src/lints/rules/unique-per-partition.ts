import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const uniquePerPartition: StaticRule = {
  name: "unique_per_partition",
  title: "Unique in one partition only",
  level: "warn",
  category: "correctness",
  reads: "static",
  what: "Partitions have a unique key that their parent has not.",
  why: "The same value may stand in two partitions: the key holds within each, not over the table.",
  remedy: "Put the key on the parent, with the partition key in it; or keep global uniqueness in a table of its own.",
  bad: "create table logs (id bigint not null, at date not null, token text not null, primary key (id, at)) partition by range (at); create table logs_1 partition of logs for values from ('2026-01-01') to ('2126-01-01'); create unique index on logs_1 (token)",
  good: "create table logs (id bigint not null, at date not null, token text not null, primary key (id, at)) partition by range (at); create table logs_1 partition of logs for values from ('2026-01-01') to ('2126-01-01'); create index on logs (token)",
  fine: "Uniqueness within a partition is what is meant.",
  find: (schema) => {
    const seen = new Set<string>();
    return schema.partitions.flatMap((partition) =>
      schema.keysOf(partition.address).flatMap((key): readonly Found[] => {
        const parent = partition.partition_of?.parent ?? "";
        if (!key.unique || schema.keysOf(parent).some((each) => each.unique && each.items.join() === key.items.join())) return [];
        const id = `${parent}/${key.items.join()}`;
        if (seen.has(id)) return [];
        seen.add(id);
        return [
          {
            address: parent,
            detail: key.items.join(","),
            message: `(${key.items.join(", ")}) is unique in ${named(partition)}, but not over all of ${named(parent)}`,
            evidence: { partition: partition.address, key: key.name },
          },
        ];
      }),
    );
  },
};
