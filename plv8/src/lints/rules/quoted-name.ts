import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const quotedName: StaticRule = {
  name: "quoted_name",
  title: "Name that needs quotes",
  level: "info",
  category: "naming",
  reads: "static",
  what: "A name has capitals, blanks or other signs, or is a reserved word.",
  why: "Every statement must quote it: who forgets gets 'does not exist', and generated code goes wrong in ways of its own.",
  remedy: "Rename it to lower case with underscores, with a view of the old name for the time of moving.",
  bad: 'create table "Orders" (id int primary key)',
  good: "create table orders (id int primary key)",
  fine: "A framework made it and always quotes.",
  find: (schema) => {
    const ones = [
      ...schema.all("schema"),
      ...schema.tables,
      ...schema.all("view"),
      ...schema.all("materialized_view"),
      ...schema.all("enum"),
      ...schema.all("domain"),
      ...schema.all("composite"),
      ...schema.all("function"),
    ].flatMap((object): readonly Found[] =>
      !needsQuotes(object.name)
        ? []
        : [
            {
              address: object.address,
              message: `${object.kind.replace("_", " ")} ${named(object)} must be quoted everywhere`,
              evidence: { name: object.name },
            },
          ],
    );
    const columns = schema.tables.flatMap((table): readonly Found[] => {
      const names = schema
        .columnsOf(table.address)
        .map((column) => column.name)
        .filter(needsQuotes);
      return names.length === 0
        ? []
        : [
            {
              address: table.address,
              detail: "columns",
              message: `${names.length === 1 ? "column" : "columns"} ${names.map(quoteIdent).join(", ")} of ${named(table)} must be quoted everywhere`,
              evidence: { columns: names },
            },
          ];
    });
    return [...ones, ...columns];
  },
};

/** Keywords that may name a column or a table as they are; `quote_ident` is more careful. */
const harmless = new Set(
  "between bigint bit boolean char character coalesce dec decimal exists extract float greatest grouping inout int integer interval json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize json_table json_value least merge_action national nchar none normalize nullif numeric out overlay position precision real row setof smallint substring time timestamp treat trim values varchar".split(
    " ",
  ),
);

function needsQuotes(name: string): boolean {
  return quoteIdent(name) !== name && !harmless.has(name);
}
