import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const leftoverTable: StaticRule = {
  name: "leftover_table",
  title: "Table that looks left over",
  level: "info",
  category: "maintenance",
  reads: "static",
  what: "A table is named as a copy: old, bak, backup, tmp, copy, or with a date.",
  why: "It costs space and backups, holds personal data that nobody deletes, and confuses readers.",
  remedy: "Ask, archive, drop.",
  bad: "create table orders_backup_20250101 (id bigint primary key, name text)",
  good: "create table orders (id bigint primary key, name text)",
  fine: "The name is meant: a table of backups.",
  find: (schema) =>
    schema.tables.flatMap((table): readonly Found[] =>
      /(_old|_bak|_backup|_bkp|_copy|_tmp|_temp|_deprecated|_orig)(_?\d*)$|_(19|20)\d{6}$/u.test(table.name)
        ? [{ address: table.address, message: `${named(table)} looks like a copy that was left`, evidence: {}, confidence: "possible" }]
        : [],
    ),
};
