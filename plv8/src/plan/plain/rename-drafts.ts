import type { Address, ColumnObject, TableObject } from "../../types/catalog.ts";
import { renameColumn } from "../../render/alter-column.ts";
import { renameTable } from "../../render/alter/table.ts";
import { qualifiedName } from "../../render/names.ts";
import type { Draft } from "../draft.ts";
import { transitionName } from "../transition-name.ts";
import type { MadeAgain } from "./made-again.ts";
import type { PlainContext } from "./plain-context.ts";
import { plainDraft } from "./plain-drafts.ts";

type Move<T> = { readonly from: T; readonly to: T };

/** Tables take their later names, then columns theirs. What leaves under a name that another takes has left, or makes room. */
export function renameDrafts(context: PlainContext, moved: MadeAgain): readonly Draft[] {
  return [...tableRenames(context, moved), ...columnRenames(context, moved)];
}

function tableRenames(context: PlainContext, moved: MadeAgain): readonly Draft[] {
  const moves = [...context.renames.tables].flatMap(([address, to]): readonly Move<TableObject>[] => {
    const from = context.former.get(address);
    return from?.kind === "table" && (!context.inTheWay.has(address) || moved.late.has(to.address)) ? [{ from, to }] : [];
  });
  return ordered(moves, (table) => qualifiedName(table.schema, table.name), (table) => ({ ...table, name: transitionName("swap", table.name) })).map(({ from, to }) =>
    plainDraft({ phase: "switch", kind: "rename_table", object: to, what: `rename table ${from.schema}.${from.name} to ${to.schema}.${to.name}`, statements: renameTable(from, to), back: renameTable(to, from) }));
}

function columnRenames(context: PlainContext, moved: MadeAgain): readonly Draft[] {
  const moves = [...context.renames.columns].flatMap(([address, to]): readonly Move<ColumnObject>[] => {
    const from = context.former.get(address);
    return from?.kind === "column" && (!context.inTheWay.has(address) || moved.late.has(to.address)) ? [{ from: { ...from, schema: to.schema, table: to.table }, to }] : [];
  }).filter((move) => !comesFromParent(context, move));
  return ordered(moves, (column) => `${qualifiedName(column.schema, column.table)}.${column.name}`, (column) => ({ ...column, name: transitionName("swap", column.name) })).map(({ from, to }) => {
    const table = qualifiedName(to.schema, to.table);
    return plainDraft({ phase: "switch", kind: "rename_column", object: to, what: `rename ${to.table}.${from.name} to ${to.name}`, statements: [renameColumn(table, from.name, to.name)], back: [renameColumn(table, to.name, from.name)] });
  });
}

/** A child's column is renamed with its parent's. */
function comesFromParent(context: PlainContext, { from, to }: Move<ColumnObject>): boolean {
  const table = context.after.get(`table:${qualifiedName(to.schema, to.table)}`);
  if (table?.kind !== "table") return false;
  const parents: readonly Address[] = table.partition_of === null ? table.inherits : [table.partition_of.parent];
  return [...context.renames.columns].some(([address, other]) => other.name === to.name && context.former.get(address)?.name === from.name && parents.includes(`table:${qualifiedName(other.schema, other.table)}`));
}

/** Each when its name is free; in a circle one waits under a name of its own. */
function ordered<T>(moves: readonly Move<T>[], nameOf: (object: T) => string, aside: (object: T) => T): readonly Move<T>[] {
  const open = [...moves];
  const done: Move<T>[] = [];
  while (open.length > 0) {
    const taken = new Set(open.map((move) => nameOf(move.from)));
    const ready = open.findIndex((move) => !taken.has(nameOf(move.to)));
    const [next] = open.splice(Math.max(ready, 0), 1);
    if (next === undefined) break;
    if (ready >= 0) done.push(next);
    else {
      const waiting = aside(next.from);
      done.push({ from: next.from, to: waiting });
      open.push({ from: waiting, to: next.to });
    }
  }
  return done;
}
