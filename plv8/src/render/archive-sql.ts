import type { BatchKey } from "./batch-sql.ts";
import { dollarQuoted } from "./dollar-quoted.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "./names.ts";

/** Where the values of a dropped column are kept: the table's key and the value. */
export type Archive = {
  readonly schema: string;
  readonly name: string;
  readonly owner: string;
  readonly table: { readonly schema: string; readonly name: string };
  readonly key: BatchKey;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly trigger: string;
  readonly functionName: string;
};

export function archiveTable(archive: Archive): readonly string[] {
  const columns = archive.key.map((part) => `${quoteIdent(part.name)} ${part.type}`);
  const target = qualifiedName(archive.schema, archive.name);
  return [
    setAside(archive.schema, archive.name),
    `create table ${target} (${[...columns, ...archive.columns.map((column) => `${quoteIdent(column.name)} ${column.type}`), `primary key (${keyList(archive)})`].join(", ")})`,
    `comment on table ${target} is ${quoteLiteral(`Values of ${names(archive)} of ${archive.table.schema}.${archive.table.name}, dropped from the table. Drop this table when nobody can need them any more.`)}`,
  ];
}

/** An archive of an earlier plan keeps its rows under a name with the time. */
export function setAside(schema: string, name: string): string {
  return `do ${dollarQuoted([
    "begin",
    `  if pg_catalog.to_regclass(${quoteLiteral(qualifiedName(schema, name))}) is not null then`,
    `    execute pg_catalog.format('alter table ${qualifiedName(schema, name).replaceAll("'", "''").replaceAll("%", "%%")} rename to %I', pg_catalog.left(${quoteLiteral(name)}, 40) || pg_catalog.to_char(pg_catalog.now(), '_YYYYMMDDHH24MISS'));`,
    "  end if;",
    "end",
  ])}`;
}

/** A rollback leaves no archive behind: its values are back in the table. */
export function dropArchive(archive: Archive): readonly string[] {
  return [`drop table if exists ${qualifiedName(archive.schema, archive.name)}`];
}

/** Runs with the owner's rights: applications have none on the archive. */
export function archiveTrigger(archive: Archive): readonly string[] {
  const name = `${qualifiedName(archive.table.schema, archive.functionName)}()`;
  const target = qualifiedName(archive.schema, archive.name);
  const values = archive.columns.map((column) => quoteIdent(column.name));
  const body = [
    `create or replace function ${name}`,
    "returns trigger",
    "language plpgsql",
    "volatile",
    "security definer",
    "set search_path = pg_catalog, pg_temp",
    `as ${dollarQuoted([
      "begin",
      "  if tg_op in ('UPDATE', 'DELETE') then",
      `    delete from ${target} where ${archive.key.map((part) => `${quoteIdent(part.name)} = old.${quoteIdent(part.name)}`).join(" and ")};`,
      "  end if;",
      "  if tg_op in ('INSERT', 'UPDATE') then",
      `    insert into ${target} (${keyList(archive)}, ${values.join(", ")}) values (${[...archive.key.map((part) => quoteIdent(part.name)), ...values].map((name) => `new.${name}`).join(", ")})`,
      `      on conflict (${keyList(archive)}) do update set ${values.map((value) => `${value} = excluded.${value}`).join(", ")};`,
      "  end if;",
      "  return null;",
      "end",
    ])}`,
  ];
  return [
    body.join("\n"),
    `revoke all on function ${name} from public`,
    `comment on function ${name} is ${quoteLiteral(`Keeps the archive of ${names(archive)} of ${archive.table.name} in step until they are dropped.`)}`,
    `create trigger ${quoteIdent(archive.trigger)} after insert or update or delete on ${qualifiedName(archive.table.schema, archive.table.name)} for each row execute function ${name}`,
  ];
}

export function dropArchiveTrigger(archive: Archive): readonly string[] {
  return [
    `drop trigger if exists ${quoteIdent(archive.trigger)} on ${qualifiedName(archive.table.schema, archive.table.name)}`,
    `drop function if exists ${qualifiedName(archive.table.schema, archive.functionName)}()`,
  ];
}

function names(archive: Archive): string {
  return archive.columns.map((column) => column.name).join(", ");
}

function keyList(archive: Archive): string {
  return archive.key.map((part) => quoteIdent(part.name)).join(", ");
}
