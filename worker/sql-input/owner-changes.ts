/** Statements that give an object away, executed as on a server where the new owner may create. */
import pg from "pg";
import { tagOf } from "./judge-statement.ts";
import type { Statement } from "./read-script.ts";

/** A new owner needs CREATE on the schema, a publication's on the database: lent for this one statement, and taken back, where nothing gave it. */
export class OwnerChanges {
  readonly #session: pg.Client;
  readonly #standIns: () => ReadonlyMap<string, string>;
  /** Schemas to lend, by owner; as long as no statement changes schemas or their privileges. */
  #lent = new Map<string, readonly string[]>();

  constructor(session: pg.Client, standIns: () => ReadonlyMap<string, string>) {
    this.#session = session;
    this.#standIns = standIns;
  }

  async run(statement: Statement, text: string): Promise<void> {
    const made = await this.textOf(statement, text);
    if (mayChangeSchemas(statement)) this.#lent = new Map();
    // Several statements in one message are one transaction.
    await this.#session.query(made);
  }

  /** The text, with what is lent before it and taken back behind it. */
  async textOf(statement: Statement, text: string): Promise<string> {
    const owner = newOwner(statement);
    if (owner === null) return text;
    const role = this.#standIns().get(owner) ?? owner;
    if (tagOf(statement.node).fields["objectType"] === "OBJECT_PUBLICATION") return lending(text, `database ${await this.#databaseName()}`, role);
    const lent = this.#lent.get(role) ?? (await schemasToLend(this.#session, role));
    this.#lent.set(role, lent);
    if (lent.length === 0) return text;
    return lending(text, `schema ${lent.map((name) => pg.escapeIdentifier(name)).join(", ")}`, role);
  }

  async #databaseName(): Promise<string> {
    const { rows } = await this.#session.query<{ name: string }>("select pg_catalog.quote_ident(pg_catalog.current_database()) as name");
    return rows[0]?.name ?? "";
  }
}

function lending(text: string, place: string, role: string): string {
  return `grant create on ${place} to ${pg.escapeIdentifier(role)};\n${text}\n;\nrevoke create on ${place} from ${pg.escapeIdentifier(role)}`;
}

export function givesAway(statement: Statement): boolean {
  return newOwner(statement) !== null;
}

/** Whether afterwards somebody else may create in a schema, or there is another schema. */
export function mayChangeSchemas(statement: Statement): boolean {
  const { tag, fields } = tagOf(statement.node);
  if (tag === "AlterOwnerStmt") return fields["objectType"] === "OBJECT_SCHEMA";
  if (tag === "GrantStmt") return fields["objtype"] === "OBJECT_SCHEMA";
  if (tag === "DropStmt") return fields["removeType"] === "OBJECT_SCHEMA";
  return ["CreateSchemaStmt", "DoStmt", "CallStmt", "SelectStmt", "RenameStmt"].includes(tag);
}

function newOwner(statement: Statement): string | null {
  const { tag, fields } = tagOf(statement.node);
  // A schema stands in none; and what is taken back from its owner would be the owner's inborn right.
  if (tag === "AlterOwnerStmt") return fields["objectType"] === "OBJECT_SCHEMA" ? null : nameOf(fields["newowner"]);
  if (tag !== "AlterTableStmt") return null;
  const commands = (fields["cmds"] ?? []) as readonly { AlterTableCmd?: { subtype?: string; newowner?: unknown } }[];
  return nameOf(commands.find((each) => each.AlterTableCmd?.subtype === "AT_ChangeOwner")?.AlterTableCmd?.newowner);
}

function nameOf(role: unknown): string | null {
  return (role as { rolename?: string } | undefined)?.rolename ?? null;
}

async function schemasToLend(session: pg.Client, owner: string): Promise<readonly string[]> {
  const { rows } = await session.query<{ name: string }>(
    `select n.nspname as name
       from pg_catalog.pg_namespace as n
      where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and exists (select from pg_catalog.pg_roles as r where r.rolname = $1 and not pg_catalog.has_schema_privilege(r.oid, n.oid, 'create'))
        and pg_catalog.pg_has_role(current_user, n.nspowner, 'usage')
      order by n.nspname`,
    [owner],
  );
  return rows.map((row) => row.name);
}
