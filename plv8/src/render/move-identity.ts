import type { ColumnObject } from "../types/catalog.ts";
import { dropIdentity, setIdentity } from "./alter-column.ts";
import { sayCounter } from "./counter.ts";
import { dollarQuoted } from "./dollar-quoted.ts";
import { quoteIdent, quoteLiteral } from "./names.ts";

/** A column of a table by the name it has now, and what it counts by (null: nothing). */
type Counting = { readonly name: string; readonly column: ColumnObject };

/**
 * The counter goes from one column to another and counts on where it stood: its last value is read while nobody can take one, and kept within the later bounds.
 * Without one to take over, it begins behind the greatest value, which the index of a key knows at once.
 */
export function moveIdentity(table: string, from: Counting, to: Counting): readonly string[] {
  const [former, later] = [from.column.identity, to.column.identity];
  if (former === null && later === null) return [];
  if (later === null) return [dropIdentity(table, from.name)];
  const sequence = (name: string): string => `pg_catalog.pg_get_serial_sequence(${quoteLiteral(table)}, ${quoteLiteral(name)})`;
  const last = later.increment.startsWith("-") ? "min" : "max";
  const named = { ...to.column, name: to.name };
  return [
    `do ${dollarQuoted([
      "declare",
      "  v_last bigint;",
      "  v_called boolean;",
      "begin",
      ...(former === null
        ? [`  select pg_catalog.${last}(${quoteIdent(to.name)}), true into v_last, v_called from ${table};`]
        : [
            `  execute 'alter sequence ' || ${sequence(from.name)} || ' cache ${former.cache}';`,
            `  execute 'select last_value, is_called from ' || ${sequence(from.name)} into v_last, v_called;`,
            `  ${dropIdentity(table, from.name)};`,
          ]),
      `  ${setIdentity(table, to.name, later)};`,
      "  if v_last is not null then",
      `    perform pg_catalog.setval(${sequence(to.name)}, greatest(${later.min}, least(${later.max}, v_last)), v_called);`,
      "  end if;",
      "end",
    ])}`,
    ...sayCounter(null, named),
  ];
}
