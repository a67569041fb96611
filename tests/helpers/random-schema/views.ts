import fc from "fast-check";
import { quoteIdent } from "../../../plv8/src/render/names.ts";
import { columnName } from "./columns.ts";
import { pieceKind, type Standing, type World } from "./piece.ts";
import { nth } from "./words.ts";

type Shape = {
  readonly on_view: number;
  readonly from: number;
  readonly first: number;
  readonly second: number;
  readonly form: number;
  readonly options: number;
  readonly named: number;
  readonly more: number;
};

const shape: fc.Arbitrary<Shape> = fc.record({
  on_view: fc.nat(2),
  from: fc.nat(9),
  first: fc.nat(5),
  second: fc.nat(5),
  form: fc.nat(9),
  options: fc.nat(7),
  named: fc.nat(3),
  more: fc.nat(5),
});

/** The names of a view's columns. */
const outputs = (self: Standing<Shape>): readonly [string, string] => [
  quoteIdent(nth(["a", "select", "With Space", "id"], self.shape.named)),
  quoteIdent(nth(["b", "ünï", 'quo"te', "n"], self.shape.named)),
];

function query(self: Standing<Shape>, world: World): string | null {
  const { shape: said } = self;
  const [a, b] = outputs(self);
  const below = said.on_view === 0 ? world.pick("view", said.from) : null;
  if (below !== null && below.id < self.id) {
    const [left, right] = outputs(below as Standing<Shape>);
    return `select ${left} as ${a}, ${right} as ${b} from ${below.at}${said.form % 2 === 0 ? ` where ${left} is not null` : ""}`;
  }
  const table = world.pick("table", said.from);
  if (table === null) return null;
  const first = columnName(table, world, said.first);
  const second = columnName(table, world, said.second);
  const routine = world.pick("function", said.second);
  switch (said.form) {
    case 0:
      return `select ${first} as ${a}, count(*) as ${b} from ${table.at} group by ${first}`;
    case 1:
      return `select t.id as ${a}, u.id as ${b} from ${table.at} as t left join ${table.at} as u on t.id = u.id and u.${first} is null`;
    case 2:
      return `with recursive w(n) as (select 1 union all select n + 1 from w where n < 5) select w.n as ${a}, t.${second} as ${b} from w join ${table.at} as t on t.id = w.n`;
    case 3:
      return `select ${first} as ${a}, ${second}::text || ' it''s' as ${b} from ${table.at} where exists (select from ${table.at} as x where x.id > 3)`;
    case 4:
      return routine === null ? null : `select id as ${a}, ${routine.at}() as ${b} from ${table.at}`;
    case 5:
      return `select id as ${a}, row_number() over (partition by id order by id desc) as ${b} from ${table.at} order by 1 limit 5`;
    case 6:
      return `select id as ${a}, 'x' as ${b} from ${table.at} union all select 1, 'y' from ${table.at}`;
    default:
      return `select id as ${a}, ${second} as ${b} from ${table.at} where ${first} is not null`;
  }
}

export const viewKind = pieceKind<Shape>({
  kind: "view",
  space: "relation",
  level: 65,
  weight: 8,
  shape,
  statements: (self, world) => {
    const text = query(self, world);
    if (text === null) return [];
    const options =
      [
        "",
        " with (security_barrier)",
        " with (security_invoker = true)",
        " with (check_option = local)",
        " with (security_barrier = false, check_option = cascaded)",
      ][self.shape.options] ?? "";
    return [
      `create view ${self.at}${options} as ${text}`,
      ...(self.shape.more === 0 ? [`alter view ${self.at} alter column ${outputs(self)[0]} set default 5`] : []),
      ...(self.shape.more === 1 ? [`comment on column ${self.at}.${outputs(self)[1]} is 'of a view'`] : []),
    ];
  },
  phrase: ({ at }) => `view ${at}`,
});

export const materializedViewKind = pieceKind<Shape>({
  kind: "materialized_view",
  space: "relation",
  level: 66,
  weight: 3,
  shape,
  statements: (self, world) => {
    const text = query(self, world);
    if (text === null) return [];
    const [a, b] = outputs(self);
    const alter = `alter materialized view ${self.at}`;
    return [
      `create materialized view ${self.at}${self.shape.options === 0 ? " with (fillfactor = 60)" : ""} as ${text} with no data`,
      ...(self.shape.more < 3
        ? [
            `create ${self.shape.more === 0 ? "unique " : ""}index ${quoteIdent(`${self.name} mi`)} on ${self.at} (${a}${self.shape.more === 1 ? ` desc) where ${b} is not null` : ")"}`,
          ]
        : []),
      ...(self.shape.more === 3 ? [`${alter} alter column ${b} set storage main`, `${alter} alter column ${a} set statistics 9`] : []),
      ...(self.shape.more === 4
        ? [`${alter} cluster on ${quoteIdent(`${self.name} mi`)}`, `comment on column ${self.at}.${a} is 'of a materialized view'`]
        : []),
    ];
  },
  phrase: ({ at }) => `materialized view ${at}`,
});
