import { dollarQuoted } from "./dollar-quoted.ts";
import { quoteIdent, quoteLiteral } from "./names.ts";

/** Statements about one constraint; `table` is a qualified, quoted name. */
export function addConstraint(table: string, name: string, definition: string): string {
  return `alter table ${table} add constraint ${quoteIdent(name)} ${definition}`;
}

/** Enforced for new rows at once; rows that exist are read later by `validateConstraint`. */
export function addNotValid(table: string, name: string, definition: string): string {
  return `${addConstraint(table, name, definition)} not valid`;
}

export function validateConstraint(table: string, name: string): string {
  return `alter table ${table} validate constraint ${quoteIdent(name)}`;
}

export function dropConstraint(table: string, name: string): string {
  return `alter table ${table} drop constraint ${quoteIdent(name)}`;
}

export function dropConstraintIfExists(table: string, name: string): string {
  return `alter table ${table} drop constraint if exists ${quoteIdent(name)}`;
}

export function renameConstraint(table: string, from: string, to: string): string {
  return `alter table ${table} rename constraint ${quoteIdent(from)} to ${quoteIdent(to)}`;
}

/** Makes a unique or primary key of an index that stands; the index takes the constraint's name. */
export function constraintUsingIndex(table: string, name: string, type: "unique" | "primary", index: string, suffix: string): string {
  return `alter table ${table} add constraint ${quoteIdent(name)} ${type === "unique" ? "unique" : "primary key"} using index ${quoteIdent(index)}${suffix}`;
}

/** `select boolean`: is the constraint there and valid? */
export function constraintIsValid(table: string, name: string): string {
  return (
    "select exists (select from pg_catalog.pg_constraint as c " +
    `where c.conrelid = pg_catalog.to_regclass(${quoteLiteral(table)}) and c.conname = ${quoteLiteral(name)} and c.convalidated)`
  );
}

/** Validates when the constraint stands; else does nothing, so that a rollback may come from before it was added. */
export function validateIfExists(table: string, name: string): string {
  return `do ${dollarQuoted([
    "begin",
    `  if exists (select from pg_catalog.pg_constraint as c where c.conrelid = pg_catalog.to_regclass(${quoteLiteral(table)}) and c.conname = ${quoteLiteral(name)}) then`,
    `    ${validateConstraint(table, name)};`,
    "  end if;",
    "end",
  ])}`;
}
