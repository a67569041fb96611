import { setColumnDefault } from "../../render/alter-column.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { callsIn } from "../sql/calls.ts";

export const randomPrimaryKey: StaticRule = {
  name: "random_primary_key",
  title: "Primary key of random UUIDs",
  level: "info",
  category: "performance",
  reads: "static",
  what: "The default of a primary key is a random UUID.",
  why: "Each insert lands on another page: the index is a quarter larger than with ordered keys, more pages are dirtied, and more WAL is written.",
  remedy: "Use UUID version 7, which starts with the time: uuidv7() from Postgres 18 on, a function of your own before.",
  bad: "create table carts (id uuid primary key default gen_random_uuid())",
  good: "create table carts (id bigint generated always as identity primary key)",
  fine: "The key must not tell when the row was made, or the table stays small.",
  find: (schema) =>
    schema.tables.flatMap((table): readonly Found[] =>
      (schema.primaryOf(table.address)?.columns.slice(0, 1) ?? []).flatMap((name): readonly Found[] => {
        const column = schema.column(table.address, name);
        if (column === undefined || !callsIn(column.default ?? "").some((call) => /^(public\.)?(gen_random_uuid|uuid_generate_v4)$/u.test(call.name)))
          return [];
        return [
          {
            address: column.address,
            message: `${named(column)} is filled with random UUIDs`,
            evidence: { default: column.default },
            fix: schema.major >= 18 ? [setColumnDefault(named(table), name, "uuidv7()")] : [],
          },
        ];
      }),
    ),
};
