import type { CatalogObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import { hazard } from "../../hazards/hazard.ts";
import { setColumnDefault } from "../../render/alter-column.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { alterInPlace } from "../../render/alter/alter-in-place.ts";
import { createStatements } from "../../render/create-objects.ts";
import { dropStatements } from "../../render/drop-object.ts";
import { qualifiedName } from "../../render/names.ts";
import type { Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import { sceneOf } from "../scene.ts";
import { plainDraft, wordsFor } from "./plain-drafts.ts";
import { isRebuildable, rebuildType } from "./rebuild-type.ts";

/** What changes in place; a type that must be made again under its columns. */
export function alterDrafts(context: PlanContext, change: Extract<Change, { readonly kind: "alter" }>): readonly Draft[] {
  const { before, after, properties } = change;
  const forward = alterInPlace(before, after, properties, sceneOf(context));
  if (isMadeAgain(forward)) return isRebuildable(before) && isRebuildable(after) ? [rebuildDraft(context, before, after, forward.because)] : [];
  if (forward.length === 0) return [];
  if (after.kind === "enum" && properties.includes("values")) return forward.map((statement) => plainDraft({ phase: "switch", kind: "add_enum_value", object: after, what: statement, statements: [statement], back: / add value /u.test(statement) ? null : [] }));
  const back = alterInPlace(after, before, properties, sceneOf(context));
  return [plainDraft({ phase: "switch", kind: `alter_${after.kind}`, object: after, what: `alter ${wordsFor(after)}: ${properties.join(", ")}`, statements: forward, back: isMadeAgain(back) ? [...dropStatements(after), ...createStatements([before])] : back })];
}

function rebuildDraft(context: PlanContext, before: Parameters<typeof rebuildType>[1], after: Parameters<typeof rebuildType>[1], because: string): Draft {
  const gone = before.kind === "enum" && after.kind === "enum" ? before.values.filter((value) => !after.values.includes(value)) : [];
  const hazards = after.kind === "domain" ? [hazard("narrowing_may_fail", `rows whose values are none of ${wordsFor(after)} stop this step: change them first`)] : gone.length === 0 ? [] : [hazard("narrowing_may_fail", `rows with ${gone.join(", ")} stop this step: change them first`)];
  return plainDraft({ phase: "switch", kind: `rebuild_${after.kind}`, object: after, what: `make ${wordsFor(after)} again${gone.length === 0 ? "" : ` without ${gone.join(", ")}`}: ${because}`, statements: rebuildType(context, after, context.after), back: rebuildType(context, before, context.base), hazards });
}

/** A column's default leaves with what it needs, or comes back when that is there again. */
export function defaultDrafts(before: CatalogObject | null | undefined, after: CatalogObject | null | undefined): readonly Draft[] {
  const column = after ?? before;
  if (column?.kind !== "column" || column.default === null) return [];
  const table = qualifiedName(column.schema, column.table);
  const set = setColumnDefault(table, column.name, column.default);
  const take = setColumnDefault(table, column.name, null);
  const gives = after !== null && after !== undefined;
  return [plainDraft({ phase: "switch", kind: "set_default", object: column, what: `${gives ? "give" : "take"} the default of ${column.table}.${column.name}`, statements: [gives ? set : take], back: [gives ? take : set] })];
}
