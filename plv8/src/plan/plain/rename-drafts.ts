import type { ColumnObject } from "../../types/catalog.ts";
import { renameTable } from "../../render/alter/table.ts";
import { renameColumn } from "../../render/alter-column.ts";
import { qualifiedName } from "../../render/names.ts";
import type { Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import { alterDrafts } from "./alter-drafts.ts";
import { plainDraft } from "./plain-drafts.ts";

export function tableRenames(context: PlanContext): readonly Draft[] {
  return context.tableRenames.map(({ from, to }) => plainDraft({ phase: "switch", kind: "rename_table", object: to, what: `rename table ${from.schema}.${from.name} to ${to.schema}.${to.name}`, statements: renameTable(from, to), back: renameTable(to, from) }));
}

/** A column takes its later name, then what else it is to be. */
export function columnRenames(context: PlanContext): readonly Draft[] {
  return context.changes.flatMap((change): readonly Draft[] => {
    if (change.kind !== "rename" || change.before.kind !== "column" || change.after.kind !== "column") return [];
    const { before, after } = change;
    const table = qualifiedName(after.schema, after.table);
    const rename = plainDraft({ phase: "switch", kind: "rename_column", object: after, what: `rename ${after.table}.${before.name} to ${after.name}`, statements: [renameColumn(table, before.name, after.name)], back: [renameColumn(table, after.name, before.name)] });
    const named: ColumnObject = { ...before, name: after.name, address: after.address };
    return [rename, ...(change.properties.length === 0 ? [] : alterDrafts(context, { kind: "alter", address: after.address, before: named, after, properties: change.properties }))];
  });
}
