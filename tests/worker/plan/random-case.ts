import fc from "fast-check";
import type { EvolveRule } from "../../../plv8/src/types/design.ts";
import type { PlanCase } from "./plan-case.ts";

type Column = {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly default: boolean;
  readonly check: boolean;
  readonly index: boolean;
  readonly unique: boolean;
};
type Shape = { readonly columns: readonly Column[] };

const values: Readonly<Record<string, string>> = {
  text: "'v' || g",
  integer: "g",
  bigint: "g * 10",
  numeric: "g / 4.0",
  boolean: "g % 2 = 0",
  "timestamp with time zone": "timestamptz '2020-01-01 00:00+00' + g * interval '1 day'",
};
const constants: Readonly<Record<string, string>> = {
  text: "'none'",
  integer: "7",
  bigint: "8",
  numeric: "1.5",
  boolean: "true",
  "timestamp with time zone": "'2020-01-01 00:00:00+00'::timestamp with time zone",
};
/** Types that every value of a type can become, there and back. */
const wider: Readonly<Record<string, string>> = { integer: "bigint", bigint: "numeric", boolean: "text", numeric: "text" };

const column = (names: readonly string[]): fc.Arbitrary<Column> =>
  fc.record({
    name: fc.constantFrom(...names),
    type: fc.constantFrom(...Object.keys(values)),
    required: fc.boolean(),
    default: fc.boolean(),
    check: fc.boolean(),
    index: fc.boolean(),
    unique: fc.boolean(),
  });

const shape: fc.Arbitrary<Shape> = fc.record({ columns: fc.uniqueArray(column(["a", "b", "c", "d"]), { maxLength: 4, selector: (each) => each.name }) });

/** The key of the table, whether it becomes wider, and those who refer to it: a table of its own, with a column that becomes wider too, and its own rows. */
type Key = {
  readonly form: "plain" | "identity" | "serial" | "composite" | "none";
  readonly widens: boolean;
  readonly referred: boolean;
  readonly follows: boolean;
  readonly itself: boolean;
};
const key: fc.Arbitrary<Key> = fc.record({
  form: fc.constantFrom("plain", "identity", "serial", "composite", "none"),
  widens: fc.boolean(),
  referred: fc.boolean(),
  follows: fc.boolean(),
  itself: fc.boolean(),
});

/** A table in two random shapes: columns kept, widened, renamed, dropped, added, with keys, checks and indexes, and what refers to it. */
export const randomCase: fc.Arbitrary<PlanCase> = fc
  .record({
    key,
    before: shape,
    keep: fc.array(fc.constantFrom("keep", "widen", "rename", "drop", "toggle"), { minLength: 4, maxLength: 4 }),
    added: fc.uniqueArray(column(["x", "y"]), { maxLength: 2, selector: (each) => each.name }),
  })
  .map(({ key, before, keep, added }) => {
    const renames: [string, string][] = [];
    const kept = before.columns.flatMap((each, at): readonly Column[] => {
      switch (keep[at]) {
        case "drop":
          return key.form === "none" ? [each] : [];
        case "rename":
          renames.push([`column:shop.t.${each.name}`, `column:shop.t.${each.name}_new`]);
          return [{ ...each, name: `${each.name}_new` }];
        case "widen":
          return [{ ...each, type: wider[each.type] ?? each.type }];
        case "toggle":
          return [{ ...each, default: !each.default, index: !each.index, check: !each.check }];
        default:
          return [each];
      }
    });
    const fresh = added.map((each) => ({ ...each, unique: false }));
    const evolve: EvolveRule[] = fresh
      .filter((each) => each.required && !each.default)
      .map((each) => ({ column: `column:shop.t.${each.name}`, forward: null, back: null, fill: constants[each.type] ?? "null" }));
    return {
      name: "random",
      before: tableText(before.columns, key, false),
      after: tableText([...kept, ...fresh], key, key.widens),
      renames,
      evolve,
      old: [
        `insert into t (id${before.columns
          .filter((each) => each.required)
          .map((each) => `, ${each.name}`)
          .join("")}) ${key.form === "identity" ? "overriding system value " : ""}select g${before.columns
          .filter((each) => each.required)
          .map((each) => `, ${values[each.type] ?? "null"}`)
          .join("")} from (select (1000 + random() * 1e8)::int as g) as n on conflict do nothing`,
        ...(key.form === "none" ? [] : ["delete from t where id > 1000"]),
      ],
      rows: `insert into t (${["id", ...before.columns.map((each) => each.name)].join(", ")}) ${key.form === "identity" ? "overriding system value " : ""}select ${["g", ...before.columns.map((each) => values[each.type] ?? "null")].join(", ")} from generate_series(1, 12) as g${isReferred(key) ? "; insert into child select g, 1 + g % 12 from generate_series(1, 30) as g" : ""}${isReferred(key) && key.itself ? "; update t set up = id - 1 where id > 3" : ""}`,
    };
  });

function isReferred(key: Key): boolean {
  return key.referred && key.form !== "none" && key.form !== "composite";
}

function tableText(columns: readonly Column[], key: Key, wide: boolean): string {
  const type = wide ? "bigint" : "integer";
  const id = {
    plain: `id ${type} primary key`,
    identity: `id ${type} generated always as identity primary key`,
    serial: `id ${wide ? "bigserial" : "serial"} primary key`,
    composite: `id ${type} not null, shop integer not null default 1, primary key (shop, id)`,
    none: `id ${type}`,
  }[key.form];
  const child = isReferred(key)
    ? `; create table child (n integer primary key, t_id ${wide && key.follows ? "bigint" : "integer"} references t on delete cascade); create index child_t_idx on child (t_id)`
    : "";
  const parts = columns.flatMap((each) => [
    `${each.name} ${each.type}${each.default ? ` default ${constants[each.type] ?? "null"}` : ""}${each.required ? " not null" : ""}`,
    ...(each.check ? [`constraint t_${each.name}_check check (${each.name} is distinct from null or ${each.name} is null)`] : []),
    ...(each.unique && each.type !== "boolean" ? [`constraint t_${each.name}_key unique (${each.name})`] : []),
  ]);
  const indexes = columns.filter((each) => each.index).map((each) => `; create index t_${each.name}_idx on t (${each.name})`);
  return `create table t (${[id, ...(isReferred(key) && key.itself ? [`up ${type} references t on delete set null`] : []), ...parts].join(", ")})${indexes.join("")}${child}`;
}
