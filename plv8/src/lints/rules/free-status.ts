import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const freeStatus: StaticRule = {
  name: "free_status",
  title: "State that may be anything",
  level: "info",
  category: "correctness",
  reads: "static",
  what: "A text column named status or state has no check, no enum and no foreign key.",
  why: "'Paid', 'paid' and 'payed' all get in, and code that switches over it falls through.",
  remedy: "Add a check of the allowed values, an enum, or a reference to a table of states.",
  bad: "create table orders (id int primary key, status text not null)",
  good: "create table orders (id int primary key, status text not null check (status in ('new', 'paid')))",
  fine: "Another system says what states there are. A state beside a city or a country is a place, and is not reported.",
  find: (schema) =>
    schema.tables.flatMap((table) =>
      schema.columnsOf(table.address).flatMap((column): readonly Found[] => {
        if (!/^(text|character varying)/u.test(column.type) || !/(^|_)(status|state)$/u.test(column.name)) return [];
        if (
          isPartOfAddress(
            column.name,
            schema.columnsOf(table.address).map((each) => each.name),
          )
        )
          return [];
        const held = schema
          .constraintsOf(table.address)
          .some((each) => (each.type === "check" || each.type === "foreign") && each.columns.includes(column.name));
        return held || column.generated !== null
          ? []
          : [{ address: column.address, message: `${named(column)} takes any text`, evidence: { type: column.type }, confidence: "likely" }];
      }),
    ),
};

/** `billing_state` beside `billing_city` is a place. */
function isPartOfAddress(name: string, siblings: readonly string[]): boolean {
  const stem = /^(.*?)state$/u.exec(name)?.[1];
  return (
    stem !== undefined &&
    ["city", "country", "zip", "zip_code", "postal_code", "postcode", "street", "address"].some((part) => siblings.includes(`${stem}${part}`))
  );
}
