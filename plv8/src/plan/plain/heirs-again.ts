/** Generated columns of heirs that leave and come back with their parents': no statement of their own drops or adds them. */
import type { Address, CatalogObject, ColumnObject } from "../../types/catalog.ts";
import type { Issue } from "../../types/issue.ts";
import { heirsOf, parentsIn } from "../../catalog/heirs-of.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { quoteIdent } from "../../render/names.ts";
import { childrenDiffer } from "../children-differ.ts";
import { undoBy, type Draft } from "../draft.ts";
import { refusal } from "../refuse/refusal.ts";
import { columnAddress, tableAddress } from "../plan-context.ts";
import { alterationOf } from "./alteration-of.ts";
import { bornWith } from "./comes-from-parent.ts";
import type { MadeAgain } from "./made-again.ts";
import type { PlainContext } from "./plain-context.ts";

/** Of a change: what stood, or what is to stand. */
type Side = "base" | "after";
type Objects = PlainContext["after"];

/** The parent's column, as it is on that side, with which it leaves and comes back; null: it does so by itself, as one does that is also the heir's own. */
export function parentAgain(context: PlainContext, { again }: MadeAgain, object: CatalogObject, side: Side): ColumnObject | null {
  if (object.kind !== "column" || object.local === true || !again.has(object.address)) return null;
  const other = new Set(above(context[side === "base" ? "after" : "base"], object).map(({ address }) => address));
  return above(context[side], object).find(({ address }) => again.has(address) && other.has(address)) ?? null;
}

/** What the statements about those above leave to say of it. */
export function behindParent(context: PlainContext, moved: MadeAgain, parent: ColumnObject, column: ColumnObject, side: Side): ReturnType<typeof bornWith> {
  const { address } = column;
  return bornWith({ kind: "create", address, after: column }, [{ kind: "create", address: parent.address, after: asHandedDown(context, moved, parent, side) }]);
}

/** As its heirs have got it: one that is told ONLY of itself how it is computed has left them what they had from above. */
function asHandedDown(context: PlainContext, moved: MadeAgain, column: ColumnObject, side: Side): ColumnObject {
  const parent = parentAgain(context, moved, column, side);
  if (parent === null || !childrenDiffer(context, column, "generated")) return column;
  return { ...column, generated: asHandedDown(context, moved, parent, side).generated };
}

/** On the way back heirs are told what they say otherwise. */
export function withHeirsBack(context: PlainContext, moved: MadeAgain, draft: Draft, object: CatalogObject): Draft {
  const { undo } = draft;
  if (object.kind !== "column" || !moved.again.has(object.address) || undo.kind !== "run" || undo.run.kind !== "transaction") return draft;
  const heirs = saidOfHeirs(context, moved, object);
  return heirs.length === 0 ? draft : { ...draft, undo: undoBy([], [...undo.run.statements, ...heirs]) };
}

/** Before 17 an heir is computed otherwise than its parent only as its table is made: nothing says it of a column that stands. */
export function refuseComputedOtherwise(context: PlainContext, moved: MadeAgain): readonly Issue[] {
  if (context.settings.major >= 17) return [];
  return [...moved.again.keys()].flatMap((address) => {
    const sides = (["base", "after"] as const).flatMap((side) => {
      const column = context[side].get(address);
      return column?.kind === "column" && column.generated !== null && column.local !== true && above(context[side], column).length > 0
        ? [{ column, side }]
        : [];
    });
    const told = sides.filter(({ column, side }) => {
      const parent = parentAgain(context, moved, column, side);
      const left = parent === null ? null : behindParent(context, moved, parent, column, side);
      return parent === null ? sides.length === 2 : left?.kind === "alter" && left.properties.includes("generated");
    });
    return told.slice(0, 1).map(({ column }) => computedOtherwise(column));
  });
}

function computedOtherwise({ address, table, name }: ColumnObject): Issue {
  return refusal(
    "no-statement",
    address,
    `column ${name} of ${table} is computed otherwise than that of the table it comes from, and before 17 Postgres says so only as a table is made`,
    `By hand: take ${table} out of that table (detach partition, or no inherit), drop the column and add it as wished, put ${table} back (attach partition, or inherit); then compare again.`,
  );
}

function saidOfHeirs(context: PlainContext, moved: MadeAgain, column: ColumnObject): readonly string[] {
  return heirsOf(context.base, tableAddress(column.schema, column.table)).flatMap((heir) => {
    const own = context.base.get(columnAddress(heir, column.name));
    if (own?.kind !== "column" || parentAgain(context, moved, own, "base")?.address !== column.address) return [];
    const change = behindParent(context, moved, column, own, "base");
    const said = change?.kind === "alter" ? alterationOf(context, change) : [];
    return [...(isMadeAgain(said) ? [] : said), ...saidOfHeirs(context, moved, own)];
  });
}

/** One that comes back does so when its parent's has, and those above what it reads have their types: what it reads has them from there. */
export function afterItsParents(context: PlainContext, moved: MadeAgain, column: ColumnObject): ColumnObject {
  if (!moved.again.has(column.address)) return column;
  const read = column.depends_on.flatMap((need) => {
    const found = context.after.get(need);
    return found?.kind === "column" ? allAbove(context.after, found) : [];
  });
  return { ...column, depends_on: [...column.depends_on, ...read, ...[parentAgain(context, moved, column, "after")?.address ?? []].flat()] };
}

function allAbove(catalog: Objects, column: ColumnObject): readonly Address[] {
  return above(catalog, column).flatMap((parent) => [parent.address, ...allAbove(catalog, parent)]);
}

function above(catalog: Objects, column: ColumnObject): readonly ColumnObject[] {
  const table = catalog.get(tableAddress(column.schema, column.table));
  return (table?.kind === "table" ? parentsIn(table) : []).flatMap((parent) => {
    const found = catalog.get(`column:${parent.slice(parent.indexOf(":") + 1)}.${quoteIdent(column.name)}`);
    return found?.kind === "column" ? [found] : [];
  });
}
