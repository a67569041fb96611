/** `data-architect lint` over what stands: a database, a model, or the schema that a folder of SQL builds. */
import { lint } from "../../plv8/src/lints/lint.ts";
import type { LintFinding, LintLevel } from "../../plv8/src/lints/lint-rule.ts";
import type { RuntimeFacts } from "../../plv8/src/lints/runtime-facts.ts";
import { oneLine } from "../../plv8/src/render/one-line.ts";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { readCatalog } from "../catalog/read-catalog.ts";
import { loadCompiler, programVersion } from "../compiler.ts";
import { majorOf, readSide, requireSchemas, UnreadableSide } from "../compare/read-sides.ts";
import { parseSide, sideName, type Side } from "../compare/side.ts";
import { openPool } from "../db.ts";
import type { Format } from "../lint/print-findings.ts";
import { fixCosts } from "../lints/fix-costs.ts";
import { acceptedInSql } from "../lints/accepted-in-sql.ts";
import { lintsGithub, lintsSarif, lintsText, suppressedText } from "../lints/print-lints.ts";
import { readFacts } from "../lints/read-facts.ts";
import { readSuppressions, storedSuppressions, SuppressionError, type SuppressedLint, type Suppression } from "../lints/suppressions.ts";
import { readText } from "../read-text.ts";
import { closeScratchServers } from "../scratch/with-scratch.ts";
import { issueText } from "../sql-input/sql-issue.ts";
import type { SqlSource } from "../sql-input/sql-source.ts";
import { DEFAULT_MAJOR, givenDatabase, givenMajor } from "../wrong-usage.ts";
import { counted } from "./counted.ts";
import { EXIT } from "./exit.ts";
import type { Output } from "./output.ts";

export type LintCatalogFlags = {
  readonly format: Format;
  readonly schema?: readonly string[];
  readonly defaultSchema: string;
  readonly major?: string;
  readonly all?: boolean;
  readonly failOn: LintLevel;
  readonly suppressions?: string;
  readonly fix?: boolean;
  readonly databaseUrl?: string;
};

type Read = {
  readonly catalog: Catalog;
  readonly facts: RuntimeFacts | null;
  readonly major: number;
  readonly stored: readonly Suppression[];
  /** Of a folder of SQL. */ readonly sources: readonly SqlSource[];
};

export async function lintCatalogCommand(
  word: string,
  flags: LintCatalogFlags,
  environment: Readonly<Record<string, string | undefined>>,
  output: Output,
): Promise<number> {
  try {
    const side = parseSide(word);
    const given = flags.suppressions === undefined ? [] : readSuppressions(await readText(flags.suppressions, "a file with a line each: key | reason"));
    const { catalog, facts, major, stored, sources } = await readTarget(side, flags, environment);
    requireSchemas(flags.schema ?? [], [catalog]);
    const all = lint({ catalog, major, facts });
    const comments = await acceptedInSql(all, sources);
    const listed = new Map([...stored, ...given].map((each) => [each.key, each.reason]));
    const suppressed = all.flatMap((finding): readonly SuppressedLint[] => {
      const [comment, list] = [comments.reasons.get(finding.key), listed.get(finding.key)];
      const reason = comment ?? list;
      return reason === undefined ? [] : [{ ...finding, reason, by: comment === undefined ? "list" : "comment" }];
    });
    const apart = new Set(suppressed.map((finding) => finding.key));
    const open = all.filter((finding) => !apart.has(finding.key));
    const shown = flags.all === true || flags.failOn === "info" ? open : open.filter((finding) => finding.level !== "info");
    const costs = facts === null ? new Map<string, readonly string[]>() : await fixCosts(shown, catalog, facts, major);
    if (flags.fix === true) output.result(fixes(shown, costs), { fixes: shown.flatMap((finding) => finding.fix) });
    else print(shown, suppressed, costs, side, flags, output);
    output.note(summary(side, open, shown, suppressed.length, facts));
    for (const issue of comments.issues) output.note(issueText(issue, sources));
    const met = new Set(all.map((finding) => finding.key));
    for (const each of given) if (!met.has(each.key)) output.note(`note: nothing is found for ${each.key} any more: take its suppression out`);
    return comments.issues.some((issue) => ORDER[issue.severity === "error" ? "error" : "warn"] <= ORDER[flags.failOn]) ||
      open.some((finding) => ORDER[finding.level] <= ORDER[flags.failOn])
      ? EXIT.failed
      : EXIT.ok;
  } catch (error) {
    if (error instanceof SuppressionError) {
      output.note(`error: ${error.message}`);
      return EXIT.usage;
    }
    if (!(error instanceof UnreadableSide)) throw error;
    for (const issue of error.issues) output.note(issueText(issue, error.sources));
    output.note(`error: ${error.message}`);
    return EXIT.refused;
  } finally {
    await closeScratchServers();
  }
}

const ORDER = { error: 0, warn: 1, info: 2 } as const;

async function readTarget(side: Side, flags: LintCatalogFlags, environment: Readonly<Record<string, string | undefined>>): Promise<Read> {
  const schemas = flags.schema ?? null;
  const asked = givenMajor(flags.major);
  if (side.kind !== "database") {
    const options = {
      compiler: await loadCompiler(),
      scratch_url: environment["SCRATCH_URL"] || null,
      major: asked ?? DEFAULT_MAJOR,
      schema: flags.defaultSchema,
      database_url: givenDatabase(flags.databaseUrl, environment),
    };
    const major = await majorOf([side], options);
    const { catalog, sources } = await readSide(side, major, schemas, options);
    return { catalog, sources, facts: null, major, stored: [] };
  }
  const pool = openPool(side.url, "data-architect lint", 1);
  try {
    const major = Math.floor(Number((await pool.query<{ n: string }>("select pg_catalog.current_setting('server_version_num') as n")).rows[0]?.n) / 10000);
    return { catalog: await readCatalog(pool, schemas), facts: await readFacts(pool), major, stored: await storedSuppressions(pool), sources: [] };
  } finally {
    await pool.end().catch(() => undefined);
  }
}

function summary(side: Side, open: readonly LintFinding[], shown: readonly LintFinding[], suppressed: number, facts: RuntimeFacts | null): string {
  const count = (level: LintLevel): number => open.filter((finding) => finding.level === level).length;
  const age =
    facts === null
      ? "static rules only: no server was asked"
      : facts.statistics_days === null
        ? "nobody knows how old the server's counters are"
        : `the server's counters are ${facts.statistics_days < 2 ? counted(Math.round(facts.statistics_days * 24), "hour") : `${String(Math.round(facts.statistics_days))} days`} old${facts.replicas === 0 ? "" : `, and ${String(facts.replicas)} standbys were not asked`}`;
  return `${sideName(side)}: ${counted(count("error"), "error")}, ${counted(count("warn"), "warning")}, ${counted(count("info"), "note")}${shown.length < open.length ? " (--all)" : ""}${suppressed === 0 ? "" : `, ${String(suppressed)} suppressed`} · ${age}`;
}

/** As a migration, to be read and judged before it runs: `data-architect lint` says what each statement locks. */
function fixes(findings: readonly LintFinding[], costs: Costs): string {
  return findings
    .filter((finding) => finding.fix.length > 0)
    .map((finding) =>
      [
        `-- ${oneLine(finding.message)}${finding.reversible === false ? " (can't be taken back)" : ""}`,
        ...(costs.get(finding.key) ?? []).map((cost) => `-- ${oneLine(cost)}`),
        ...finding.fix.map((statement) => `${statement};`),
      ].join("\n"),
    )
    .join("\n\n");
}

type Costs = ReadonlyMap<string, readonly string[]>;

function print(
  findings: readonly LintFinding[],
  suppressed: readonly SuppressedLint[],
  costs: Costs,
  side: Side,
  flags: Pick<LintCatalogFlags, "format" | "all">,
  output: Output,
): void {
  const file = side.kind === "model" || side.kind === "sql" ? side.path : null;
  switch (flags.format) {
    case "text":
      output.result([lintsText(findings, costs), flags.all === true ? suppressedText(suppressed) : ""].filter((part) => part !== "").join("\n\n"), {
        findings: findings.map((finding) => ({ ...finding, costs: costs.get(finding.key) ?? [] })),
        suppressed,
      });
      return;
    case "json":
      output.result(JSON.stringify({ findings, suppressed }, null, 2), { findings, suppressed });
      return;
    case "sarif": {
      const sarif = lintsSarif(findings, suppressed, file, programVersion());
      output.result(JSON.stringify(sarif, null, 2), sarif);
      return;
    }
    case "github":
      output.result(lintsGithub(findings, file), { findings, suppressed });
      return;
    default:
      flags.format satisfies never;
  }
}
