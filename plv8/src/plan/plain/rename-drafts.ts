import type { Address, ColumnObject, TableObject } from "../../types/catalog.ts";
import { renameColumn } from "../../render/alter-column.ts";
import { renameTable } from "../../render/alter/table.ts";
import { qualifiedName } from "../../render/names.ts";
import type { Draft } from "../draft.ts";
import { bodiesNaming } from "../bodies-naming.ts";
import { inFreeOrder, type Move } from "../in-free-order.ts";
import { moveSteps } from "../move-statements.ts";
import { transitionName } from "../transition-name.ts";
import type { MadeAgain } from "./made-again.ts";
import type { PlainContext } from "./plain-context.ts";
import { renamedInLeft } from "./foreign-partitions.ts";
import { plainDraft } from "./plain-drafts.ts";
import { parentsIn } from "../../catalog/heirs-of.ts";

/**
 * Schemas take their later names, then types and all else, then tables and their columns. What leaves under a name that another takes has left, or makes room.
 */
export function renameDrafts(context: PlainContext, moved: MadeAgain): readonly Draft[] {
  return [...otherRenames(context, moved), ...tableRenames(context, moved), ...columnRenames(context, moved), ...renamedInLeft(context, moved.again)];
}

function otherRenames(context: PlainContext, moved: MadeAgain): readonly Draft[] {
  const { before, catalog, moves, aside, later } = context.moves;
  const skip = (former: Address): boolean => {
    const address = later.get(former) ?? former;
    return moved.again.has(address) || (aside.has(former) && !moved.late.has(address));
  };
  return moveSteps(before, catalog, moves, context.settings.major, skip).map(({ object, what, statements, back, former }) =>
    plainDraft({ phase: "switch", kind: `rename_${object.kind}`, object, what, statements, back, hazards: bodiesNaming(context, object, former) }),
  );
}

function tableRenames(context: PlainContext, moved: MadeAgain): readonly Draft[] {
  const moves = [...context.renames.tables].flatMap(([address, to]): readonly Move<TableObject>[] => {
    const from = context.moved.get(address);
    return from?.kind === "table" && (!context.inTheWay.has(address) || moved.late.has(to.address)) ? [{ from, to }] : [];
  });
  return inFreeOrder(
    moves,
    (table) => qualifiedName(table.schema, table.name),
    (table) => ({ ...table, name: transitionName("swap", table.name) }),
  ).map(({ from, to }) =>
    plainDraft({
      phase: "switch",
      kind: "rename_table",
      object: to,
      what: `rename table ${from.schema}.${from.name} to ${to.schema}.${to.name}`,
      statements: renameTable(from, to),
      back: renameTable(to, from),
    }),
  );
}

function columnRenames(context: PlainContext, moved: MadeAgain): readonly Draft[] {
  const moves = [...context.renames.columns]
    .flatMap(([address, to]): readonly Move<ColumnObject>[] => {
      const from = context.moved.get(address);
      return from?.kind === "column" && !moved.again.has(to.address) && (!context.inTheWay.has(address) || moved.late.has(to.address))
        ? [{ from: { ...from, schema: to.schema, table: to.table }, to }]
        : [];
    })
    .filter((move) => !comesFromParent(context, move));
  return inFreeOrder(
    moves,
    (column) => `${qualifiedName(column.schema, column.table)}.${column.name}`,
    (column) => ({ ...column, name: transitionName("swap", column.name) }),
  ).map(({ from, to }) => {
    const table = qualifiedName(to.schema, to.table);
    return plainDraft({
      phase: "switch",
      kind: "rename_column",
      object: to,
      what: `rename ${to.table}.${from.name} to ${to.name}`,
      statements: [renameColumn(table, from.name, to.name)],
      back: [renameColumn(table, to.name, from.name)],
    });
  });
}

/** A child's column is renamed with its parent's, but that of a partition that is none for the moment. */
function comesFromParent(context: PlainContext, { from, to }: Move<ColumnObject>): boolean {
  const table = context.after.get(`table:${qualifiedName(to.schema, to.table)}`);
  if (table?.kind !== "table" || context.detached.has(table.address)) return false;
  const parents = parentsIn(table);
  return [...context.renames.columns].some(
    ([address, other]) =>
      other.name === to.name && context.moved.get(address)?.name === from.name && parents.includes(`table:${qualifiedName(other.schema, other.table)}`),
  );
}
