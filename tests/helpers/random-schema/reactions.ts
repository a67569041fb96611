import fc from "fast-check";
import { quoteIdent } from "../../../plv8/src/render/names.ts";
import { columnName } from "./columns.ts";
import { pieceKind } from "./piece.ts";
import { nth } from "./words.ts";

export const triggerKind = pieceKind({
  kind: "trigger",
  space: "trigger",
  level: 70,
  weight: 6,
  shape: fc.record({ table: fc.nat(9), on_view: fc.nat(5), run: fc.nat(5), form: fc.nat(7), column: fc.nat(5), args: fc.nat(3), enabled: fc.nat(6) }),
  statements: ({ name, shape }, world) => {
    const view = shape.on_view === 0 ? world.pick("view", shape.table) : null;
    const table = view ?? world.pick("table", shape.table);
    const run = world.pick("trigger_function", shape.run);
    if (table === null || run === null) return [];
    const column = view === null ? columnName(table, world, shape.column) : "id";
    const call = `execute function ${run.at}(${nth(["", "'a'", "'it''s', 'b\\c'", "''"], shape.args)})`;
    const on =
      view !== null
        ? `instead of insert on ${table.at} for each row ${call}`
        : nth(
            [
              `before insert on ${table.at} for each row ${call}`,
              `after update of ${column} on ${table.at} for each row when (old.${column} is distinct from new.${column}) ${call}`,
              `after insert or update or delete on ${table.at} for each statement ${call}`,
              `after update on ${table.at} referencing old table as "Old" new table as nt for each statement ${call}`,
              `after insert on ${table.at} deferrable initially deferred for each row ${call}`,
              `before truncate on ${table.at} ${call}`,
              `before update on ${table.at} for each row when (new.id > 3) ${call}`,
              `after delete on ${table.at} referencing old table as gone for each row ${call}`,
            ],
            shape.form,
          );
    const state = ["disable", "enable always", "enable replica"][shape.enabled];
    return [
      `create ${shape.form === 4 && view === null ? "constraint " : ""}trigger ${quoteIdent(name)} ${on}`,
      ...(state === undefined || view !== null ? [] : [`alter table ${table.at} ${state} trigger ${quoteIdent(name)}`]),
    ];
  },
  phrase: ({ name, shape }, world) => {
    const table = shape.on_view === 0 ? null : world.pick("table", shape.table);
    return table === null ? null : `trigger ${quoteIdent(name)} on ${table.at}`;
  },
});

export const ruleKind = pieceKind({
  kind: "rule",
  space: "rule",
  level: 71,
  weight: 2,
  shape: fc.record({ table: fc.nat(9), form: fc.nat(3), column: fc.nat(4), enabled: fc.nat(6) }),
  statements: ({ name, shape }, world) => {
    const table = world.pick("table", shape.table);
    if (table === null) return [];
    const event = nth(["insert", "update", "delete", "insert"], shape.form);
    const state = ["disable", "enable always", "enable replica"][shape.enabled];
    const then = nth(
      [
        "nothing",
        `(update ${table.at} set id = 1 where ${columnName(table, world, shape.column)} is null; delete from ${table.at} where id = 9)`,
        "nothing",
        "notify x, 'it''s'",
      ],
      shape.form,
    );
    return [
      `create rule ${quoteIdent(name)} as on ${event} to ${table.at}${shape.column > 2 ? ` where ${event === "insert" ? "new" : "old"}.id = 77` : ""} do also ${then}`,
      ...(state === undefined ? [] : [`alter table ${table.at} ${state} rule ${quoteIdent(name)}`]),
    ];
  },
  phrase: ({ name, shape }, world) => {
    const table = world.pick("table", shape.table);
    return table === null ? null : `rule ${quoteIdent(name)} on ${table.at}`;
  },
});

export const policyKind = pieceKind({
  kind: "policy",
  space: "policy",
  level: 72,
  weight: 4,
  shape: fc.record({ table: fc.nat(9), command: fc.nat(4), permissive: fc.boolean(), roles: fc.nat(4), column: fc.nat(5), form: fc.nat(4) }),
  statements: ({ name, shape }, world) => {
    const table = world.pick("table", shape.table);
    if (table === null) return [];
    const command = nth(["all", "select", "insert", "update", "delete"], shape.command);
    const roles = nth([["public"], world.roles.slice(0, 1), world.roles.slice(0, 2), world.roles.slice(1, 3), ["current_user"]], shape.roles);
    const test = nth(
      [
        `${columnName(table, world, shape.column)} is not null`,
        "true",
        `exists (select from ${table.at} as o where o.id > 3)`,
        "id = 5 or current_user = 'it''s'",
        "false",
      ],
      shape.form,
    );
    const using = command === "insert" ? "" : ` using (${test})`;
    const check = command === "insert" || ((command === "all" || command === "update") && shape.form > 1) ? ` with check (${test})` : "";
    return [
      `create policy ${quoteIdent(name)} on ${table.at} as ${shape.permissive ? "permissive" : "restrictive"} for ${command} to ${roles.map((role) => (role === "public" || role === "current_user" ? role : quoteIdent(role))).join(", ")}${using}${check}`,
    ];
  },
  phrase: ({ name, shape }, world) => {
    const table = world.pick("table", shape.table);
    return table === null ? null : `policy ${quoteIdent(name)} on ${table.at}`;
  },
});

export const eventTriggerKind = pieceKind({
  kind: "event_trigger",
  space: "event_trigger",
  level: 95,
  weight: 1,
  shape: fc.record({ run: fc.nat(5), event: fc.nat(3), tags: fc.nat(2), enabled: fc.nat(5) }),
  statements: ({ name, shape }, world) => {
    const run = world.pick("trigger_function", shape.run);
    if (run === null) return [];
    const state = ["disable", "enable always", "enable replica"][shape.enabled];
    return [
      `create event trigger ${quoteIdent(name)} on ${nth(["ddl_command_start", "ddl_command_end", "sql_drop", "table_rewrite"], shape.event)}${shape.tags === 0 || shape.event === 3 ? "" : " when tag in ('CREATE TABLE', 'DROP SEQUENCE')"} execute function ${run.at}()`,
      ...(state === undefined ? [] : [`alter event trigger ${quoteIdent(name)} ${state}`]),
    ];
  },
  phrase: ({ name }) => `event trigger ${quoteIdent(name)}`,
});
