/** `data-architect lint FILES…`: a hand-written migration, judged by its parse tree and by the schema that it is meant for, where that is given. */
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { loadCompiler, programVersion } from "../compiler.ts";
import { planRead } from "../compare/plan-sides.ts";
import { psqlScript } from "../compare/psql-script.ts";
import { readSide, UnreadableSide, type ReadSide } from "../compare/read-sides.ts";
import { parseSide } from "../compare/side.ts";
import { openPool } from "../db.ts";
import type { Known } from "../lint/facts.ts";
import { lintScript } from "../lint/lint-script.ts";
import { namedTwice } from "../lint/named-twice.ts";
import { newLints, type PlacedLint } from "../lint/new-lints.ts";
import { transactionIssues } from "../lint/transaction-issues.ts";
import { writtenLints } from "../lint/written-lints.ts";
import { findingsGithub, findingsSarif, findingsText, placedText, type Format } from "../lint/print-findings.ts";
import { readKnown } from "../lint/read-known.ts";
import { rehearseMigration, type Rehearsal } from "../lint/rehearse-migration.ts";
import { renamesMade } from "../lint/renames-made.ts";
import type { Finding } from "../lint/finding.ts";
import { ScratchFailure } from "../scratch/scratch-failure.ts";
import { closeScratchServers } from "../scratch/with-scratch.ts";
import { readScript, type ReadScript } from "../sql-input/read-script.ts";
import { issueText, type SqlIssue } from "../sql-input/sql-issue.ts";
import { readSources } from "../sql-input/sql-source.ts";
import { databaseAddress, DEFAULT_MAJOR, givenMajor } from "../wrong-usage.ts";
import { counted } from "./counted.ts";
import { EXIT } from "./exit.ts";
import type { Output } from "./output.ts";

export type LintFlags = {
  readonly format: Format;
  readonly databaseUrl?: string;
  readonly before?: string;
  readonly major?: string;
  readonly defaultSchema: string;
  readonly inTransaction?: boolean;
  readonly all?: boolean;
  readonly fix?: boolean;
  readonly failOn?: "error" | "warn" | "info";
};

/** What the migration is meant for: a live database, or SQL without rows. */
type Base = { readonly catalog: Catalog; readonly known: Known | null; readonly major: number };

export async function lintCommand(
  files: readonly string[],
  flags: LintFlags,
  environment: Readonly<Record<string, string | undefined>>,
  output: Output,
): Promise<number> {
  try {
    const sources = await readSources(files);
    const script = await readScript(sources);
    const unread = script.issues.filter((issue) => UNREAD.has(issue.code));
    const base = await readBase(flags, environment);
    const rehearsal = base === null || unread.length > 0 ? null : await rehearsed(base, script, flags, environment, output);
    const issues = [...unread, ...transactionIssues(script, flags.inTransaction === true), ...refused(rehearsal, script)];
    if (flags.fix === true) return await fix(files.join(", "), base, rehearsal, issues, script, flags, output, (issue) => issueText(issue, sources));
    const found = lintScript(script, {
      known: base?.known ?? null,
      schema: flags.defaultSchema,
      in_transaction: flags.inTransaction === true,
      seen: rehearsal?.seen ?? null,
    });
    const schema =
      base !== null && rehearsal !== null ? newLints(rehearsal.before, rehearsal.after, base.major, script) : writtenLints(script, flags.defaultSchema);
    const lints = flags.all === true ? schema : schema.filter((each) => each.level !== "info");
    const findings = flags.all === true ? found : found.filter((finding) => finding.severity !== "info");
    print(findings, issues, lints, flags.format, output, (issue) => issueText(issue, sources));
    const count = (severity: string): number =>
      findings.filter((finding) => finding.severity === severity).length +
      lints.filter((each) => (each.level === "warn" ? "warning" : each.level) === severity).length +
      (severity === "error" ? issues.length : 0);
    const hidden = found.length - findings.length + schema.length - lints.length;
    output.note(
      `${counted(script.statements.length, "statement")}: ${counted(count("error"), "error")}, ${counted(count("warning"), "warning")}${hidden === 0 ? "" : `, ${counted(hidden, "note")} (--all)`}${base === null ? " · judged by the text alone: with --database-url sizes, types and checks count" : ""}`,
    );
    const failing = { error: ["error"], warn: ["error", "warning"], info: ["error", "warning", "info"] }[flags.failOn ?? "error"];
    return issues.length > 0 ||
      found.some((finding) => failing.includes(finding.severity)) ||
      schema.some((each) => failing.includes(each.level === "warn" ? "warning" : each.level))
      ? EXIT.failed
      : EXIT.ok;
  } catch (error) {
    if (!(error instanceof UnreadableSide)) throw error;
    for (const issue of error.issues) output.note(issueText(issue, error.sources));
    output.note(`error: ${error.message}`);
    return EXIT.refused;
  } finally {
    await closeScratchServers();
  }
}

/** What Postgres refused on scratch, and what it will refuse of the rows' statements, which are not executed there. */
function refused(rehearsal: Rehearsal | null, script: ReadScript): readonly SqlIssue[] {
  const found = rehearsal?.issues ?? [];
  return [...found, ...namedTwice(script).filter((issue) => !found.some((each) => each.path === issue.path && each.statement === issue.statement))];
}

/** What stands against reading at all; rows and settings of the server are a migration's good right. */
const UNREAD = new Set(["sql.syntax", "sql.unclosed", "sql.variable"]);

async function readBase(flags: LintFlags, environment: Readonly<Record<string, string | undefined>>): Promise<Base | null> {
  if (flags.databaseUrl !== undefined) {
    const pool = openPool(databaseAddress(flags.databaseUrl, "--database-url"), "data-architect lint", 1);
    const known = await readKnown(pool).finally(() => pool.end().catch(() => undefined));
    return { catalog: known.catalog, known, major: known.major };
  }
  if (flags.before === undefined) return null;
  const major = givenMajor(flags.major) ?? DEFAULT_MAJOR;
  const side = await readSide({ kind: "sql", path: flags.before }, major, null, {
    compiler: await loadCompiler(),
    scratch_url: environment["SCRATCH_URL"] || null,
    major,
    schema: flags.defaultSchema,
    database_url: null,
  });
  const sizes = Object.fromEntries(side.catalog.objects.filter((object) => object.kind === "table").map((table) => [table.address, "large" as const]));
  return { catalog: side.catalog, known: { catalog: side.catalog, sizes, rows: {}, major }, major };
}

/** Null, and said, where scratch can't hold what the database has. */
async function rehearsed(
  base: Base,
  script: ReadScript,
  flags: LintFlags,
  environment: Readonly<Record<string, string | undefined>>,
  output: Output,
): Promise<Rehearsal | null> {
  try {
    return await rehearseMigration(base.catalog, script, { major: base.major, scratch_url: environment["SCRATCH_URL"] || null, schema: flags.defaultSchema });
  } catch (error) {
    if (!(error instanceof ScratchFailure)) throw error;
    output.note(`note: not executed on scratch, judged by the rules alone: ${error.message}`);
    return null;
  }
}

/** The plan from where the migration begins to where it ends. */
async function fix(
  name: string,
  base: Base | null,
  rehearsal: Rehearsal | null,
  issues: readonly SqlIssue[],
  script: ReadScript,
  flags: LintFlags,
  output: Output,
  say: (issue: SqlIssue) => string,
): Promise<number> {
  if (base === null) throw new UnreadableSide("--fix needs what the migration is meant for: --database-url, or --before with SQL");
  for (const issue of issues) output.note(say(issue));
  if (rehearsal === null || issues.length > 0) {
    output.note("error: the migration does not run as it stands, so that nobody knows where it ends; nothing was rewritten");
    return EXIT.refused;
  }
  const apart = script.statements.map(({ node }) => unrewritten(node)).find((why) => why !== null);
  if (apart !== undefined) {
    output.note(`error: ${apart ?? ""}; nothing was rewritten`);
    return EXIT.refused;
  }
  const side = (catalog: Catalog, sizes: ReadSide["sizes"], path: string): ReadSide => ({
    side: parseSide(path),
    catalog,
    sizes,
    desired: null,
    sources: [],
    design: null,
    warnings: [],
  });
  const sizes = base.known?.sizes ?? {};
  const planned = planRead(
    side(rehearsal.before, sizes, flags.databaseUrl ?? flags.before ?? ""),
    side(rehearsal.after, null, "the end of the migration"),
    base.major,
    { compiler: await loadCompiler(), schemas: [], renames: [], size: null, plain: false },
    renamesMade(script, flags.defaultSchema),
  );
  output.result(psqlScript(`${name}, rewritten in phases`, planned.owner, planned.steps, planned.output.changes), {
    steps: planned.steps,
    changes: planned.output.changes,
  });
  const data = script.statements.filter((statement) =>
    ["InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "DoStmt", "CallStmt"].some((tag) => tag in statement.node),
  ).length;
  if (data > 0)
    output.note(
      `note: ${counted(data, "statement that changes rows is", "statements that change rows are")} not in it: put ${data === 1 ? "it" : "them"} between expand and contract, in batches`,
    );
  output.note(counted(planned.steps.length, "step"));
  return EXIT.ok;
}

/** Why a statement has no place in a plan; null where it has one. */
function unrewritten(node: unknown): string | null {
  const text = JSON.stringify(node);
  if (/^\{"(?:DropStmt|RenameStmt)":.*"(?:removeType|renameType)":"OBJECT_SCHEMA"/su.test(text))
    return "a schema as a whole is dropped or renamed: plan what is in it, object by object, and drop or rename the schema when it is empty or nobody uses it";
  if (/^\{"Grant(?:Role)?Stmt":/u.test(text) && /"ROLESPEC_(?:CURRENT_USER|CURRENT_ROLE|SESSION_USER)"/u.test(text))
    return "privileges are given to whoever runs the migration (current_user): name the role";
  return null;
}

function print(
  findings: readonly Finding[],
  issues: readonly SqlIssue[],
  lints: readonly PlacedLint[],
  format: Format,
  output: Output,
  say: (issue: SqlIssue) => string,
): void {
  switch (format) {
    case "text":
      output.result([...issues.map(say), findingsText(findings), placedText(lints)].filter((part) => part !== "").join("\n\n"), { issues, findings, lints });
      return;
    case "json":
      output.result(JSON.stringify({ issues, findings, lints }, null, 2), { issues, findings, lints });
      return;
    case "sarif": {
      const sarif = findingsSarif(findings, issues, lints, programVersion());
      output.result(JSON.stringify(sarif, null, 2), sarif);
      return;
    }
    case "github":
      output.result(findingsGithub(findings, issues, lints), { issues, findings, lints });
      return;
    default:
      format satisfies never;
  }
}
