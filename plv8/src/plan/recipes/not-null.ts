import type { Address, ColumnObject, ConstraintObject, TableObject } from "../../types/catalog.ts";
import type { Hazard, Lock, Phase } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { dropNotNull, setNotNull } from "../../render/alter-column.ts";
import {
  addNotValid,
  constraintIsValid,
  dropConstraint,
  dropConstraintIfExists,
  renameConstraint,
  validateConstraint,
  validateIfExists,
} from "../../render/alter-constraint.ts";
import { bornNotNull } from "../../catalog/not-null-name.ts";
import { changeNotNullAs } from "../../render/hidden-parts.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../../render/names.ts";
import { checkDraft, inSequence, nothingToUndo, rollbackDraft, scanDraft, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { describe } from "../../render/describe-object.ts";
import type { ApartBelow } from "../not-null/apart-below.ts";
import { childrenOf, type PlanContext } from "../plan-context.ts";
import { transitionName } from "../transition-name.ts";

/**
 * `named`: the column as it will be, or be again, where its NOT NULL is to have the name that it says there (18). `alone`: only the table's own rows are meant,
 * not those of its heirs. `below`: what says it of the table and its partitions, where one of theirs has a name of its own.
 */
export type ColumnPlace = {
  readonly table: TableObject;
  readonly column: string;
  readonly object: Address;
  readonly named?: ColumnObject;
  readonly alone?: boolean;
  readonly below?: ApartBelow | null;
};

/** NOT NULL on a column with data: a check that is enforced at once, read later, and then spares SET NOT NULL its scan. */
export function setNotNullOnline(
  place: ColumnPlace,
  phases: { readonly check: Phase; readonly set: Phase },
  requires: readonly string[] = [],
): readonly Draft[] {
  const { table, column, object, named, below } = place;
  const name = qualifiedName(table.schema, table.name);
  const check = checkName(table, column);
  const locks = exclusive(table);
  return inSequence([
    ...requireFilled(place, phases.check, requires),
    transactionDraft({
      phase: phases.set,
      kind: "set_not_null",
      object,
      what: `${table.name}.${column} not null`,
      locks,
      statements: [...(below?.set ?? [setNotNull(name, column), ...notNullAgain(named)]), dropConstraint(name, check)],
      undo: undoBy(locks, below?.drop ?? [dropNotNull(name, column)]),
      hazards: [queue(table)],
    }),
  ]);
}

/** In sequence: a check that is enforced at once, then read. A NOT NULL behind it reads no row. */
export function requireFilled(place: ColumnPlace, phase: Phase, requires: readonly string[]): readonly Draft[] {
  const { table, column, object, alone } = place;
  const name = qualifiedName(table.schema, table.name);
  const check = checkName(table, column);
  const locks = exclusive(table);
  return [
    transactionDraft({
      phase,
      kind: "require_value",
      object,
      what: `refuse rows without ${table.name}.${column} (check, not read yet)`,
      requires,
      locks,
      statements: [addNotValid(name, check, filledCheck(column, alone))],
      undo: undoBy(locks, [dropConstraintIfExists(name, check)]),
      hazards: [queue(table)],
    }),
    scanDraft({
      phase,
      kind: "validate_value",
      object,
      what: `read ${table.name}: every row has ${column}`,
      locks: [{ relation: table.address, mode: "SHARE UPDATE EXCLUSIVE" }],
      statement: validateConstraint(name, check),
      probe: constraintIsValid(name, check),
      undo: nothingToUndo,
      hazards: [
        hazard("long_scan", `${table.name} is read once`),
        hazard("not_null_on_data", `a row of ${table.name} without ${column} stops the step; nothing is lost`),
      ],
    }),
  ];
}

/** The NOT NULL of a column that was never read (18), where it becomes the column's own: null where there is none. */
export function standingNotNull(context: PlanContext, table: TableObject, column: ColumnObject): ConstraintObject | null {
  const found = childrenOf(context.base, table).find(
    (child) => child.kind === "constraint" && !child.valid && child.definition === `NOT NULL ${quoteIdent(column.name)}` && !context.after.has(child.address),
  );
  return found?.kind === "constraint" ? found : null;
}

/** It is read, and takes the name that the column's own has; a rollback makes it one that was never read again. */
export function validateNotNull(table: TableObject, column: ColumnObject, standing: ConstraintObject): readonly Draft[] {
  const [name, locks, later] = [qualifiedName(table.schema, table.name), exclusive(table), column.not_null_as?.name ?? bornNotNull(table.name, column.name)];
  const validate = scanDraft({
    phase: "validate",
    kind: "validate_value",
    object: column.address,
    what: `read ${table.name}: every row has ${column.name}`,
    locks: [{ relation: table.address, mode: "SHARE UPDATE EXCLUSIVE" }],
    statement: validateConstraint(name, standing.name),
    probe: constraintIsValid(name, standing.name),
    undo: undoBy(locks, [dropNotNull(name, column.name), addNotValid(name, standing.name, `not null ${quoteIdent(column.name)}`), ...describe(standing)]),
    hazards: [
      hazard("long_scan", `${table.name} is read once`),
      hazard("not_null_on_data", `a row of ${table.name} without ${column.name} stops the step; nothing is lost`),
    ],
  });
  if (later === standing.name) return [validate];
  return inSequence([
    validate,
    transactionDraft({
      phase: "switch",
      kind: "set_not_null",
      object: column.address,
      what: `${table.name}.${column.name} not null`,
      locks,
      statements: [renameConstraint(name, standing.name, later)],
      undo: undoBy(locks, [renameConstraint(name, later, standing.name)]),
      hazards: [queue(table)],
    }),
  ]);
}

/** Takes NOT NULL away; the way back is online: check, validate, set, in the order of a rollback. */
export function dropNotNullReversible(place: ColumnPlace, phase: Phase, what: string, hazards: readonly Hazard[] = []): readonly Draft[] {
  const { table, column, object, named, below } = place;
  const name = qualifiedName(table.schema, table.name);
  const check = checkName(table, column);
  const locks = exclusive(table);
  return inSequence([
    transactionDraft({
      phase,
      kind: "drop_not_null",
      object,
      what,
      locks,
      statements: below?.drop ?? [dropNotNull(name, column)],
      undo: undoBy(locks, [...(below?.set ?? [setNotNull(name, column), ...notNullAgain(named)]), dropConstraintIfExists(name, check)]),
      hazards: [queue(table), ...hazards],
    }),
    ...returnFilled(place, phase),
  ]);
}

/** A rollback gives the NOT NULL the name and the comment that it had (18). */
export function notNullAgain(named: ColumnObject | undefined): readonly string[] {
  return named?.not_null_as === undefined ? [] : changeNotNullAs(named, undefined);
}

/** Before a rollback makes a column NOT NULL again: every row is looked at, empty values are refused, then every row is read. Stand behind it. */
function returnFilled(place: ColumnPlace, phase: Phase): readonly Draft[] {
  return [...returnRead(place, phase), returnLook(place)];
}

/** On rollback a check refuses empty values, then every row is read: a NOT NULL in front of it reads none. */
export function returnRead(place: ColumnPlace, phase: Phase): readonly Draft[] {
  const { table, column, object, alone } = place;
  const name = qualifiedName(table.schema, table.name);
  const check = checkName(table, column);
  return [
    rollbackDraft({
      phase,
      kind: "return_validate",
      object,
      what: `on rollback: read ${table.name}, every row has ${column}`,
      undo: { kind: "run", run: { kind: "scan", statements: [validateIfExists(name, check)] } },
    }),
    rollbackDraft({
      phase,
      kind: "return_require",
      object,
      what: `on rollback: refuse rows without ${table.name}.${column}`,
      undo: undoBy(exclusive(table), [dropConstraintIfExists(name, check), addNotValid(name, check, filledCheck(column, alone))]),
    }),
  ];
}

/** On rollback, before anything is changed: has every row a value? */
export function returnLook({ table, column, object, alone }: ColumnPlace): Draft {
  return rollbackDraft({
    phase: "switch",
    kind: "return_check",
    object,
    what: `on rollback: look whether every row of ${table.name} has ${column}`,
    undo: {
      kind: "run",
      run: {
        kind: "check",
        query: `select pg_catalog.count(*) || ${quoteLiteral(` rows of ${table.name} have no ${column}, which the former shape requires: fill them, then roll back again`)} as what from ${alone === true ? "only " : ""}${qualifiedName(table.schema, table.name)} where ${quoteIdent(column)} is null having pg_catalog.count(*) > 0`,
      },
    },
  });
}

/** For a column that a rollback brings back empty and fills: then it refuses empty values, reads every row, and is NOT NULL again, by the name that it had. Stand before the fill. */
export function returnNotNull(place: ColumnPlace, said: ColumnObject): readonly Draft[] {
  const { table, column, object, below } = place;
  const name = qualifiedName(table.schema, table.name);
  const check = checkName(table, column);
  const locks = exclusive(table);
  return [
    rollbackDraft({
      phase: "contract",
      kind: "return_not_null",
      object,
      what: `on rollback: ${table.name}.${column} not null again`,
      undo: undoBy(locks, [...(below?.set ?? [setNotNull(name, column), ...notNullAgain({ ...said, name: column })]), dropConstraintIfExists(name, check)]),
    }),
    rollbackDraft({
      phase: "contract",
      kind: "return_validate",
      object,
      what: `on rollback: read ${table.name}, every row has ${column}`,
      undo: { kind: "run", run: { kind: "scan", statements: [validateIfExists(name, check)] } },
    }),
    rollbackDraft({
      phase: "contract",
      kind: "return_require",
      object,
      what: `on rollback: refuse rows without ${table.name}.${column}`,
      undo: undoBy(locks, [dropConstraintIfExists(name, check), addNotValid(name, check, filledCheck(column))]),
    }),
  ];
}

/** What a look at the data asks before a column may need a value. */
export function lookForEmpty(place: ColumnPlace): Draft {
  const { table, column, object, alone } = place;
  return checkDraft({
    phase: "check",
    kind: "check_values",
    object,
    what: `every row of ${table.name} has ${column}`,
    locks: [{ relation: table.address, mode: "ACCESS SHARE" }],
    query: `select ${quoteLiteral(`${table.name}.${column} is empty in `)} || pg_catalog.count(*) || ' rows' as what from ${alone === true ? "only " : ""}${qualifiedName(table.schema, table.name)} where ${quoteIdent(column)} is null having pg_catalog.count(*) > 0`,
  });
}

function filledCheck(column: string, alone = false): string {
  return `check (${quoteIdent(column)} is not null)${alone ? " no inherit" : ""}`;
}

export function checkName(table: TableObject, column: string): string {
  return transitionName("filled", table.name, column);
}

/** A table, or what is none and has parts all the same. */
export type Holder = Pick<TableObject, "address" | "schema" | "name">;

export function exclusive(table: Holder): readonly Lock[] {
  return [{ relation: table.address, mode: "ACCESS EXCLUSIVE" }];
}

export function queue(table: Holder): Hazard {
  return hazard("brief_lock_queue", `${table.name} is locked for milliseconds; statements queue behind the lock while it waits`);
}
