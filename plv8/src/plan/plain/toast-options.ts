import type { ColumnObject, TableObject } from "../../types/catalog.ts";
import { alterOptions } from "../../render/alter/options.ts";
import { qualifiedName } from "../../render/names.ts";
import type { Draft } from "../draft.ts";
import { columnsOf } from "../plan-context.ts";
import type { MadeAgain } from "./made-again.ts";
import type { PlainContext } from "./plain-context.ts";
import { plainDraft } from "./plain-drafts.ts";

/**
 * What a table says of the storage of long values is lost where it is written again at a moment at which no column of it could hold one: it is said again when all
 * columns are there.
 */
export function toastOptionsAgain(context: PlainContext, moved: MadeAgain): readonly Draft[] {
  return mayLose(context, moved).flatMap(({ before, after }) => {
    const kept = toastOptions(after).filter((option) => before.options.includes(option));
    if (kept.length === 0) return [];
    return [
      plainDraft({
        phase: "switch",
        kind: "alter_table",
        object: after,
        what: `say again how ${after.name} stores long values: it was written when it could hold none`,
        statements: alterOptions(`alter table ${qualifiedName(after.schema, after.name)}`, [], kept),
        back: [],
      }),
    ];
  });
}

/** The same on the way back, last of all: statements under former names. */
export function toastOptionsOfFormer(context: PlainContext, moved: MadeAgain): readonly string[] {
  return mayLose(context, moved).flatMap(({ before }) => {
    const table = context.formerly(before);
    return table.kind === "table" ? alterOptions(`alter table ${qualifiedName(table.schema, table.name)}`, [], toastOptions(table)) : [];
  });
}

function toastOptions(table: TableObject): readonly string[] {
  return table.options.filter((option) => option.startsWith("toast."));
}

type Sides = { readonly before: TableObject; readonly after: TableObject };

/** Tables that stay, said something of it, are written again, and have no column that may be long all the time. */
function mayLose(context: PlainContext, moved: MadeAgain): readonly Sides[] {
  return [...context.base.values()].flatMap((before) => {
    if (before.kind !== "table" || toastOptions(before).length === 0) return [];
    const after = context.after.get(before.address);
    if (after?.kind !== "table") return [];
    const sides = { before, after };
    return isWritten(context, moved, sides) && !isLongThroughout(context, moved, sides) ? [sides] : [];
  });
}

function isLongThroughout(context: PlainContext, moved: MadeAgain, { after }: Sides): boolean {
  return columnsOf(context.after, after).some((column) => {
    const former = context.base.get(column.address);
    return former?.kind === "column" && !moved.again.has(column.address) && isLong(former) && isLong(column);
  });
}

function isLong(column: ColumnObject): boolean {
  return (
    column.storage !== "plain" && column.generated?.kind !== "virtual" && /^(?:text|bytea|jsonb?|xml|tsvector|character varying)$|\[\]$/u.test(column.type)
  );
}

/** Some step may make all rows anew. */
function isWritten(context: PlainContext, moved: MadeAgain, { before, after }: Sides): boolean {
  if (before.persistence !== after.persistence || before.access_method !== after.access_method) return true;
  return columnsOf(context.after, after).some((column) => {
    const former = moved.again.has(column.address) ? undefined : context.base.get(column.address);
    if (former?.kind !== "column")
      return column.default !== null || column.identity !== null || column.generated !== null || column.depends_on.some((need) => need.startsWith("domain:"));
    return (
      former.type !== column.type || former.generated?.expression !== column.generated?.expression || column.depends_on.some((need) => moved.rebuilt.has(need))
    );
  });
}
