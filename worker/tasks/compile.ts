/** Job `compile`: a request that plv8 could not serve is compiled here, with the same bytes; the database records the output the same way. */
import { z } from "zod";
import type { Design, DesignSettings } from "../../plv8/src/types/design.ts";
import { readCatalog } from "../catalog/read-catalog.ts";
import type { WorkerContext } from "../context.ts";
import { oneRow } from "../db.ts";
import { isConnectionLoss } from "../../sql/connection-loss.ts";
import { errorText } from "../log.ts";
import { acceptedInSql } from "../lints/accepted-in-sql.ts";
import { baseline } from "../sql-input/baseline.ts";
import { declareSql, type DeclaredSql } from "../sql-input/declare-sql.ts";
import { splitFiles } from "../sql-input/split-files.ts";
import type { SqlResult } from "../sql-input/sql-issue.ts";
import { readSizes } from "./read-sizes.ts";

export const CompilePayload = z.object({ request: z.uuid() });

/** `input` is the bundle's input; for op `plan` without `live` and `sizes`, which are read here. Null: nothing to do any more. */
const NextCompile = z
  .object({
    op: z.enum(["check", "declare", "plan"]),
    language: z.enum(["model", "sql", "baseline"]).default("model"),
    project: z.string().nullish(),
    input: z.record(z.string(), z.unknown()),
    schemas: z.array(z.string()).nullish(),
  })
  .nullable();

const DeclareInput = z.object({
  document: z.string().nullish(),
  settings: z.custom<DesignSettings>((value) => typeof value === "object" && value !== null),
  former: z.custom<Design>().nullish(),
});

/** A compiler that fails this often on the same input will go on failing: the request ends with what it said. */
const LAST_ATTEMPT = 3;

export const compileTask = async (context: WorkerContext, payload: z.infer<typeof CompilePayload>, attempt: number): Promise<void> => {
  const { db, compiler } = context;
  const { next } = await oneRow<{ next: unknown }>(db, "select arch_worker.next_compile($1) as next", [payload.request]);
  const work = NextCompile.parse(next);
  if (work === null) return;
  try {
    if (work.language !== "model") {
      await record(context, payload.request, JSON.stringify(await readDeclared(context, work)), null);
      return;
    }
    const live = work.op === "plan" ? await readCatalog(db, work.schemas ?? [], { dependents: true }) : null;
    const input = live === null ? work.input : { ...work.input, live, sizes: await readSizes(db, work.schemas ?? []) };
    await record(context, payload.request, compiler.text(work.op, JSON.stringify(input)), live === null ? null : JSON.stringify(live));
  } catch (error) {
    if (attempt < LAST_ATTEMPT || isConnectionLoss(error)) throw error;
    await record(context, payload.request, failed(errorText(error)), null);
  }
};

/** SQL goes to scratch and a baseline is read here: neither is the compiler's to do. */
const readDeclared = async ({ db, compiler, config }: WorkerContext, work: NonNullable<z.infer<typeof NextCompile>>): Promise<unknown> => {
  const { settings, former, document } = DeclareInput.parse(work.input);
  const schemas = work.schemas ?? [];
  const project = work.project ?? "";
  if (work.language === "baseline") return { ok: true, ...baseline(compiler, project, settings, await readCatalog(db, schemas)) };
  const sql = document ?? "";
  const declared = await declareSql({ project, document: sql, settings, schemas, former: former ?? null, scratch_url: config.scratch_url });
  return declared.ok ? withAccepted(declared, sql) : declared;
};

/** Findings that a comment in the text accepts carry its reason; what is wrong with such a comment stands in nobody's way. */
const withAccepted = async (declared: Extract<SqlResult<DeclaredSql>, { ok: true }>, sql: string): Promise<unknown> => {
  const { reasons, issues } = await acceptedInSql(declared.value.lints, splitFiles(sql));
  const lints = declared.value.lints.map((finding) => ({ ...finding, accepted: reasons.get(finding.key) ?? null }));
  return {
    ...declared,
    value: { ...declared.value, lints },
    warnings: [...declared.warnings, ...issues.map((issue) => ({ ...issue, severity: "warning" as const }))],
  };
};

const record = async (context: WorkerContext, request: string, output: string, live: string | null): Promise<void> => {
  await context.db.query("select arch_worker.record_compile($1, $2, 'worker', $3, $4)", [request, output, context.compiler.sha256, live]);
};

const failed = (reason: string): string =>
  JSON.stringify({
    ok: false,
    issues: [
      {
        code: "compiler.failed",
        severity: "error",
        path: "",
        line: null,
        column: null,
        message: `The compiler failed: ${reason.replace(/\.+$/u, "")}.`,
        hint: "Ask again; if it fails again, report it with the model.",
      },
    ],
  });
