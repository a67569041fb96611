/** The two ways out of a finding: SQL that puts the applied state back, and what to write into the model to keep the change. */
import { oneLine } from "../../plv8/src/render/one-line.ts";
import type { Catalog, CatalogObject } from "../../plv8/src/types/catalog.ts";
import type { Change } from "../../plv8/src/types/change.ts";
import type { Design, DesignSettings } from "../../plv8/src/types/design.ts";
import type { PlanOutput, Run, SizeClass, Step } from "../../plv8/src/types/plan.ts";
import type { Compiler } from "../compiler.ts";
import { CompilerRefusal } from "../compiler.ts";

/**
 * SQL text that reverts one change, planned as any other: from the applied catalog with just this change, back to the applied catalog. Null: no safe way is
 * known.
 */
export const revertSql = (compiler: Compiler, settings: DesignSettings, applied: Catalog, change: Change): string | null => {
  if (change.kind === "create" && change.after.kind === "column") return dropAddedColumn(change.address);
  const from = design(settings, withChange(applied, change));
  /** What was added by hand is dropped as it stands; an archive would need batches, and those are no text to paste. */
  const sizes: Record<string, SizeClass> =
    change.kind === "create"
      ? Object.fromEntries(from.catalog.objects.filter((object) => object.kind === "table").map((table) => [table.address, "empty" as const]))
      : {};
  try {
    const plan = compiler.value<PlanOutput>("plan", {
      project: "drift",
      applied: from,
      declared: design(settings, applied),
      live: from.catalog,
      sizes,
      model_digest: "",
    });
    const statements = plan.steps.flatMap((text) => statementsOf((JSON.parse(text) as Step).run));
    return statements.length === 0 ? null : statements.map((statement) => `${statement};`).join("\n");
  } catch (error) {
    if (error instanceof CompilerRefusal) return null;
    throw error;
  }
};

/** A column that no model has: whoever pastes this wants it gone, so nothing is archived, and the text says so. The address is quoted where SQL needs it. */
const dropAddedColumn = (address: string): string => {
  const [, table = "", column = ""] = /^column:(.+)\.("(?:[^"]|"")+"|[^".]+)$/s.exec(address) ?? [];
  return `-- the values of ${oneLine(column)} are lost; look first: select count(${oneLine(column)}) from ${oneLine(table)}\nalter table ${table} drop column ${column};`;
};

/** What an author does to keep the change. */
export const adoptHint = (change: Change): string => {
  const object = change.address.replace(":", " ");
  switch (change.kind) {
    case "create":
      return `declare ${object} in the model, then plan: the plan finds it there already`;
    case "drop":
      return `remove ${object} from the model, then plan`;
    case "alter":
      return `write the new ${change.properties.join(", ")} of ${object} into the model, then plan`;
    case "rename":
      return `rename it in the model and keep its id, then plan: ${change.before.address.replace(":", " ")} is now ${object}`;
    default:
      return change satisfies never;
  }
};

const statementsOf = (run: Run): readonly string[] => {
  switch (run.kind) {
    case "transaction":
    case "scan":
      return run.statements;
    case "concurrent":
      return [run.statement];
    case "batches":
    case "check":
      return [];
    default:
      return run satisfies never;
  }
};

const design = (settings: DesignSettings, catalog: Catalog): Design => ({ settings, catalog, ids: [], evolve: [], decisions: [] });

const withChange = (applied: Catalog, change: Change): Catalog => {
  const without = applied.objects.filter((object) => object.address !== change.address && !("before" in change && object.address === change.before.address));
  const objects: readonly CatalogObject[] = "after" in change ? [...without, change.after] : without;
  return { canon: applied.canon, objects: [...objects].sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0)) };
};
