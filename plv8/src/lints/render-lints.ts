import { lintList } from "./lint-list.ts";
import type { LintRule } from "./lint-rule.ts";

/** The reference page `docs/reference/lints.md`. */
export function renderLints(): string {
  const row = (rule: LintRule): string => `| [${rule.name}](#${rule.name}) | ${rule.level} | ${rule.category} | ${rule.reads} | ${rule.title} |`;
  return [
    "# Lints",
    "",
    `${lintList.length} rules over any catalog: a live database, a model, SQL files. \`data-architect lint --database-url …\` prints what they find, \`select * from arch.lints('shop')\` shows the last scan of a project.`,
    `${lintList.filter((rule) => rule.reads === "static").length} static rules need the catalog alone, so they also judge a model before it is planned (\`arch.proposed_lints\`); ${lintList.filter((rule) => rule.reads === "runtime").length} runtime rules read the server's counters and say how old these are. A partitioned table is judged once, not once per partition.`,
    "Where a finding says SQL that mends it, that SQL is run by a test on each major, over names that must be quoted, and the finding is gone afterwards.",
    "Each finding has a key, `rule/address`, that stays as long as the object has its name: `select * from arch.suppress_lint('…', 'why it may stay')`. In SQL files, `-- @accept no_primary_key: why it may stay` before the statement that makes the object does the same for `data-architect lint`.",
    "",
    "Generated from `plv8/src/lints/` by `node plv8/write-lints.ts`.",
    "",
    "| rule | level | category | reads | |",
    "|---|---|---|---|---|",
    ...lintList.map(row),
    "",
    ...lintList.map(section),
  ].join("\n");
}

function section(rule: LintRule): string {
  return [
    `## ${rule.name}`,
    "",
    `${rule.title}. Level ${rule.level}, ${rule.category}, ${rule.reads}${rule.since === undefined ? "" : `, from Postgres ${rule.since} on`}.`,
    "",
    `- **What**: ${rule.what}`,
    `- **Why it hurts**: ${rule.why}`,
    `- **What to do**: ${rule.remedy}`,
    `- **When it is fine**: ${rule.fine}`,
    "",
    "```sql",
    "-- bad",
    ...lines(rule.bad),
    "-- good",
    ...lines(rule.good),
    "```",
    "",
  ].join("\n");
}

/** A statement per line; bodies in dollar quotes stay whole. */
function lines(sql: string): readonly string[] {
  const pieces = sql
    .split(/(\$\$[\s\S]*?\$\$)/u)
    .map((piece, at) => (at % 2 === 0 ? piece.replaceAll("; ", ";\n") : piece))
    .join("");
  return `${pieces}${/^(--|host)/u.test(sql) ? "" : ";"}`.replaceAll("{schema}", "shop").split("\n");
}
