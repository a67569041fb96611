import { queryTexts } from "../sql/query-texts.ts";
import type { CatalogObject } from "../../types/catalog.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { significantTokens } from "../sql/tokens.ts";

export const zoneAsOffset: StaticRule = {
  name: "zone_as_offset",
  title: "Time zone written as an offset",
  level: "warn",
  category: "correctness",
  reads: "static",
  what: "A view, function or default says AT TIME ZONE '+02' or the like.",
  why: "As text such an offset is POSIX: '+02' lies west of Greenwich, the other way round than everywhere else; and it knows no summer time.",
  remedy: "Name the zone: 'Europe/Berlin', 'UTC'.",
  bad: "create table a (id int primary key, at timestamptz); create view v as select at at time zone '+02' as here from a",
  good: "create table a (id int primary key, at timestamptz); create view v as select at at time zone 'Europe/Berlin' as here from a",
  fine: "Never.",
  find: (schema) => {
    const columns = schema.tables.flatMap((table) =>
      schema.columnsOf(table.address).map((object) => ({ object: object as CatalogObject, text: object.default ?? object.generated?.expression ?? "" })),
    );
    return [...queryTexts(schema), ...columns].flatMap(({ object, text }): readonly Found[] => {
      if (!/time zone|timezone/iu.test(text)) return [];
      const tokens = significantTokens(text);
      const zone = tokens.find(
        (token, at) =>
          /^'(UTC|GMT)?[+-]\d{1,2}(:?\d\d)?'$/iu.test(token.text) &&
          ((tokens[at - 1]?.name === "zone" && tokens[at - 2]?.name === "time") || (tokens[at - 2]?.name === "timezone" && tokens[at - 1]?.text === "(")),
      );
      return zone === undefined
        ? []
        : [{ address: object.address, message: `${named(object)} means ${zone.text} the POSIX way: its sign is turned round`, evidence: { zone: zone.text } }];
    });
  },
};
