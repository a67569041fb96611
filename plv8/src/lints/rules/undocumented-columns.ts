import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const undocumentedColumns: StaticRule = {
  name: "undocumented_columns",
  title: "Columns without a comment",
  level: "info",
  category: "maintenance",
  reads: "static",
  what: "Columns of a table have no comment; told once per table.",
  why: "Units, meanings of null and allowed values are guessed anew by each reader.",
  remedy: "Say what the value means, in which unit: comment on column … is '…'.",
  bad: "create table a (id int primary key, weight int)",
  good: "create table a (id int primary key, weight int); comment on column a.id is 'Key.'; comment on column a.weight is 'Grams.'",
  fine: "The names say it all.",
  find: (schema) =>
    schema.tables.flatMap((table): readonly Found[] => {
      const columns = schema
        .columnsOf(table.address)
        .filter((column) => column.comment === null)
        .map((column) => column.name);
      return columns.length === 0
        ? []
        : [
            {
              address: table.address,
              message: `${columns.length} of ${schema.columnsOf(table.address).length} columns of ${named(table)} have no comment`,
              evidence: { columns },
            },
          ];
    }),
};
