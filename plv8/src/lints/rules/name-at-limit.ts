import { byteLength } from "../../catalog/byte-length.ts";
import type { CatalogObject } from "../../types/catalog.ts";
import type { Found, StaticRule } from "../lint-rule.ts";

export const nameAtLimit: StaticRule = {
  name: "name_at_limit",
  title: "Name cut off at 63 bytes",
  level: "info",
  category: "naming",
  reads: "static",
  what: "A name is exactly 63 bytes long.",
  why: "Postgres cuts longer names without an error: the next one that begins alike collides, or an IF NOT EXISTS takes one for the other.",
  remedy: "Give it a shorter name.",
  bad: "create table a_table_with_a_name_that_is_so_long_that_postgres_has_to_cut_it_off (id int primary key)",
  good: "create table long_names (id int primary key)",
  fine: "It was made at that length, with a hash at its end.",
  find: (schema) =>
    (
      [
        ...schema.tables,
        ...schema.all("column"),
        ...schema.all("index"),
        ...schema.all("constraint"),
        ...schema.all("view"),
        ...schema.all("function"),
        ...schema.all("trigger"),
      ] as readonly CatalogObject[]
    ).flatMap((object): readonly Found[] => {
      const bytes = byteLength(object.name);
      if (bytes < 62 || /_[0-9a-f]{8}(_[a-z]+)?$/u.test(object.name)) return [];
      return bytes < 63 && !/[^\x20-\x7e]/u.test(object.name)
        ? []
        : [{ address: object.address, message: `${object.name} is ${bytes} bytes long: it was probably cut off`, evidence: { bytes }, confidence: "likely" }];
    }),
};
