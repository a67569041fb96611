import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const personalWithoutRetention: StaticRule = {
  name: "personal_without_retention",
  title: "Personal data without a time to keep them",
  level: "info",
  category: "security",
  reads: "static",
  what: "A table has columns of personal data, by their comment or by their name, and its comment does not say how long its rows are kept.",
  why: "Whoever keeps data about people has to say how long and why; what nobody has said is kept for ever, and leaks whole.",
  remedy: 'Say it: `retention: { keep, after, basis, then }` in a model, a sentence ("Kept 6 years after …") in the comment of a table.',
  bad: "create table guests (id bigint primary key, full_name text, date_of_birth date)",
  good: "create table guests (id bigint primary key, full_name text, date_of_birth date); comment on table guests is 'Who stayed here. Kept 10 years after departure (law), then anonymised.'",
  fine: "The rows go with those of another table that says it.",
  find: (schema) =>
    schema.tables.flatMap((table): readonly Found[] => {
      if (table.partition_of != null || SAYS_HOW_LONG.test(table.comment ?? "")) return [];
      const columns = schema
        .columnsOf(table.address)
        .filter((column) => /personal data: /u.test(column.comment ?? "") || PERSONAL.test(column.name))
        .map((column) => column.name);
      return columns.length === 0
        ? []
        : [
            {
              address: table.address,
              message: `${named(table)} keeps ${columns.join(", ")} of people, and nothing says for how long`,
              evidence: { columns },
              confidence: "likely",
            },
          ];
    }),
};

const SAYS_HOW_LONG = /\b(?:kept|keep|keeps|retention|retained|retain)\b/iu;
const PERSONAL =
  /^(?:(?:first|last|full|given|family|maiden|sur)_?name|surname|e_?mail(?:_address)?|phone(?:_number)?|mobile(?:_number)?|date_of_birth|birth_?(?:date|day)|born_on|postal_address|home_address|passport(?:_number)?|ssn|social_security(?:_number)?|iban|ip_address)$/u;
