import type { ColumnObject, TableObject } from "../../types/catalog.ts";
import type { Hazard } from "../../types/plan.ts";
import { mentionedColumns } from "../../diff/mentioned-columns.ts";
import { hazard } from "../../hazards/hazard.ts";
import { addColumn, asIdentity, dropColumn, setColumnDefault } from "../../render/alter-column.ts";
import { notNullToItself } from "../../render/hidden-parts.ts";
import { updateBatches } from "../../render/batch-sql.ts";
import { describeColumn } from "../../render/describe-object.ts";
import { ownSettings } from "../../render/finish-object.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../../render/names.ts";
import { dropSyncTrigger, fillFunction, syncTrigger } from "../../render/sync-function.ts";
import { batchKey } from "../batch-key.ts";
import { isConstant } from "../constant-expression.ts";
import { batchesDraft, checkDraft, inSequence, nothingToUndo, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { foreignTriggers } from "../foreign-triggers.ts";
import { columnsOf, type PlanContext } from "../plan-context.ts";
import { transitionName } from "../transition-name.ts";
import { analyzeDrafts } from "./analyze.ts";
import { addIdentityDrafts } from "./add-identity.ts";
import { isBrief } from "./in-place.ts";
import { settleCounter } from "../default-privileges.ts";
import { apartBelow, type ApartBelow } from "../not-null/apart-below.ts";
import { exclusive, queue, setNotNullOnline } from "./not-null.ts";

/** A new column on a table that stands. */
export function addColumnDrafts(context: PlanContext, table: TableObject, column: ColumnObject): readonly Draft[] {
  const rule = context.evolve.find((each) => each.column === column.address);
  const fill = rule?.fill ?? rule?.forward ?? null;
  const empty = context.sizeOf(table.address) === "empty";
  const below = apartBelow(context, context.after, column);
  if (column.identity !== null && (!empty || below !== null) && (table.partition_key !== null || !isBrief(context, table)))
    return addIdentityDrafts(context, table, column, column.identity, (plain) => addColumnDrafts(context, table, plain));
  if (empty && fill === null) return [direct(context, table, column, below?.set)];
  if (column.identity !== null || column.generated !== null || (fill === null && (column.default === null || isConstant(column.default))))
    return thenRequired(direct(context, table, column, below === null ? undefined : []), table, column, below);
  if (fill !== null && isConstant(fill) && column.not_null) return constantFill(table, column, fill, below);
  return filled(context, table, column, fill ?? column.default ?? "null", fill !== null);
}

/** Where its partitions have it by names of their own, what has come is required when a check has been read. */
function thenRequired(add: Draft, table: TableObject, column: ColumnObject, below: ApartBelow | null): readonly Draft[] {
  return below === null
    ? [add]
    : [add, ...setNotNullOnline({ table, column: column.name, object: column.address, below }, { check: "validate", set: "switch" }, [add.id])];
}

/** One brief statement: nothing to fill, or a constant that Postgres keeps in the catalog. `required`: what says its NOT NULL, where it does not itself. */
function direct(context: PlanContext, table: TableObject, column: ColumnObject, required?: readonly string[]): Draft {
  const name = qualifiedName(table.schema, table.name);
  const itself = column.not_null_as?.no_inherit === true && column.identity === null;
  return transactionDraft({
    phase: "expand",
    kind: "add_column",
    object: column.address,
    what: `add ${table.name}.${column.name} (${column.type}${column.not_null ? ", required" : ""})`,
    provides: [column.address],
    uses: column.depends_on,
    locks: exclusive(table),
    statements: [
      `${addColumn(name, column.name, column, { withDefault: true, notNull: column.not_null && !itself && required === undefined })}${column.identity === null ? "" : ` ${asIdentity(column.identity)}`}`,
      ...(required ?? (column.not_null && itself ? [notNullToItself(column)] : [])),
      ...ownSettings(name, column.name, column),
      ...describeColumn(column, column.name, required?.length !== 0),
      ...settleCounter(context.live, context.after, column),
    ],
    undo: undoBy(exclusive(table), [dropColumn(name, column.name)]),
    hazards: addHazards(table, column),
  });
}

/** Required, with one value for the rows that exist: the value is the default until the plan is completed, so that the former release can go on inserting. */
function constantFill(table: TableObject, column: ColumnObject, fill: string, below: ApartBelow | null): readonly Draft[] {
  const name = qualifiedName(table.schema, table.name);
  const add = transactionDraft({
    phase: "expand",
    kind: "add_column",
    object: column.address,
    what: `add ${table.name}.${column.name} (${column.type}, required), ${fill} for the rows that exist`,
    provides: [column.address],
    uses: column.depends_on,
    locks: exclusive(table),
    statements: [
      addColumn(name, column.name, { ...column, default: fill }, { withDefault: true, notNull: below === null }),
      ...ownSettings(name, column.name, column),
      ...describeColumn(column, column.name, below === null),
    ],
    undo: undoBy(exclusive(table), [dropColumn(name, column.name)]),
    hazards: addHazards(table, column),
  });
  const required = thenRequired(add, table, column, below);
  return column.default === fill ? required : [...required, moveDefault(table, column, fill)];
}

function moveDefault(table: TableObject, column: ColumnObject, fill: string | null): Draft {
  const name = qualifiedName(table.schema, table.name);
  return transactionDraft({
    phase: "contract",
    kind: "set_default",
    object: column.address,
    what: column.default === null ? `${table.name}.${column.name} has no default any more` : `default of ${table.name}.${column.name}: ${column.default}`,
    locks: exclusive(table),
    statements: [setColumnDefault(name, column.name, column.default)],
    undo: undoBy(exclusive(table), [setColumnDefault(name, column.name, fill)]),
    hazards: [
      queue(table),
      hazard(
        "default_goes_away",
        `an application that inserts into ${table.name} without ${column.name} ${column.default === null && column.not_null ? "fails" : "gets another value"} from now on`,
      ),
    ],
  });
}

/** A column that stands becomes required, and `evolve` says what rows without a value get. */
export function fillStanding(context: PlanContext, table: TableObject, column: ColumnObject, fill: string): readonly Draft[] {
  return filled(context, table, { ...column, default: null }, fill, true, true);
}

/** A value per row: nullable first, a trigger for new rows, batches for the rows that exist. */
function filled(context: PlanContext, table: TableObject, column: ColumnObject, fill: string, ruled: boolean, stands = false): readonly Draft[] {
  const name = qualifiedName(table.schema, table.name);
  const reads = mentionedColumns(
    fill,
    columnsOf(context.base, table).map((each) => each.name),
  );
  const trigger = transitionName("fill", column.name);
  const fn = transitionName("fill", table.name, column.name);
  const value = { column: column.name, type: column.type, expression: fill, reads };
  const withTrigger = ruled && column.not_null;
  const key = batchKey(context.base, table);
  /** Where rows have no key, one that moves is filled by whoever moves it, as long as the batches last. */
  const meanwhile = key === null && !withTrigger;
  const write = [{ relation: table.address, mode: "SHARE ROW EXCLUSIVE" as const }];
  const expand: readonly Draft[] = [
    ...(stands
      ? []
      : [
          transactionDraft({
            phase: "expand",
            kind: "add_column",
            object: column.address,
            what: `add ${table.name}.${column.name} (${column.type}), empty`,
            provides: [column.address],
            uses: column.depends_on,
            locks: exclusive(table),
            statements: [
              addColumn(name, column.name, column, { withDefault: false, notNull: false }),
              ...(ruled ? [] : [setColumnDefault(name, column.name, column.default)]),
              ...ownSettings(name, column.name, column),
              ...describeColumn(column, column.name, false),
            ],
            undo: undoBy(exclusive(table), [dropColumn(name, column.name)]),
            hazards: addHazards(table, column),
          }),
        ]),
    ...(withTrigger || meanwhile
      ? [
          transactionDraft({
            phase: "expand",
            kind: "fill_trigger",
            object: column.address,
            what: `fill ${table.name}.${column.name} where ${meanwhile ? "an update finds it empty" : "a statement gives none"} (trigger)`,
            locks: write,
            statements: [
              ...fillFunction(
                {
                  schema: table.schema,
                  name: fn,
                  comment: `Gives ${table.name}.${column.name} a value until ${meanwhile ? "all rows have one" : "the plan is completed"}.`,
                },
                value,
              ),
              ...syncTrigger(name, trigger, table.schema, fn, meanwhile ? "update" : "insert or update"),
            ],
            undo: undoBy(exclusive(table), dropSyncTrigger(name, trigger, table.schema, fn)),
            hazards: [hazard("brief_write_lock", `writes to ${table.name} wait for milliseconds`)],
          }),
        ]
      : []),
  ];
  const backfill = batchesDraft({
    phase: "backfill",
    kind: "backfill",
    object: column.address,
    what: `${fill} → ${table.name}.${column.name}`,
    locks: [{ relation: table.address, mode: "ROW EXCLUSIVE" }],
    batches: updateBatches(name, key, [`${quoteIdent(column.name)} = (${fill})`], `${quoteIdent(column.name)} is null`),
    undo: stands ? { kind: "inert", residue: `values filled into ${table.name}.${column.name} stay: which rows had none is not kept` } : nothingToUndo,
    hazards: [
      hazard("backfill_load", stands ? `every row of ${table.name} without ${column.name} is written once` : `every row of ${table.name} is written once`),
      hazard("serialization_conflict", `REPEATABLE READ transactions on ${table.name} may have to try again`),
      ...foreignTriggers(context, table).map((each) => hazard("foreign_trigger_fires", `trigger ${each} of ${table.name} fires for every row that is filled`)),
    ],
  });
  const analyze = analyzeDrafts(context, table, column.address, [column.name]);
  const settled = transactionDraft({
    phase: "backfill",
    kind: "drop_fill_trigger",
    object: column.address,
    what: `stop filling ${table.name}.${column.name}: all rows have a value`,
    locks: exclusive(table),
    statements: dropSyncTrigger(name, trigger, table.schema, fn),
    undo: nothingToUndo,
    hazards: [queue(table)],
  });
  const chain = inSequence([...expand, backfill, ...(meanwhile ? [settled] : []), ...analyze]);
  const required = column.not_null
    ? setNotNullOnline(
        { table, column: column.name, object: column.address, named: column, below: apartBelow(context, context.after, column) },
        { check: "validate", set: "switch" },
        chain.map((draft) => draft.id),
      )
    : [];
  const late =
    ruled && column.default !== null && !withTrigger
      ? [{ ...moveDefault(table, column, null), phase: "switch" as const, id: `switch set_default ${column.address}` }]
      : [];
  return [
    ...(ruled && column.not_null ? [fillCheck(table, column, fill, stands)] : []),
    ...chain,
    ...required,
    ...late,
    ...(withTrigger ? [dropFill(table, column, name, trigger, fn, value)] : []),
  ];
}

function fillCheck(table: TableObject, column: ColumnObject, fill: string, stands: boolean): Draft {
  return checkDraft({
    phase: "check",
    kind: "check_values",
    object: column.address,
    what: `every row of ${table.name} gets a value for ${column.name}`,
    locks: [{ relation: table.address, mode: "ACCESS SHARE" }],
    query: `select ${quoteLiteral(`${table.name}: ${fill} gives no value for ${column.name} in `)} || pg_catalog.count(*) || ' rows' as what from ${qualifiedName(table.schema, table.name)} where ${stands ? `${quoteIdent(column.name)} is null and ` : ""}(${fill}) is null having pg_catalog.count(*) > 0`,
  });
}

function dropFill(table: TableObject, column: ColumnObject, name: string, trigger: string, fn: string, value: Parameters<typeof fillFunction>[1]): Draft {
  return transactionDraft({
    phase: "contract",
    kind: "drop_fill_trigger",
    object: column.address,
    what: `stop filling ${table.name}.${column.name}: statements give its value`,
    locks: exclusive(table),
    statements: [
      ...dropSyncTrigger(name, trigger, table.schema, fn),
      ...(column.default === null ? [] : [setColumnDefault(name, column.name, column.default)]),
    ],
    undo: undoBy(exclusive(table), [
      ...(column.default === null ? [] : [setColumnDefault(name, column.name, null)]),
      ...fillFunction({ schema: table.schema, name: fn, comment: `Gives ${table.name}.${column.name} a value until the plan is completed.` }, value),
      ...syncTrigger(name, trigger, table.schema, fn),
    ]),
    hazards: [queue(table), hazard("default_goes_away", `an application that inserts into ${table.name} without ${column.name} fails from now on`)],
  });
}

function addHazards(table: TableObject, _column: ColumnObject): readonly Hazard[] {
  return [queue(table), hazard("result_type_changes", `select * from ${table.name} gets one column more`)];
}
