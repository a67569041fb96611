/**
 * Hand-written migrations: how many dangers each linter names, and how many harmless statements it leaves alone, over tests/corpus/lint.
 * Beside squawk-cli and @flvmnt/pgfence. Ours looks at the catalog, as it can; nothing is executed on scratch here. Reports about style count in
 * cases about style only, for each of the three.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPool } from "../../worker/db.ts";
import { readKnown } from "../../worker/lint/read-known.ts";
import { startCluster } from "../../worker/postgres/start-cluster.ts";
import { judgeCase } from "../corpus/lint/judge-case.ts";
import { lintCases, type LintCase } from "../corpus/lint/cases.ts";

const bin = (name: string): string => new URL(`../../node_modules/.bin/${name}`, import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "data-architect-bench-lint-"));
const files = lintCases.map((each, at) => {
  const path = join(folder, `${String(at).padStart(3, "0")}.sql`);
  writeFileSync(path, `set lock_timeout = '100ms';\nset statement_timeout = '5s';\n${each.sql};\n`);
  return path;
});

type Tool = { readonly name: string; readonly ms: number; /** Rules by case. */ readonly said: readonly (readonly string[])[] };

/** Says how to repeat or finish a migration, not what it does; or wishes that every case answers alike. */
const ASIDE = /^prefer-robust|timeout|application-name|idle/u;
const STYLE = /^prefer-|^identifier-too-long|^ban-char|^require-enum-value|^require-table-schema|^add-column-json/u;
const counted = (each: LintCase, rules: readonly string[]): readonly string[] =>
  rules.filter((rule) => !ASIDE.test(rule) && (each.danger === "style" || !STYLE.test(rule)));

async function ours(): Promise<Tool> {
  const cluster = await startCluster({ major: 18, throwaway: true });
  try {
    const pool = openPool(cluster.url("postgres"), "bench lint", 1);
    try {
      await pool.query(readFileSync(new URL("../corpus/lint/base.sql", import.meta.url), "utf8"));
      const from = performance.now();
      const known = await readKnown(pool);
      const said: (readonly string[])[] = [];
      for (const each of lintCases) said.push(await judgeCase(each, known));
      return { name: "data-architect", ms: performance.now() - from, said };
    } finally {
      await pool.end();
    }
  } finally {
    await cluster.stop();
  }
}

function squawk(): Tool {
  const from = performance.now();
  const { stdout } = spawnSync(bin("squawk"), ["--reporter", "json", "--pg-version", "18.0", ...files], { encoding: "utf8", maxBuffer: 1e8 });
  const ms = performance.now() - from;
  const found = JSON.parse(stdout) as { file: string; rule_name: string }[];
  return {
    name: "squawk-cli",
    ms,
    said: lintCases.map((each, at) =>
      counted(
        each,
        found.filter((row) => row.file === files[at]).map((row) => row.rule_name),
      ),
    ),
  };
}

function pgfence(): Tool {
  const from = performance.now();
  const { stdout } = spawnSync(process.execPath, [bin("pgfence"), "analyze", ...files, "--output", "json"], { encoding: "utf8", maxBuffer: 1e8 });
  const ms = performance.now() - from;
  type Row = {
    readonly filePath: string;
    readonly checks: readonly { readonly ruleId: string; readonly risk: string }[];
    readonly policyViolations?: readonly { readonly ruleId: string }[];
  };
  const { results } = JSON.parse(stdout) as { results: readonly Row[] };
  const rulesOf = (each: LintCase, path: string | undefined): readonly string[] => {
    const row = results.find((one) => one.filePath === path);
    return [
      ...(row?.checks ?? []).filter((check) => check.risk !== "SAFE" && (check.risk !== "LOW" || each.danger === "style")),
      ...(row?.policyViolations ?? []),
    ].map((check) => check.ruleId);
  };
  return { name: "@flvmnt/pgfence", ms, said: lintCases.map((each, at) => counted(each, rulesOf(each, files[at]))) };
}

try {
  if (!existsSync(bin("squawk")))
    process.stdout.write("squawk-cli is not here: npm install --no-save squawk-cli@2.66.0 (not every registry has its binaries)\n");
  const tools = [await ours(), ...(existsSync(bin("squawk")) ? [squawk()] : []), pgfence()];
  const kinds = ["lock", "fails", "clients", "data", "access", "style", null] as const;
  const score = (tool: Tool, danger: LintCase["danger"]): { readonly right: number; readonly of: number } => {
    const cases = lintCases.flatMap((each, at) => (each.danger === danger ? [tool.said[at] ?? []] : []));
    return { right: cases.filter((said) => (danger === null ? said.length === 0 : said.length > 0)).length, of: cases.length };
  };
  const rows = kinds.map((danger) => [
    danger === null ? "harmless, and left alone" : `danger: ${danger}`,
    ...tools.map((tool) => `${String(score(tool, danger).right)} of ${String(score(tool, danger).of)}`),
  ]);
  const table = [["", ...tools.map((tool) => tool.name)], ...rows, ["all files, ms", ...tools.map((tool) => String(Math.round(tool.ms)))]];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => (row[column] ?? "").length))) ?? [];
  for (const row of table)
    process.stdout.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd()}\n`,
    );
  for (const [at, each] of lintCases.entries()) {
    const wrong = tools.filter((tool) => (each.danger === null) === (tool.said[at] ?? []).length > 0).map((tool) => tool.name);
    if (process.argv.includes("--cases") && wrong.length > 0) process.stdout.write(`  ${each.danger ?? "harmless"}: ${each.sql}: wrong: ${wrong.join(", ")}\n`);
  }
  process.stdout.write(
    `${JSON.stringify({ bench: "lint", tools: tools.map((tool) => ({ name: tool.name, ms: Math.round(tool.ms), scores: Object.fromEntries(kinds.map((danger) => [danger ?? "harmless", score(tool, danger)])) })) })}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
