/** One scratch database: made in milliseconds, used by a login without rights, dropped. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { connectionTo } from "../../sql/connection.ts";
import { script } from "../../plv8/src/render/script.ts";
import type { Catalog, CatalogObject } from "../../plv8/src/types/catalog.ts";
import { readCatalog } from "../catalog/read-catalog.ts";
import { extensionStatement, wantedExtension, type WantedExtension } from "./extension-statement.ts";
import { bareWrapper, openWrappers } from "./open-wrappers.ts";
import { ownersMayCreate } from "./owners-may-create.ts";
import { apartStatements, readApart, withApart, type ApartStatement } from "./privileges-apart.ts";
import { runStatement, runStatements } from "./run-statements.ts";
import { lendRoles, makeRole, mentionedRoles, renameRoles } from "./scratch-roles.ts";
import type { ScratchServer } from "./scratch-server.ts";
import { databaseComment, markedRole } from "./sweep.ts";

export type ScratchDatabase = {
  readonly name: string;
  /** Connection string of the loader: a login without rights that owns this database. */
  readonly url: string;
  /** A session of the loader, after `set role` when a role is named; closed when the database is dropped. */
  readonly client: (role?: string) => Promise<pg.Client>;
  /** Makes roles without rights and lets the loader set them; ones that are there already are left as they are. */
  readonly roles: (names: readonly string[]) => Promise<void>;
  /** Names of roles that a stand-in plays here. */
  readonly standIns: () => ReadonlyMap<string, string>;
  /** Makes an extension with the superuser's rights; the text is made here from these parts. Throws `ScratchFailure`. */
  readonly extension: (wanted: WantedExtension) => Promise<void>;
  /** Makes a foreign-data wrapper that does nothing, with the superuser's rights; everybody may use it. Throws `ScratchFailure`. */
  readonly wrapper: (name: string) => Promise<void>;
  /** Runs statements in order, each in its own transaction, as the loader or as a role. Throws `ScratchFailure` with the statement. */
  readonly load: (statements: readonly string[], asRole?: string) => Promise<void>;
  /** Builds a whole catalog, with its roles, owners and privileges. Throws `ScratchFailure` with the statement. */
  readonly loadCatalog: (catalog: Catalog) => Promise<void>;
  /** A GRANT or REVOKE on what an extension or the server brought: done where it is read, for nobody to use. The text must be one such statement, with the roles' own names. */
  readonly giveApart: (statement: ApartStatement) => void;
  /** Reads back; roles that a stand-in plays here carry their own names. */
  readonly readCatalog: (schemas: readonly string[] | null) => Promise<Catalog>;
  /** One more database with what this one holds now, by the same login, in milliseconds; ends this one's sessions. To be dropped before this one. */
  readonly copy: () => Promise<ScratchDatabase>;
  readonly drop: () => Promise<void>;
};

/** What the loader may use up; it may raise the timeouts itself, not the space. */
const LIMITS = { statement_timeout: "120s", lock_timeout: "20s", idle_in_transaction_session_timeout: "300s", temp_file_limit: "1GB" };

export async function makeScratchDatabase(server: ScratchServer): Promise<ScratchDatabase> {
  const { admin, instance } = server;
  const name = `${instance}_${randomBytes(4).toString("hex")}`;
  const login = { user: name, password: randomBytes(24).toString("hex") };
  await admin.query(markedRole(name, `login inherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '${login.password}'`, instance));
  const limits = server.major >= 17 ? { ...LIMITS, transaction_timeout: "0" } : LIMITS;
  for (const [setting, value] of Object.entries(limits)) await admin.query(`alter role ${name} set ${setting} = '${value}'`);
  await makeDatabase(server, name, server.template, name);
  return new Scratch(server, name, login, { standIns: new Map(), apart: [] });
}

async function makeDatabase({ admin, instance }: ScratchServer, name: string, template: string, owner: string): Promise<void> {
  await admin.query(`create database ${name} template ${template} owner ${owner} strategy file_copy`);
  await admin.query(databaseComment(name, instance));
  await admin.query(`revoke all on database ${name} from public`);
}

/** What the database itself does not say. */
type Known = { readonly standIns: ReadonlyMap<string, string>; readonly apart: readonly ApartStatement[] };

type Login = { readonly user: string; readonly password: string };

class Scratch implements ScratchDatabase {
  readonly name: string;
  readonly url: string;
  readonly #server: ScratchServer;
  readonly #login: Login;
  readonly #sessions: pg.Client[] = [];
  #standIns: ReadonlyMap<string, string>;
  #apart: readonly ApartStatement[];

  constructor(server: ScratchServer, name: string, login: Login, { standIns, apart }: Known) {
    this.#server = server;
    this.name = name;
    this.#login = login;
    this.#standIns = standIns;
    this.#apart = apart;
    this.url = server.urlOf(name, login);
  }

  readonly client = async (role?: string): Promise<pg.Client> => {
    const session = await this.#open(this.url);
    if (role !== undefined) await session.query(`set role ${pg.escapeIdentifier(this.#standIns.get(role) ?? role)}`);
    return session;
  };

  readonly roles = async (names: readonly string[]): Promise<void> => {
    const lent = await lendRoles(this.#server.admin, this.#login.user, names);
    this.#standIns = new Map([...this.#standIns, ...lent]);
  };

  readonly standIns = (): ReadonlyMap<string, string> => this.#standIns;

  readonly extension = (wanted: WantedExtension): Promise<void> => this.#asSuperuser(wantedExtension(wanted));

  readonly wrapper = (name: string): Promise<void> => this.#asSuperuser(bareWrapper(name));

  readonly load = async (statements: readonly string[], asRole?: string): Promise<void> => {
    const session = await this.client(asRole);
    try {
      await session.query("set search_path = pg_catalog, pg_temp");
      for (const statement of statements) await runStatement(session, statement);
    } finally {
      await this.#close(session);
    }
  };

  readonly loadCatalog = async (catalog: Catalog): Promise<void> => {
    const { owners, others } = mentionedRoles(catalog);
    await this.roles(owners);
    for (const other of others) await makeRole(this.#server.admin, other);
    const mine = renameRoles(catalog, this.#standIns);
    this.#apart = [...this.#apart, ...apartStatements(catalog)];
    const { parts } = script(withApart(mine, []));
    const extensions = new Map(mine.objects.flatMap(extensionStatement));
    const { open, shut } = ownersMayCreate(mine, this.#login.user);
    const session = await this.client();
    try {
      await session.query("set search_path = pg_catalog, pg_temp");
      const plain: string[] = [];
      for (const statement of [...parts.make, ...parts.comments.filter((each) => extensions.has(each))]) {
        const extension = extensions.get(statement);
        if (extension === undefined) {
          plain.push(statement);
          continue;
        }
        await runStatements(session, plain.splice(0));
        await this.#asSuperuser(extension);
      }
      const comments = parts.comments.filter((each) => !extensions.has(each));
      await runStatements(session, [...plain, ...open, ...parts.owners, ...shut, ...parts.grants, ...comments, ...parts.watch]);
    } finally {
      await this.#close(session);
    }
  };

  readonly readCatalog = async (schemas: readonly string[] | null): Promise<Catalog> => {
    const session = await this.client();
    try {
      const back = new Map([...this.#standIns].map(([name, standIn]) => [standIn, name]));
      const read = renameRoles(await readCatalog(session, schemas), new Map([...back, [this.#login.user, "da_loader"]]));
      return withApart(read, await this.#readApart(schemas));
    } finally {
      await this.#close(session);
    }
  };

  readonly giveApart = (statement: ApartStatement): void => {
    this.#apart = [...this.#apart, statement];
  };

  readonly copy = async (): Promise<ScratchDatabase> => {
    await this.#endSessions();
    const name = `${this.#server.instance}_${randomBytes(4).toString("hex")}`;
    await makeDatabase(this.#server, name, this.name, this.#login.user);
    return new Scratch(this.#server, name, this.#login, { standIns: this.#standIns, apart: this.#apart });
  };

  readonly drop = async (): Promise<void> => {
    const { admin } = this.#server;
    await this.#endSessions();
    await admin.query(`drop database if exists ${this.name} with (force)`);
    if (this.name === this.#login.user) await admin.query(`drop role if exists ${this.name}`);
  };

  async #endSessions(): Promise<void> {
    await Promise.all(this.#sessions.splice(0).map((session) => session.end().catch(() => undefined)));
  }

  async #readApart(schemas: readonly string[] | null): Promise<readonly CatalogObject[]> {
    if (this.#apart.length === 0) return [];
    const session = await this.#open(this.#server.urlOf(this.name));
    try {
      return await readApart(session, this.#apart, schemas);
    } finally {
      await this.#close(session);
    }
  }

  /** Only for `create extension`, what is said about one, and wrappers that do nothing: text made of checked parts. */
  async #asSuperuser(statement: string): Promise<void> {
    const session = await this.#open(this.#server.urlOf(this.name));
    try {
      await runStatement(session, statement);
      await openWrappers(session);
    } finally {
      await this.#close(session);
    }
  }

  async #open(url: string): Promise<pg.Client> {
    const session = new pg.Client({ ...connectionTo(url), application_name: "data-architect scratch" });
    session.on("error", () => undefined);
    await session.connect();
    this.#sessions.push(session);
    return session;
  }

  async #close(session: pg.Client): Promise<void> {
    this.#sessions.splice(this.#sessions.indexOf(session), 1);
    await session.end().catch(() => undefined);
  }
}
