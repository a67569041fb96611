/** The scan: the live catalog against the last applied one. Each difference is a finding with both remedies; a run of ours that is under way is never drift. */
import { z } from "zod";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { Change } from "../../plv8/src/types/change.ts";
import type { DesignSettings } from "../../plv8/src/types/design.ts";
import { readCatalog } from "../catalog/read-catalog.ts";
import type { WorkerContext } from "../context.ts";
import { oneRow } from "../db.ts";
import type { Compiler } from "../compiler.ts";
import { adoptHint, revertSql } from "./remedies.ts";
import { judge } from "./severity.ts";
import type { Severity } from "./severity.ts";

const object = <T>() => z.custom<T>((value) => typeof value === "object" && value !== null);

const ScanInput = z
  .object({
    project: z.string(),
    schemas: z.array(z.string()),
    settings: object<DesignSettings>(),
    /** What was read back after the last run, less what came by hand. */
    expected: object<Catalog>(),
    /** Addresses that the applied model has. */
    managed: z.array(z.string()).nullish(),
    /** What had been committed when the scan began: hand-made DDL younger than this is the next scan's. */
    snapshot: z.string(),
  })
  .nullable();

export type FoundDrift = {
  readonly kind: Change["kind"];
  readonly address: string;
  readonly severity: Severity;
  readonly reason: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly revert_sql: string | null;
  readonly adopt_patch: string;
};

/** Number of findings; null when the project has nothing applied or a run is under way. */
export const scanProject = async (context: WorkerContext, project: string): Promise<number | null> => {
  const { db, compiler } = context;
  const { input } = await oneRow<{ input: unknown }>(db, "select arch_worker.scan_input($1) as input", [project]);
  const scan = ScanInput.parse(input);
  if (scan === null) return null;
  const live = await readCatalog(db, scan.schemas);
  const findings = findDrift(compiler, scan.settings, scan.expected, live, new Set(scan.managed ?? scan.expected.objects.map((item) => item.address)));
  const { recorded } = await oneRow<{ recorded: number | null }>(db, "select arch_worker.record_scan($1, $2::jsonb, $3::jsonb, $4) as recorded", [
    project,
    JSON.stringify(live),
    JSON.stringify(findings),
    scan.snapshot,
  ]);
  return recorded === null ? null : findings.length;
};

/** Pure: what differs, judged and with remedies. */
export const findDrift = (
  compiler: Compiler,
  settings: DesignSettings,
  expected: Catalog,
  live: Catalog,
  managed: ReadonlySet<string>,
): readonly FoundDrift[] => {
  const { changes } = compiler.value<{ changes: Change[] }>("diff", { from: expected, to: live });
  return changes.map((change) => ({
    kind: change.kind,
    address: change.address,
    ...judge(change, belongs(change, managed)),
    before: "before" in change ? change.before : null,
    after: "after" in change ? change.after : null,
    revert_sql: revertSql(compiler, settings, expected, change),
    adopt_patch: adoptHint(change),
  }));
};

/** A new object counts as managed when it hangs on a managed table: a column added by hand to a table of the model. */
const belongs = (change: Change, managed: ReadonlySet<string>): boolean => {
  if (managed.has(change.address)) return true;
  const found = "after" in change ? change.after : change.before;
  return "table" in found && [...managed].some((address) => address.startsWith("table:") && change.address.includes(`:${address.slice("table:".length)}.`));
};
