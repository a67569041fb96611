import type { ColumnObject } from "../types/catalog.ts";
import { grantChanges } from "./alter-grants.ts";
import { settleHidden } from "./alter/column.ts";
import { setComment } from "./describe-object.ts";

/**
 * What is said of a column of a view or foreign table, from one to the other: a default, a counter, settings, a comment, privileges. Null: the column as it comes with its
 * view, with nothing said of it.
 */
export function sayHidden(before: ColumnObject | null, after: ColumnObject | null): readonly string[] {
  const column = after ?? before;
  if (column === null) return [];
  const { counter: _counter, ...rest } = column;
  const born: ColumnObject = {
    ...rest,
    default: null,
    identity: null,
    storage: null,
    compression: null,
    statistics: null,
    options: [],
    comment: null,
    grants: [],
  };
  const [former, later] = [before ?? born, after ?? born];
  return [
    ...settleHidden(former, later),
    ...(former.comment === later.comment ? [] : [setComment(column, later.comment)]),
    ...grantChanges(column, former.grants, later.grants),
  ];
}
