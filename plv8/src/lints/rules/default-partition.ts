import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const defaultPartition: StaticRule = {
  name: "default_partition",
  title: "Default partition",
  level: "info",
  category: "maintenance",
  reads: "static",
  what: "A partitioned table has a default partition.",
  why: "Each new partition scans it under ACCESS EXCLUSIVE, a partition can't be detached concurrently, and rows gather in it unseen.",
  remedy: "Make partitions ahead of time instead; until then watch that it stays empty.",
  bad: "create table logs (at date not null primary key) partition by range (at); create table logs_rest partition of logs default",
  good: "create table logs (at date not null primary key) partition by range (at); create table logs_2026 partition of logs for values from ('2026-01-01') to ('2027-01-01')",
  fine: "A list of kinds with a rest that stays small.",
  find: (schema) =>
    schema.partitions.flatMap((table): readonly Found[] =>
      table.partition_of?.bound === "DEFAULT"
        ? [
            {
              address: table.address,
              message: `${named(table)} takes what no partition of ${named(table.partition_of.parent)} is for; each new partition scans it`,
              evidence: { parent: table.partition_of.parent },
            },
          ]
        : [],
    ),
};
