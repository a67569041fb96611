import type { ColumnObject, TableObject } from "../../types/catalog.ts";
import { hazard } from "../../hazards/hazard.ts";
import { dropIdentity, identityOptions, setColumnDefault, setIdentity } from "../../render/alter-column.ts";
import { sayCounter } from "../../render/counter.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../../render/names.ts";
import { settleCounter } from "../default-privileges.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import { transitionName } from "../transition-name.ts";
import { exclusive, queue } from "./not-null.ts";

export type Identity = NonNullable<ColumnObject["identity"]>;

/**
 * An identity column on a table with rows: a plain one with a counter beside it, filled in batches, which becomes the identity at the switch and counts on from
 * there. `added`: the drafts for such a plain column.
 */
export function addIdentityDrafts(
  context: PlanContext,
  table: TableObject,
  column: ColumnObject,
  identity: Identity,
  added: (plain: ColumnObject) => readonly Draft[],
): readonly Draft[] {
  const name = qualifiedName(table.schema, table.name);
  const { counter: _said, ...rest } = column;
  const { counter, next, begins, serves, becomes: takesOver } = counterBeside(context, context.after, column, identity);
  const own = `pg_catalog.pg_get_serial_sequence(${quoteLiteral(name)}, ${quoteLiteral(column.name)})`;
  const locks = exclusive(table);
  const drafts = added({ ...rest, identity: null, default: next });
  const becomes = transactionDraft({
    phase: "switch",
    kind: "set_identity",
    object: column.address,
    what: `${table.name}.${column.name} counts by itself from now on`,
    requires: [`switch set_not_null ${column.address}`, ...drafts.filter((draft) => draft.phase === "switch").map((draft) => draft.id)],
    locks,
    statements: takesOver,
    undo: undoBy(locks, [
      begins,
      `select pg_catalog.setval(${quoteLiteral(counter)}, pg_catalog.nextval(${own}), false)`,
      dropIdentity(name, column.name),
      ...serves,
      setColumnDefault(name, column.name, next),
    ]),
    hazards: [queue(table), hazard("behaviour_changes", `inserts into ${table.name} without ${column.name} get their value in another way`)],
  });
  return [...drafts.map((draft) => (draft.kind === "add_column" ? withCounter(draft, begins, serves) : draft)), becomes];
}

type CounterBeside = {
  /** Its qualified name. */ readonly counter: string;
  /** The default of a plain column that counts by it. */ readonly next: string;
  readonly begins: string;
  /** When the column is there. */ readonly serves: readonly string[];
  /** The column, which is NOT NULL by then, counts on by itself. */ readonly becomes: readonly string[];
};

/** A counter of its own for a column that can't be an identity yet: Postgres wants it NOT NULL before. `catalog`: on whose side the column is told. */
export function counterBeside(context: PlanContext, catalog: PlanContext["after"], column: ColumnObject, identity: Identity): CounterBeside {
  const name = qualifiedName(column.schema, column.table);
  const counter = qualifiedName(column.schema, transitionName("count", column.table, column.name));
  const next = `nextval(${quoteLiteral(counter)}::regclass)`;
  const { named: _named, ...options } = identity;
  const own = `pg_catalog.pg_get_serial_sequence(${quoteLiteral(name)}, ${quoteLiteral(column.name)})`;
  return {
    counter,
    next,
    begins: `create sequence ${counter} as ${column.type} ${identityOptions(options)}`,
    // Whoever writes the table counts, as with an identity.
    serves: [`alter sequence ${counter} owned by ${name}.${quoteIdent(column.name)}`, `grant usage on sequence ${counter} to public`],
    becomes: [
      setColumnDefault(name, column.name, null),
      // As long as it is the column's own, Postgres takes it for the identity's counter.
      `alter sequence ${counter} owned by none`,
      setIdentity(name, column.name, identity),
      `select pg_catalog.setval(${own}, pg_catalog.${next}, false)`,
      `drop sequence ${counter}`,
      ...settleCounter(context.live, catalog, column),
      ...(column.counter === undefined ? [] : sayCounter(null, column)),
    ],
  };
}

/** It stands before the column's default names it, and leaves with the column. */
function withCounter(draft: Draft, begins: string, serves: readonly string[]): Draft {
  return draft.run.kind === "transaction" ? { ...draft, run: { ...draft.run, statements: [begins, ...draft.run.statements, ...serves] } } : draft;
}
