/**
 * Executes a judged script on a scratch database, as its loader, who has no rights. A statement that needs what another one makes is tried again after
 * it, so that files may stand in any order.
 */
import pg from "pg";
import type { ScratchDatabase } from "../scratch/scratch-database.ts";
import { tagOf } from "./judge-statement.ts";
import { asWritten, extensionFor, failureIssue, isMissing, namesMade, speaksOf } from "./load-failure.ts";
import { renameMentions, withDefaultRole } from "./mentioned-roles.ts";
import { caught, SessionEnded } from "./caught.ts";
import { changesSettings } from "./changes-settings.ts";
import { deadline, type Deadline } from "./deadline.ts";
import { extensionsFirst } from "./extensions-first.ts";
import { groupsOf } from "./group-statements.ts";
import { givesAway, OwnerChanges } from "./owner-changes.ts";
import { madeElsewhere } from "./made-elsewhere.ts";
import { isForbidden, mayGive, notGiven, onOwnObjects } from "./not-given.ts";
import type { ReadScript, Statement } from "./read-script.ts";
import { SessionSettings, type Moment } from "./session-settings.ts";
import type { SqlIssue } from "./sql-issue.ts";

/** The owner of objects about whose owner the script says nothing. */
export const LOADER = "da_loader";

export type LoadOptions = {
  /** Where unqualified names go. */
  readonly schema: string;
  /** `any`: desired state, order is nobody's business. `strict`: a migration, each statement meets what the one before it left. */
  readonly order: "any" | "strict";
  /** Whose default privileges are meant where the text names nobody's; `LOADER` when not given. */
  readonly owner?: string;
  /** How long one statement may take. */
  readonly longest_ms?: number;
  /** Called around each statement that is executed and gives nothing away; does the work, and looks. */
  readonly observe?: (statement: Statement, session: pg.Client, work: () => Promise<void>) => Promise<void>;
};

/** So many statements go to the server at once. */
const TOGETHER = 200;

type Waiting = { readonly statement: Statement; readonly moment: Moment; readonly error: unknown };

/** The problems, none where everything is built. The script must hold no error. */
export async function loadScript(db: ScratchDatabase, script: ReadScript, options: LoadOptions): Promise<readonly SqlIssue[]> {
  const owners = script.statements.some((statement) => tagOf(statement.node).tag === "AlterDefaultPrivilegesStmt") ? [options.owner ?? LOADER] : [];
  await db.roles([...new Set([...owners, ...script.statements.flatMap((statement) => statement.roles.map((role) => role.name))])].sort());
  const session = await db.client();
  const within = deadline(session, options.longest_ms);
  try {
    return await Promise.race([
      new Loading(db, session, options, within).all(options.order === "any" ? extensionsFirst(script.statements) : script.statements),
      within.over,
    ]);
  } catch (error) {
    if (error instanceof SessionEnded) return [error.issue];
    throw error;
  } finally {
    within.clear();
    await session.end().catch(() => undefined);
  }
}

class Loading {
  readonly #db: ScratchDatabase;
  readonly #session: pg.Client;
  readonly #options: LoadOptions;
  readonly #owners: OwnerChanges;
  readonly #deadline: Deadline;
  readonly #settings: SessionSettings;
  readonly #notGiven: ReturnType<typeof notGiven>;

  constructor(db: ScratchDatabase, session: pg.Client, options: LoadOptions, within: Deadline) {
    this.#db = db;
    this.#session = session;
    this.#options = options;
    this.#deadline = within;
    this.#owners = new OwnerChanges(session, () => db.standIns());
    this.#settings = new SessionSettings(session);
    this.#notGiven = notGiven(session);
  }

  async all(statements: readonly Statement[]): Promise<readonly SqlIssue[]> {
    const waiting: Waiting[] = [];
    const failed: Waiting[] = [];
    await this.#makeSchema(statements);
    let source: Statement["source"] | null = null;
    for (const group of groupsOf(statements, this.#options.observe === undefined ? TOGETHER : 1)) {
      if (group[0]?.source !== source) await this.#settings.begin(this.#options.schema);
      source = group[0]?.source ?? null;
      if (group.length > 1 && (await this.#together(group)) === null) {
        if (this.#notGiven.seen()) this.#giveApart(group);
        continue;
      }
      for (const statement of group) {
        const error = await this.#try(statement);
        if (error !== null) (this.#options.order === "any" && isMissing(error) ? waiting : failed).push({ statement, moment: this.#settings.now(), error });
      }
    }
    const left = await this.#again(waiting);
    return issuesOf([...failed, ...left], statements);
  }

  /** One message to the server, one transaction: all of it or nothing. */
  async #together(group: readonly Statement[]): Promise<unknown> {
    if (group[0] !== undefined) this.#deadline.at(group[0]);
    const texts: string[] = [];
    for (const statement of group) texts.push(await this.#owners.textOf(statement, this.#namesOf(statement)));
    return caught(this.#session.query(texts.map((text) => `${text}\n;\n`).join("")));
  }

  /** As often as it helps; functions that call each other are made unchecked, and checked at the end. */
  async #again(first: readonly Waiting[]): Promise<readonly Waiting[]> {
    let waiting = first;
    const unchecked: Waiting[] = [];
    for (;;) {
      const before = waiting.length;
      waiting = await this.#tryAll(waiting);
      if (waiting.length === 0) break;
      if (waiting.length < before) continue;
      const next = waiting.find((each) => tagOf(each.statement.node).tag === "CreateFunctionStmt" && each.moment.check_function_bodies === "on");
      if (next === undefined) break;
      const blind = { ...next, moment: { ...next.moment, check_function_bodies: "off" } };
      waiting = waiting.filter((each) => each !== next);
      const still = await this.#tryAll([blind]);
      if (still.length === 0) unchecked.push(next);
      else waiting = [...waiting, ...still];
    }
    return [...waiting, ...(await this.#check(unchecked))];
  }

  async #tryAll(waiting: readonly Waiting[]): Promise<readonly Waiting[]> {
    const left: Waiting[] = [];
    for (const each of waiting) {
      await this.#settings.set(each.moment);
      const error = await this.#try(each.statement);
      if (error !== null) left.push({ ...each, error });
    }
    return left;
  }

  /** A privilege on what an extension or the server brought, which the loader may not give: kept apart. */
  async #given(statement: Statement, error: unknown): Promise<unknown> {
    if (!mayGive(statement) || (error !== null && !isForbidden(error))) return error;
    if (error === null && !this.#notGiven.seen()) return null;
    this.#giveApart([statement]);
    if (error === null) return null;
    const own = await onOwnObjects(this.#session, statement.node, this.#namesOf(statement));
    return own === null ? null : caught(this.#session.query(own));
  }

  #giveApart(statements: readonly Statement[]): void {
    const { search_path } = this.#settings.now();
    for (const statement of statements) if (mayGive(statement)) this.#db.giveApart({ text: statement.text.replace(/[\s;]+$/u, ""), search_path });
  }

  async #check(unchecked: readonly Waiting[]): Promise<readonly Waiting[]> {
    const wrong: Waiting[] = [];
    for (const each of unchecked) {
      await this.#settings.set(each.moment);
      const error = await this.#attempt(each.statement.text.replace(/^create\s+(?!or\b)/i, "create or replace "), each.statement);
      if (error !== null) wrong.push({ ...each, error });
    }
    return wrong;
  }

  async #try(statement: Statement): Promise<unknown> {
    const { verdict } = statement;
    if (verdict.kind === "skip" || verdict.kind === "refuse") return null;
    this.#deadline.at(statement);
    if (verdict.kind === "extension_comment") return caught(this.#db.extension({ name: verdict.name, comment: verdict.comment }));
    if (verdict.kind === "wrapper") return caught(this.#db.wrapper(verdict.name));
    if (verdict.kind === "extension") return caught(this.#extension(verdict));
    const error = await this.#given(statement, await this.#attempt(statement.text, statement));
    if (error === null && changesSettings(statement)) await this.#settings.look();
    return error;
  }

  async #attempt(text: string, statement: Statement): Promise<unknown> {
    const renamed = text === statement.text ? this.#namesOf(statement) : text;
    const made = renamed.replace(/^set\s+local\b/i, "set");
    const { observe } = this.#options;
    const error = await (observe !== undefined && !givesAway(statement)
      ? caught(
          observe(statement, this.#session, async () => {
            await this.#session.query(made);
          }),
        )
      : caught(this.#owners.run(statement, made), statement));
    return asWritten(error, made, statement.text);
  }

  /** With roles that are here. */
  #namesOf(statement: Statement): string {
    const standIns = this.#db.standIns();
    const owner = this.#options.owner ?? LOADER;
    return withDefaultRole(renameMentions(statement.text, statement.roles, standIns), statement.node, standIns.get(owner) ?? owner);
  }

  async #extension(wanted: {
    readonly name: string;
    readonly schema: string | null;
    readonly version: string | null;
    readonly cascade: boolean;
    readonly if_not_exists: boolean;
  }): Promise<void> {
    // A language's extension says itself where it goes, and takes no other word.
    const { rows } = await this.#session.query<{ schema: string | null }>(
      "select coalesce((select v.schema from pg_catalog.pg_available_extension_versions as v where v.name = $1 and v.schema is not null limit 1), pg_catalog.current_schema()) as schema",
      [wanted.name],
    );
    await this.#db.extension({ ...wanted, schema: wanted.schema ?? rows[0]?.schema ?? "public" });
  }

  /** The schema for unqualified names, unless the script makes it. */
  async #makeSchema(statements: readonly Statement[]): Promise<void> {
    const { schema } = this.#options;
    const makes = statements.some((statement) => {
      const { tag, fields } = tagOf(statement.node);
      return tag === "CreateSchemaStmt" && fields["schemaname"] === schema;
    });
    if (!makes) await this.#session.query(`create schema if not exists ${pg.escapeIdentifier(schema)}`);
  }
}

/** What follows from another failure is not said again. */
function issuesOf(failed: readonly Waiting[], statements: readonly Statement[]): readonly SqlIssue[] {
  const names = new Set(failed.flatMap(({ statement }) => namesMade(statement.node)));
  const extensions = new Set(failed.flatMap(({ statement: { verdict } }) => (verdict.kind === "extension" ? [verdict.name] : [])));
  const roots = failed.filter(({ statement, error }) => {
    if (statement.verdict.kind === "extension_comment" && extensions.has(statement.verdict.name)) return false;
    const own = new Set(namesMade(statement.node));
    return !(isMissing(error) && (extensions.has(extensionFor(error) ?? "") || [...names].some((name) => !own.has(name) && speaksOf(error, name))));
  });
  return roots.length === 0
    ? failed.map(({ statement, error }) => failureIssue(statement, error, IN_A_CIRCLE))
    : roots.map(({ statement, error }) => {
        const other = madeElsewhere(statement, error, statements);
        return failureIssue(statement, error, other === null ? null : `it is made twice, here and at ${other}: keep one`);
      });
}

const IN_A_CIRCLE =
  "these statements need each other, so that none of them can be first: make one without the other, and say the rest behind both (create or replace)";
