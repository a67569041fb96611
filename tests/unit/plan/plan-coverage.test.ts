import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hazardList } from "../../../plv8/src/hazards/hazard-list.ts";
import { plan } from "../../../plv8/src/plan/plan.ts";
import type { PlanInput, PlanOutput, Step } from "../../../plv8/src/types/plan.ts";

const corpus = new URL("../../corpus/plan/", import.meta.url);
const outputs: readonly PlanOutput[] = readdirSync(corpus, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) => {
    const result = plan(JSON.parse(readFileSync(new URL(`${entry.name}/input.json`, corpus), "utf8")) as PlanInput);
    return result.ok ? [result.value] : [];
  });
const operations = ["create", "drop", "alter", "rename"] as const;

/** Cells that stay empty, and why. */
const empty: Readonly<Record<string, string>> = {
  "schema drop": "by hand",
  "schema rename": "refused",
  "enum rename": "drop and create",
  "enum alter": "unit test",
  "sequence rename": "drop and create",
  "function rename": "drop and create",
  "view rename": "drop and create",
  "schema create": "in the model's first version",
  "schema alter": "in the model's first version",
};

test("kinds and operations that cases run on real servers, with the empty cells", async () => {
  const count = new Map<string, number>();
  const properties = new Set<string>();
  for (const change of outputs.flatMap((output) => output.changes)) {
    const kind = change.kind === "drop" ? change.before.kind : change.after.kind;
    count.set(`${kind} ${change.kind}`, (count.get(`${kind} ${change.kind}`) ?? 0) + 1);
    if ("properties" in change) for (const name of change.properties) properties.add(`${kind}.${name}`);
  }
  const kinds = ["schema", "enum", "sequence", "table", "column", "constraint", "index", "function", "trigger", "policy", "view"];
  const cell = (kind: string, operation: string): string => String(count.get(`${kind} ${operation}`) ?? `(${empty[`${kind} ${operation}`] ?? ""})`);
  const steps = outputs.flatMap((output) => output.steps.map((text) => JSON.parse(text) as Step));
  const carried = new Set(steps.flatMap((step) => step.hazards.map((hazard) => hazard.id)));
  const text = [
    "# What plans are tested on",
    "",
    "Written by `tests/unit/plan/plan-coverage.test.ts` from the corpus; each case runs on real servers (`tests/worker/plan-recipes.test.ts`). Numbers count changes; cells in",
    "parentheses have no case.",
    "",
    `| kind | ${operations.join(" | ")} | altered properties |`,
    `|---|${operations.map(() => "---|").join("")}---|`,
    ...kinds.map(
      (kind) =>
        `| ${kind} | ${operations.map((operation) => cell(kind, operation)).join(" | ")} | ${[...properties]
          .filter((name) => name.startsWith(`${kind}.`))
          .map((name) => name.slice(kind.length + 1))
          .sort()
          .join(", ")} |`,
    ),
    "",
    "| hazard | carried by a step of the corpus |",
    "|---|---|",
    ...hazardList.map((rule) => `| ${rule.id} ${rule.name} | ${carried.has(rule.id) ? "yes" : "() refusals, or unit tests"} |`),
    "",
    `Kinds of steps: ${[...new Set(steps.map((step) => `${step.phase} ${step.kind}`))].sort().join(", ")}.`,
    "",
  ].join("\n");
  await expect(text).toMatchFileSnapshot("../../../docs/reference/plan-coverage.md");
});

test("every step says what it locks, and how it goes back", () => {
  for (const output of outputs) {
    for (const step of output.steps.map((text) => JSON.parse(text) as Step)) {
      if (step.run.kind === "transaction" && step.blocks !== "nothing") expect(step.hazards.length, step.what).toBeGreaterThan(0);
      expect(step.undo.kind === "cannot" ? step.what : "").toBe("");
    }
  }
});
