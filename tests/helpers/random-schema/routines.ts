import fc from "fast-check";
import { quoteIdent } from "../../../plv8/src/render/names.ts";
import { columnName } from "./columns.ts";
import { pieceKind } from "./piece.ts";
import { typeName } from "./types.ts";
import { nth, texts } from "./words.ts";

const settings = [
  "",
  " set search_path = pg_catalog, pg_temp",
  " set work_mem = '64MB'",
  " set search_path to 'Odd', \"$user\", 'x y' set datestyle to 'ISO, DMY'",
] as const;

/** Without arguments, so that defaults, checks, views and triggers can call them. */
export const functionKind = pieceKind({
  kind: "function",
  space: "routine",
  level: 25,
  weight: 6,
  shape: fc.record({
    language: fc.nat(3),
    volatility: fc.nat(3),
    strict: fc.boolean(),
    definer: fc.boolean(),
    cost: fc.nat(3),
    settings: fc.nat(3),
    body: fc.nat(9),
    returns: fc.nat(4),
    support: fc.nat(5),
  }),
  statements: ({ at, shape }) => {
    const returns = nth(["text", "integer", "text", "text", "varchar"], shape.returns);
    const value = returns === "integer" ? String(shape.body) : "'it''s'";
    const text = nth(
      [`select ${value}`, `begin return ${value}; end`, `select ${value} -- ${nth(texts, shape.body).replaceAll("\n", " ")}`, ""],
      shape.language,
    );
    const tag = shape.body % 2 === 0 ? "$f$" : "$function$";
    return [
      `create function ${at}() returns ${returns} language ${shape.language === 1 ? "plpgsql" : "sql"} ${nth(["volatile", "stable", "immutable", "immutable leakproof"], shape.volatility)}${shape.strict ? " strict" : ""}${shape.definer ? " security definer" : ""} parallel ${nth(["unsafe", "safe", "restricted"], shape.cost)} cost ${String(shape.cost * 10 + 1)}${nth(settings, shape.settings)} ${shape.language === 3 ? `return ${value}` : `as ${tag} ${text} ${tag}`}`,
    ];
  },
  phrase: ({ at }) => `function ${at}()`,
});

/** With arguments of every mode and types of ours; overloads share a name with the next one of the same word. */
export const callableKind = pieceKind({
  kind: "callable",
  space: "none",
  level: 35,
  weight: 6,
  shape: fc.record({ form: fc.nat(11), type: fc.nat(110), table: fc.nat(9), column: fc.nat(4), value: fc.nat(3), set: fc.boolean() }),
  statements: ({ at, shape, id }, world) => {
    const type = typeName(shape.type, world);
    const table = world.pick("table", shape.table);
    if (type === null) return [];
    const body = "language plpgsql as $$ begin return null; end $$";
    switch (shape.form) {
      case 0:
        return [
          `create function ${at}(a ${type}, "B c" text default 'it''s') returns ${shape.set ? "setof " : ""}${type} ${shape.set ? "language plpgsql rows 7 as $$ begin return; end $$" : body}`,
        ];
      case 1:
        return [`create function ${at}(a ${type}, out b integer, inout c text, variadic d integer[] default '{}') language plpgsql as $$ begin b := 1; end $$`];
      case 2:
        return [`create function ${at}(integer) returns table ("select" integer, b ${type}) language plpgsql rows 3 as $$ begin return; end $$`];
      case 3:
        return [`create procedure ${at}(inout a ${type}, b text default null) language plpgsql as $$ begin commit; end $$`];
      case 4:
        return [`create procedure ${at}(a integer${shape.set ? ", out b text" : ""}) language sql begin atomic select 'x'::text${shape.set ? "" : ""}; end`];
      case 5:
        return [`create function ${at}(anyelement, variadic anyarray) returns anyelement ${body}`];
      case 6:
        return table === null ? [] : [`create function ${at}(r ${table.at}) returns ${shape.set ? "setof " : ""}${table.at} language sql stable as 'select r'`];
      case 7:
        return table === null
          ? []
          : [
              `create function ${at}(x integer) returns bigint language sql begin atomic select count(*) from ${table.at} where id = x and ${columnName(table, world, shape.column)} is not null; end`,
            ];
      case 8:
        return [
          `create aggregate ${at}(integer) (sfunc = int4pl, stype = integer, initcond = '0'${shape.set ? ", msfunc = int4pl, minvfunc = int4mi, mstype = integer, minitcond = '1', parallel = safe" : ""})`,
        ];
      case 9:
        return [
          `create aggregate ${at}(${shape.set ? "float8 order by anyelement" : "*"}) (${shape.set ? "sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra" : "sfunc = int8inc, stype = bigint, initcond = 0"})`,
        ];
      case 10:
        return [
          `create function ${at}() returns bigint language internal window as 'window_row_number'`,
          `create function ${at}(text) returns void language sql as ''`,
        ];
      default:
        return [
          `create function ${at}(a integer default ${String(shape.value)}, b ${type} default null) returns integer language sql immutable return a + ${String(id)}`,
          `create function ${at}(a text) returns integer language sql immutable return length(a)`,
        ];
    }
  },
  phrase: ({ at, shape }) => (shape.form === 10 ? `function ${at}(text)` : shape.form > 10 ? `function ${at}(text)` : null),
});

/** What triggers and event triggers run. */
export const triggerFunctionKind = pieceKind({
  kind: "trigger_function",
  space: "routine",
  level: 25,
  weight: 2,
  shape: fc.record({ body: fc.nat(3), event: fc.nat(5) }),
  statements: ({ at, shape }) => [
    `create function ${at}() returns ${shape.event === 0 ? "event_trigger" : "trigger"} language plpgsql as $$ begin ${nth(["return new;", "return null;", "", "perform 1; return new;"], shape.event === 0 ? 2 : shape.body)} end $$`,
  ],
  phrase: ({ name, schema }) => `function ${quoteIdent(schema)}.${quoteIdent(name)}()`,
});
