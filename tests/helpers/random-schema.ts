import fc from "fast-check";
import { quoteIdent, quoteLiteral } from "../../plv8/src/render/names.ts";

type Column = { readonly name: string; readonly type: number; readonly default: boolean; readonly not_null: boolean; readonly comment: string | null };
type Table = { readonly name: string; readonly columns: readonly Column[]; readonly key: "none" | "identity" | "serial" | "uuid"; readonly rls: boolean; readonly unlogged: boolean; readonly parent: number; readonly index: number; readonly check: boolean; readonly view: boolean };

/** Type and a default that Postgres rewrites. */
const types = [
  ["integer", "1 + 2"], ["bigint", "'7'"], ["text", "'it''s'"], ["varchar(20)", "'x'"], ["char(3)", "'ab'"], ["numeric(19,2)", "0"], ["numeric", "1e-7"],
  ["boolean", "not true"], ["timestamptz", "now()"], ["timestamp(3)", "'2020-01-01'"], ["date", "current_date"], ["interval", "'90 min'"], ["time", "'10:00'"],
  ["uuid", "gen_random_uuid()"], ["jsonb", "'{\"a\": 1}'"], ["text[]", "'{a,\"b c\"}'"], ["bytea", "'\\x00ff'"], ["double precision", "0.1"], ["real", "0.1"],
  ["int4range", "'[1,5)'"], ["inet", "'10.0.0.1'"], ["point", "'(1,2)'"], ["bit(4)", "B'1010'"], ["xml", null], ["shop.mood", "'ok'"], ["shop.mood[]", "'{ok,sad}'"],
] as const;

const name = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/),
  fc.constantFrom("select", "order", "user", "json", "json_table", "table", "Upper", "with space", "dot.ted", 'quo"te', "quo'te", "back\\slash", "ünï", "😀", "數據", "$1", "1st", "a-b", "%s", "percent%I", "new\nline"),
).filter((text) => new TextEncoder().encode(text).length < 40);
const comment = fc.option(fc.oneof(fc.string({ minLength: 1, maxLength: 20 }), fc.constantFrom("it's", "back\\slash", "$$ ; --", "/* x", "line\nline")).map((text) => text.replaceAll("\0", "").replaceAll(/[\ud800-\udfff]/g, "?") || "x"), { nil: null });

const column: fc.Arbitrary<Column> = fc.record({ name, type: fc.nat(types.length - 1), default: fc.boolean(), not_null: fc.boolean(), comment });
const table: fc.Arbitrary<Table> = fc.record({
  name, columns: fc.uniqueArray(column, { minLength: 1, maxLength: 8, selector: (each) => each.name }), key: fc.constantFrom("none", "identity", "serial", "uuid"),
  rls: fc.boolean(), unlogged: fc.boolean(), parent: fc.nat(9), index: fc.nat(9), check: fc.boolean(), view: fc.boolean(),
});

/**
 * Statements that make a schema `shop` of random tables, keys, references, checks, indexes, policies, views and comments with hostile names.
 *
 * @example fc.assert(fc.asyncProperty(randomSchema, async (statements) => { … }))
 */
export const randomSchema: fc.Arbitrary<readonly string[]> = fc.uniqueArray(table, { minLength: 1, maxLength: 6, selector: (each) => each.name }).map((tables) => [
  "create schema shop",
  "create type shop.mood as enum ('ok', 'sad', 'it''s')",
  ...tables.flatMap((each, index) => tableStatements(each, index)),
  ...tables.flatMap((each, index) => referenceStatements(tables, each, index)),
]);

function tableStatements(table: Table, number: number): readonly string[] {
  const at = `shop.${quoteIdent(table.name)}`;
  const columns = table.columns.filter((each) => each.name !== "arch_key");
  const key = { none: [], identity: ["arch_key bigint generated always as identity primary key"], serial: ["arch_key serial primary key"], uuid: ["arch_key uuid default gen_random_uuid() primary key"] }[table.key];
  const first = columns[0];
  const indexed = columns.filter((each) => !["xml", "point"].includes(types[each.type]?.[0] ?? "xml"))[table.index % 3];
  return [
    `create ${table.unlogged ? "unlogged " : ""}table ${at} (${[...key, ...columns.map(columnText)].join(", ")})`,
    ...columns.flatMap((each) => (each.comment === null ? [] : [`comment on column ${at}.${quoteIdent(each.name)} is ${quoteLiteral(each.comment)}`])),
    ...(table.check && first !== undefined ? [`alter table ${at} add constraint ${quoteIdent(`${table.name} check`)} check (${quoteIdent(first.name)}::text <> 'a' or ${quoteIdent(first.name)} is null)${number % 2 === 0 ? " not valid" : ""}`] : []),
    ...(indexed === undefined ? [] : [`create ${table.index > 6 ? "unique " : ""}index ${quoteIdent(`ix ${table.name}`)} on ${at} (${quoteIdent(indexed.name)}${table.index % 2 === 0 ? " desc nulls last" : ""}) where ${quoteIdent(indexed.name)} is not null`]),
    ...(table.rls ? [`alter table ${at} enable row level security`, `create policy ${quoteIdent(table.name)} on ${at} for select using (${quoteIdent(first?.name ?? "arch_key")} is not null)`] : []),
    ...(table.view ? [`create view shop.${quoteIdent(`v ${table.name}`)} as select * from ${at} where ${quoteIdent(first?.name ?? "arch_key")} is null`] : []),
  ];
}

function columnText(column: Column): string {
  const [type, value] = types[column.type] ?? ["text", null];
  return `${quoteIdent(column.name)} ${type}${column.default && value !== null ? ` default (${value})` : ""}${column.not_null ? " not null" : ""}`;
}

/** A foreign key to a table with a key of its own kind, when there is one; circles and self references happen. */
function referenceStatements(tables: readonly Table[], table: Table, number: number): readonly string[] {
  const parent = tables[table.parent];
  if (parent === undefined || parent.key === "none" || (parent.unlogged && !table.unlogged)) return [];
  const type = { identity: "bigint", serial: "integer", uuid: "uuid" }[parent.key];
  const at = `alter table shop.${quoteIdent(table.name)}`;
  return [`${at} add column "to ${String(number)}" ${type}`, `${at} add foreign key ("to ${String(number)}") references shop.${quoteIdent(parent.name)} on delete set null${number % 2 === 0 ? " deferrable" : ""}`];
}
