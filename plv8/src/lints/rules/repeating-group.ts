import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const repeatingGroup: StaticRule = {
  name: "repeating_group",
  title: "Numbered columns",
  level: "info",
  category: "design",
  reads: "static",
  what: "Three or more columns have the same name, numbered, and the same type.",
  why: "A list is spread over columns (first normal form): searches ask each of them, a further item needs a new column.",
  remedy: "Make a table with a row per item, with its number where order matters.",
  bad: "create table people (id bigint primary key, phone1 text, phone2 text, phone3 text)",
  good: "create table people (id bigint primary key, name text); create table phones (person_id bigint not null references people, ordinal int not null, number text not null, primary key (person_id, ordinal))",
  fine: "The number is fixed by nature: address lines, the sides of a box.",
  find: (schema) =>
    schema.tables.flatMap((table): readonly Found[] => {
      const groups = new Map<string, string[]>();
      for (const column of schema.columnsOf(table.address)) {
        const stem = /^(.*[a-z])_?\d{1,2}$/u.exec(column.name)?.[1];
        if (stem !== undefined) groups.set(`${stem}|${column.type}`, [...(groups.get(`${stem}|${column.type}`) ?? []), column.name]);
      }
      return [...groups].flatMap(([group, names]): readonly Found[] =>
        names.length < 3
          ? []
          : [
              {
                address: table.address,
                detail: group.slice(0, group.indexOf("|")),
                message: `${names.join(", ")} of ${named(table)} are a list spread over columns`,
                evidence: { columns: names },
                confidence: "likely",
              },
            ],
      );
    }),
};
