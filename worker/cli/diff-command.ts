/** `data-architect diff FROM TO`: the plan between two databases, SQL files, stored versions or models. Needs nothing installed anywhere. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { loadCompiler } from "../compiler.ts";
import { planSides, type Planned } from "../compare/plan-sides.ts";
import { psqlScript } from "../compare/psql-script.ts";
import { UnreadableSide } from "../compare/read-sides.ts";
import { parseSide, sideName, type Side } from "../compare/side.ts";
import { closeScratchServers } from "../scratch/with-scratch.ts";
import { issueText } from "../sql-input/sql-issue.ts";
import type { SizeClass } from "../../plv8/src/types/plan.ts";
import { STANDARD_INPUT } from "../read-text.ts";
import { givenDatabase, givenMajor, WrongUsage } from "../wrong-usage.ts";
import { EXIT } from "./exit.ts";
import type { Output } from "./output.ts";
import { writeWhole } from "./write-whole.ts";

export type DiffFlags = {
  readonly check?: boolean;
  readonly plain?: boolean;
  readonly online?: boolean;
  readonly out?: string;
  readonly rename?: readonly string[];
  readonly schema?: readonly string[];
  readonly size?: SizeClass;
  readonly major?: string;
  readonly defaultSchema?: string;
  readonly databaseUrl?: string;
};

export async function diffCommand(
  from: string,
  to: string,
  flags: DiffFlags,
  environment: Readonly<Record<string, string | undefined>>,
  output: Output,
): Promise<number> {
  if (from === STANDARD_INPUT && to === STANDARD_INPUT) throw new WrongUsage("standard input can be one side only", "write the other one into a file");
  try {
    const sides = [parseSide(from), parseSide(to)] as const;
    const planned = await planSides(...sides, {
      compiler: await loadCompiler(),
      scratch_url: environment["SCRATCH_URL"] || null,
      major: givenMajor(flags.major),
      schema: flags.defaultSchema ?? schemaOfModel(sides, flags.schema ?? []) ?? "public",
      database_url: givenDatabase(flags.databaseUrl, environment),
      schemas: flags.schema ?? [],
      renames: flags.rename ?? [],
      size: flags.size ?? null,
      plain: flags.plain === true ? true : flags.online === true ? false : null,
    });
    for (const warning of planned.warnings) output.note(issueText({ statement: null, ...warning }, [...planned.from.sources, ...planned.to.sources]));
    for (const note of planned.notes) output.note(`note: ${note}`);
    if (flags.out === undefined)
      output.result(planned.steps.length === 0 ? "" : psqlScript(title(planned), planned.owner, planned.steps, planned.output.changes), jsonOf(planned));
    else await writeFiles(flags.out, planned, output);
    output.note(summary(planned));
    return flags.check === true && planned.output.changes.length > 0 ? EXIT.failed : EXIT.ok;
  } catch (error) {
    if (!(error instanceof UnreadableSide)) throw error;
    for (const issue of error.issues) output.note(issueText(issue, error.sources));
    output.note(`error: ${error.message}; nothing was changed`);
    if (output.json) output.result("", { error: error.message, issues: error.issues });
    return EXIT.refused;
  } finally {
    await closeScratchServers();
  }
}

/** A model says no schema: with just one to compare, it is that one. */
function schemaOfModel(sides: readonly Side[], asked: readonly string[]): string | null {
  return sides.some((side) => side.kind === "model") && asked.length === 1 ? (asked[0] ?? null) : null;
}

function title(planned: Planned): string {
  return `${sideName(planned.from.side)} → ${sideName(planned.to.side)}`;
}

function jsonOf(planned: Planned): unknown {
  const { output } = planned;
  return {
    from: sideName(planned.from.side),
    to: sideName(planned.to.side),
    major: planned.major,
    summary: output.summary,
    steps_digest: output.steps_digest,
    changes: output.changes.map(({ kind, address }) => ({ kind, address })),
    warnings: planned.warnings.map(({ code, path, line, column, message, hint }) => ({ code, path, line, column, message, hint })),
    notes: planned.notes,
    steps: planned.steps,
  };
}

/** The half that applications meet first, and the half that waits until they have moved over. */
async function writeFiles(folder: string, planned: Planned, output: Output): Promise<void> {
  const halves = [
    ["1_expand.sql", planned.steps.filter((step) => step.phase !== "contract")],
    ["2_contract.sql", planned.steps.filter((step) => step.phase === "contract")],
  ] as const;
  const files = halves
    .filter(([, steps]) => steps.length > 0)
    .map(([path, steps]) => ({ path, text: psqlScript(title(planned), planned.owner, steps, planned.output.changes) }));
  await writeWhole(folder, files);
  for (const [name, steps] of halves)
    if (steps.length === 0 && (await removed(join(folder, name))))
      output.note(`note: ${join(folder, name)} of an earlier plan was taken away: this plan has no such half`);
  const written = files.map(({ path }) => join(folder, path));
  output.result(written.join("\n"), { files: written });
}

/** Whether it was there. A half of another plan beside one of this looks as if it belonged to it. */
async function removed(path: string): Promise<boolean> {
  return rm(path).then(
    () => true,
    () => false,
  );
}

function summary(planned: Planned): string {
  if (planned.output.changes.length === 0) return `${title(planned)}: no difference`;
  const counts = Object.entries(planned.output.summary)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${String(count)} ${word}`)
    .join(", ");
  const stops = planned.steps.filter((step) => !step.brief && step.blocks !== "nothing").map((step) => step.ordinal);
  return `${title(planned)}: ${String(planned.steps.length)} ${planned.steps.length === 1 ? "step" : "steps"}: ${counts} · downtime ${stops.length === 0 ? "none" : `in step ${stops.join(", ")}`}`;
}
