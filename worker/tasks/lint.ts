/** Job `lint`: judges a project's schemas by every rule and records what was found. */
import { z } from "zod";
import type { LintFinding } from "../../plv8/src/lints/lint-rule.ts";
import { readCatalog } from "../catalog/read-catalog.ts";
import type { WorkerContext } from "../context.ts";
import { oneRow } from "../db.ts";
import { readFacts } from "../lints/read-facts.ts";

export const LintPayload = z.object({ project: z.string() });

export const lintTask = async ({ db, compiler, logger }: WorkerContext, payload: z.infer<typeof LintPayload>): Promise<void> => {
  const { schemas } = await oneRow<{ schemas: string[] | null }>(db, "select arch_worker.lint_input($1) as schemas", [payload.project]);
  if (schemas === null) return;
  const { major } = await oneRow<{ major: number }>(db, "select pg_catalog.current_setting('server_version_num')::int / 10000 as major");
  const facts = await readFacts(db);
  const { findings } = compiler.value<{ findings: readonly LintFinding[] }>("lint", { catalog: await readCatalog(db, schemas), major, facts });
  await db.query("select arch_worker.record_lints($1, $2::jsonb, $3, $4)", [payload.project, JSON.stringify(findings), facts.statistics_days, facts.replicas]);
  const errors = findings.filter((finding) => finding.level === "error").length;
  if (errors > 0) logger.warn("lints", { project: payload.project, errors });
};
