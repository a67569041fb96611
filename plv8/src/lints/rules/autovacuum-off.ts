import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const autovacuumOff: StaticRule = {
  name: "autovacuum_off",
  title: "Autovacuum switched off",
  level: "warn",
  category: "maintenance",
  reads: "static",
  what: "A table has autovacuum_enabled=false.",
  why: "Dead rows stay, statistics grow old, and at last the whole database is vacuumed by force against wraparound.",
  remedy: "Reset it; if autovacuum was in the way, make it gentler, not absent.",
  bad: "create table a (id int primary key) with (autovacuum_enabled = false)",
  good: "create table a (id int primary key) with (autovacuum_vacuum_scale_factor = 0.02)",
  fine: "For the time of a bulk load, with a VACUUM behind it.",
  find: (schema) =>
    schema.all("table").flatMap((table): readonly Found[] =>
      table.options.some((option) => /^autovacuum_enabled=(false|off|0|no)$/u.test(option))
        ? [
            {
              address: table.address,
              message: `autovacuum is switched off for ${named(table)}`,
              evidence: { options: table.options },
              fix: [`alter table ${named(table)} reset (autovacuum_enabled)`],
            },
          ]
        : [],
    ),
};
