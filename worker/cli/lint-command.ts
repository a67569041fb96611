/** `data-architect lint FILES…`: a hand-written migration, judged by its parse tree and by the schema that it is meant for, where that is given. */
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { loadCompiler, programVersion } from "../compiler.ts";
import { readSide, UnreadableSide } from "../compare/read-sides.ts";
import { openPool } from "../db.ts";
import { acceptComments } from "../lint/accept-comments.ts";
import { sortAccepted, unusedAcceptances } from "../lint/accepted.ts";
import type { Known } from "../lint/facts.ts";
import type { Severity } from "../lint/finding.ts";
import { severitiesOf, withoutNotes, type Judgement } from "../lint/judgement.ts";
import { lintScript } from "../lint/lint-script.ts";
import { migrationSarif } from "../lint/migration-sarif.ts";
import { namedTwice } from "../lint/named-twice.ts";
import { newLints } from "../lint/new-lints.ts";
import { renamesMade } from "../lint/renames-made.ts";
import { acceptedText, findingsGithub, findingsText, placedText, type Format } from "../lint/print-findings.ts";
import { readKnown } from "../lint/read-known.ts";
import { rehearseMigration, type Rehearsal } from "../lint/rehearse-migration.ts";
import { transactionIssues } from "../lint/transaction-issues.ts";
import { unjudgedCommands, unjudgedStatements } from "../lint/unjudged.ts";
import { readsTextAlone, writtenLints } from "../lint/written-lints.ts";
import { ScratchFailure } from "../scratch/scratch-failure.ts";
import { closeScratchServers } from "../scratch/with-scratch.ts";
import { readScript, type ReadScript } from "../sql-input/read-script.ts";
import { issueText, type SqlIssue } from "../sql-input/sql-issue.ts";
import { readSources } from "../sql-input/sql-source.ts";
import { databaseAddress, DEFAULT_MAJOR, givenMajor } from "../wrong-usage.ts";
import { counted } from "./counted.ts";
import { EXIT } from "./exit.ts";
import { rewriteInPhases } from "./lint-fix.ts";
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
    const say = (issue: SqlIssue): string => issueText(issue, sources);
    const script = await readScript(sources);
    const unread = script.issues.filter((issue) => UNREAD.has(issue.code));
    const base = await readBase(flags, environment);
    const rehearsal = base === null || unread.length > 0 ? null : await rehearsed(base, script, flags, environment, output);
    const issues = [...unread, ...transactionIssues(script, flags.inTransaction === true), ...refused(rehearsal, script)];
    if (flags.fix === true) return await fix(files.join(", "), base, rehearsal, issues, script, flags, output, say);
    const judgement = judge(script, base, rehearsal, issues, flags);
    const shown = flags.all === true ? judgement : withoutNotes(judgement);
    print(shown, flags.format, output, say);
    output.note(`${counted(script.statements.length, "statement")}: ${summary(judgement, shown, base)}`);
    for (const note of unjudgedStatements(script)) output.note(note);
    const failing = { error: ["error"], warn: ["error", "warning"], info: ["error", "warning", "info"] }[flags.failOn ?? "error"];
    return severitiesOf(judgement).some((severity) => failing.includes(severity)) ? EXIT.failed : EXIT.ok;
  } catch (error) {
    if (!(error instanceof UnreadableSide)) throw error;
    for (const issue of error.issues) output.note(issueText(issue, error.sources));
    output.note(`error: ${error.message}`);
    return EXIT.refused;
  } finally {
    await closeScratchServers();
  }
}

function judge(script: ReadScript, base: Base | null, rehearsal: Rehearsal | null, issues: readonly SqlIssue[], flags: LintFlags): Judgement {
  const comments = acceptComments(script);
  const options = { known: base?.known ?? null, schema: flags.defaultSchema, in_transaction: flags.inTransaction === true, seen: rehearsal?.seen ?? null };
  const findings = sortAccepted(lintScript(script, options), comments.acceptances, (finding) => finding.id);
  const lints = sortAccepted(
    base !== null && rehearsal !== null
      ? newLints(rehearsal.before, rehearsal.after, base.major, script, renamesMade(script, flags.defaultSchema))
      : writtenLints(script, flags.defaultSchema),
    comments.acceptances,
    (lint) => lint.rule,
  );
  const read = (rule: string): boolean => rehearsal !== null || /^H\d+$/u.test(rule) || readsTextAlone(rule);
  const unused = unusedAcceptances(
    comments.acceptances.filter((each) => read(each.rule)),
    new Set([...findings.used, ...lints.used]),
  );
  return {
    issues: [
      ...issues,
      ...script.issues.filter(({ code }) => code === "sql.name-cut"),
      ...unjudgedCommands(script),
      ...comments.issues,
      ...(issues.some((issue) => UNREAD.has(issue.code)) ? [] : unused),
    ],
    findings: findings.open,
    lints: lints.open,
    accepted: { findings: findings.accepted, lints: lints.accepted },
  };
}

function summary(judgement: Judgement, shown: Judgement, base: Base | null): string {
  const severities = severitiesOf(shown);
  const count = (severity: Severity): number => severities.filter((each) => each === severity).length;
  const hidden = severitiesOf(judgement).length - severities.length;
  const accepted = judgement.accepted.findings.length + judgement.accepted.lints.length;
  return [
    [
      counted(count("error"), "error"),
      counted(count("warning"), "warning"),
      ...(hidden === 0 ? [] : [`${counted(hidden, "note")} (--all)`]),
      ...(accepted === 0 ? [] : [`${String(accepted)} accepted`]),
    ].join(", "),
    ...(base === null ? ["judged by the text alone: with --database-url sizes, types and checks count"] : []),
  ].join(" · ");
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
  return rewriteInPhases(
    {
      name,
      script,
      rehearsal,
      major: base.major,
      sizes: base.known?.sizes ?? {},
      from: flags.databaseUrl ?? flags.before ?? "",
      schema: flags.defaultSchema,
    },
    output,
  );
}

function print(judgement: Judgement, format: Format, output: Output, say: (issue: SqlIssue) => string): void {
  switch (format) {
    case "text":
      output.result(
        [...judgement.issues.map(say), findingsText(judgement.findings), placedText(judgement.lints), acceptedText(judgement.accepted)]
          .filter((part) => part !== "")
          .join("\n\n"),
        judgement,
      );
      return;
    case "json":
      output.result(JSON.stringify(judgement, null, 2), judgement);
      return;
    case "sarif": {
      const sarif = migrationSarif(judgement, programVersion());
      output.result(JSON.stringify(sarif, null, 2), sarif);
      return;
    }
    case "github":
      output.result(findingsGithub(judgement), judgement);
      return;
    default:
      format satisfies never;
  }
}
