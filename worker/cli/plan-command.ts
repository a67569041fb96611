/** `data-architect plan`: the plan as a page, dangers first, routine folded. */
import { hazardList } from "../../plv8/src/hazards/hazard-list.ts";
import { counted } from "./counted.ts";
import { EXIT } from "./exit.ts";
import { inSession } from "./in-session.ts";
import type { Output } from "./output.ts";
import { textTable } from "./text-table.ts";

type PlanRow = {
  readonly plan: string;
  readonly model: string;
  readonly steps: number | null;
  readonly downtime: string | null;
  readonly proof: string | null;
  readonly state: string;
};
type StepRow = {
  readonly ordinal: number;
  readonly phase: string;
  readonly what: string;
  readonly lock: string;
  readonly blocks: string;
  readonly estimate: string;
  readonly hazard: string | null;
  readonly undo: string;
};
type PlanFacts = { readonly reason: string | null; readonly summary: Readonly<Record<string, number>> | null; readonly environment: string };

export type PlanFlags = { readonly all: boolean; readonly wait: string };

export async function planCommand(url: string, project: string, flags: PlanFlags, output: Output): Promise<number> {
  return inSession(url, async (session) => {
    const asked = await session.query<PlanRow>("select * from arch.plan($1)", [project]);
    const id = asked.rows[0]?.plan ?? "";
    await session.query("call arch.await($1, $2::interval)", [id, flags.wait]);
    const steps = (await session.query<StepRow>("select * from arch.steps($1)", [id])).rows;
    const { rows } = await session.query<PlanRow & PlanFacts>(
      `select p.id as plan, 'v' || p.to_version as model, p.state, p.reason, p.summary, e.name as environment,
              (select 'proved ' || round(f.seconds, 1) || ' s' from arch.proofs as f where f.plan = p.id and f.ok order by f.created_at desc limit 1) as proof
         from arch.plans as p cross join arch.environment as e where p.id = $1`,
      [id],
    );
    const plan = rows[0];
    if (plan === undefined) throw new Error(`plan ${id} is gone`);
    output.result(planText(project, plan, steps, flags.all), { ...plan, steps });
    return plan.state === "failed" ? EXIT.refused : EXIT.ok;
  });
}

/**
 * What steps under traffic have by their nature: brief locks, rows read or written in batches, tests that a check step stands before. They are counted, not
 * listed.
 */
const BY_NATURE = new Set(["H001", "H002", "H003", "H004", "H007", "H011", "H012", "H013", "H014", "H017", "H019", "H021"]);

/** `H001 …; H021 …`: one text per hazard; a message may hold semicolons itself. */
const hazardsOf = (step: StepRow): readonly string[] => step.hazard?.split(/; (?=H\d{3} )/) ?? [];
const dangersOf = (step: StepRow): readonly string[] => hazardsOf(step).filter((hazard) => !BY_NATURE.has(hazard.slice(0, 4)));
/** A danger, a lasting lock, work over rows or a way of no return is never folded. */
const isRoutine = (step: StepRow): boolean =>
  dangersOf(step).length === 0 && !/as long as it lasts/.test(step.blocks) && !step.lock.startsWith("rows") && !step.undo.startsWith("no");

export function planText(project: string, plan: Omit<PlanRow & PlanFacts, "steps" | "downtime">, steps: readonly StepRow[], all: boolean): string {
  const lines = [`${project} ${plan.model} → ${plan.environment}   ${plan.plan}`, ""];
  for (const step of steps.filter((one) => dangersOf(one).length > 0))
    lines.push(`! ${String(step.ordinal)} ${step.phase}  ${step.what}`, ...dangersOf(step).map((danger) => `     ${danger}`), `     undo: ${step.undo}`, "");
  const shown = all ? steps : steps.filter((step) => !isRoutine(step));
  if (steps.length === 0 && plan.state !== "failed") lines.push("nothing to run: what the version says stands already, or was adopted");
  if (shown.length > 0)
    lines.push(
      textTable(
        shown.map((step) => ({ "#": step.ordinal, phase: step.phase, what: step.what, lock: step.lock, blocks: step.blocks, est: step.estimate })),
      ).trimEnd(),
    );
  if (shown.length < steps.length) lines.push(`(${counted(steps.length - shown.length, "routine step")} folded; --all)`);
  const usual = steps
    .flatMap(hazardsOf)
    .map((hazard) => hazard.slice(0, 4))
    .filter((id) => BY_NATURE.has(id));
  if (usual.length > 0)
    lines.push(
      `by nature: ${[...new Set(usual)]
        .sort()
        .map((id) => `${id} ${hazardList.find((each) => each.id === id)?.name ?? ""} ×${String(usual.filter((each) => each === id).length)}`)
        .join(", ")}`,
    );
  const counts = Object.entries(plan.summary ?? {})
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${String(count)} ${word}`)
    .join(", ");
  const stops = steps.filter((step) => /as long as it lasts/.test(step.blocks)).map((step) => step.ordinal);
  if (plan.state !== "failed" || steps.length > 0)
    lines.push(
      "",
      `${counted(steps.length, "step")}${counts === "" ? "" : `: ${counts}`} · downtime ${stops.length === 0 ? "none" : `in step ${stops.join(", ")}`}`,
    );
  lines.push(plan.proof ?? `${plan.state}${plan.reason === null ? "" : `: ${plan.reason}`}`);
  if (plan.state === "proved") lines.push(`next: data-architect submit ${plan.plan}`);
  return lines.join("\n");
}
