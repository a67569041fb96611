import { sayBytes } from "../../design/size/say-size.ts";
import type { Found, RuntimeRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const defaultPartitionFills: RuntimeRule = {
  name: "default_partition_fills",
  title: "Rows in the default partition",
  level: "warn",
  category: "maintenance",
  reads: "runtime",
  what: "A default partition holds rows.",
  why: "A partition for them can't be added any more before they are moved, and all their queries read one ever larger table.",
  remedy: "Detach it, make the missing partitions, and move the rows in batches.",
  bad: "create table logs (at date not null primary key) partition by range (at); create table logs_rest partition of logs default; insert into logs values ('2026-01-01')",
  good: "create table logs (at date not null primary key) partition by range (at); create table logs_2026 partition of logs for values from ('2026-01-01') to ('2027-01-01'); insert into logs values ('2026-01-01')",
  fine: "A rest that stays small by nature.",
  find: (schema, facts) =>
    schema.partitions.flatMap((table): readonly Found[] => {
      const counted = facts.tables[table.address];
      return table.partition_of?.bound !== "DEFAULT" || counted === undefined || counted.bytes === 0
        ? []
        : [
            {
              address: table.address,
              message: `${named(table)}, the default partition of ${named(table.partition_of.parent)}, holds rows (${sayBytes(counted.bytes)})`,
              evidence: { bytes: counted.bytes, rows: counted.live },
            },
          ];
    }),
};
