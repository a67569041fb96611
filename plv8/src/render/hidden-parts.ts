import type { ColumnObject, ConstraintObject } from "../types/catalog.ts";
import { bornNotNull } from "../catalog/not-null-name.ts";
import { dollarQuoted } from "./dollar-quoted.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "./names.ts";

/** Comments on what is no object of its own: the NOT NULL of a column (18), the index behind a key. */
export function commentOnHidden(object: ColumnObject | ConstraintObject): readonly string[] {
  if (object.kind === "constraint") return object.index_comment === undefined ? [] : [commentOnIndex(object, object.index_comment)];
  const said = object.not_null_as;
  if (said?.name == null || said.comment === null) return [];
  return [commentOnNotNull(qualifiedName(object.schema, object.table), said.name, said.comment)];
}

export function commentOnIndex(constraint: ConstraintObject, comment: string | null): string {
  return `comment on index ${qualifiedName(constraint.schema, constraint.name)} is ${comment === null ? "null" : quoteLiteral(comment)}`;
}

export function commentOnNotNull(table: string, name: string, comment: string | null): string {
  return `comment on constraint ${quoteIdent(name)} on ${table} is ${comment === null ? "null" : quoteLiteral(comment)}`;
}

/** `constraint c not null no inherit`: how a column says that it needs a value. */
export function notNullWords(column: ColumnObject): string {
  const said = column.not_null_as;
  return `${said?.name == null ? "" : `constraint ${quoteIdent(said.name)} `}not null${said?.no_inherit === true ? " no inherit" : ""}`;
}

type NotNullAs = NonNullable<ColumnObject["not_null_as"]>;
const unsaid: NotNullAs = { name: null, no_inherit: false, comment: null };

/** Statements after which the NOT NULL that a column of 18 has is called, passed on and described as wished. */
export function changeNotNullAs(column: ColumnObject, former: NotNullAs | undefined): readonly string[] {
  const [before, after] = [former ?? unsaid, column.not_null_as ?? unsaid];
  const table = qualifiedName(column.schema, column.table);
  const name = after.name ?? bornName(column);
  return [
    ...(before.name === after.name || before.name === name
      ? []
      : [before.name === null ? renameFound(column, table, name) : `alter table ${table} rename constraint ${quoteIdent(before.name)} to ${quoteIdent(name)}`]),
    ...(before.no_inherit === after.no_inherit
      ? []
      : [
          before.name === null && after.name === null
            ? heirs(column, table, after.no_inherit)
            : `alter table ${table} alter constraint ${quoteIdent(name)} ${after.no_inherit ? "no inherit" : "inherit"}`,
        ]),
    ...(before.comment === after.comment ? [] : [commentOnNotNull(table, name, after.comment)]),
  ];
}

/** A NOT NULL that heirs do not have: said with the column, Postgres 18 would ask it of theirs all the same. */
export function notNullToItself(column: ColumnObject): string {
  return `alter table ${qualifiedName(column.schema, column.table)} add constraint ${quoteIdent(column.not_null_as?.name ?? bornName(column))} not null ${quoteIdent(column.name)} no inherit`;
}

function bornName(column: ColumnObject): string {
  return bornNotNull(column.table, column.name);
}

function renameFound(column: ColumnObject, table: string, name: string): string {
  return withFound(column, table, `rename constraint %I to ${quoteIdent(name).replaceAll("%", "%%")}`, ` and c.conname <> ${quoteLiteral(name)}`);
}

function heirs(column: ColumnObject, table: string, none: boolean): string {
  return withFound(column, table, `alter constraint %I ${none ? "no inherit" : "inherit"}`);
}

/** The constraint has a name that only the database knows. */
function withFound(column: ColumnObject, table: string, words: string, only = ""): string {
  return `do ${dollarQuoted([
    "declare",
    "  statement text;",
    "begin",
    `  for statement in select pg_catalog.format(${quoteLiteral(`alter table ${table.replaceAll("%", "%%")} ${words}`)}, c.conname) from pg_catalog.pg_constraint as c join pg_catalog.pg_attribute as a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]`,
    `    where c.contype = 'n' and c.conrelid = ${quoteLiteral(table)}::pg_catalog.regclass and a.attname = ${quoteLiteral(column.name)}${only}`,
    "  loop",
    "    execute statement;",
    "  end loop;",
    "end",
  ])}`;
}
