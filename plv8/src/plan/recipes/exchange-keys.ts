import type { Address, ConstraintObject, TableObject } from "../../types/catalog.ts";
import { substituteNames } from "../../diff/substitute-names.ts";
import {
  addNotValid,
  constraintUsingIndex,
  dropConstraint,
  dropConstraintIfExists,
  renameConstraint,
  validateIfExists,
} from "../../render/alter-constraint.ts";
import { dropNotNull, setNotNull } from "../../render/alter-column.ts";
import { clusterOn, replicaIdentity } from "../../render/alter/table.ts";
import { describe } from "../../render/describe-object.ts";
import { moveIdentity } from "../../render/move-identity.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { rollbackDraft, undoBy, type Draft } from "../draft.ts";
import { tableAddress, tableOf, type PlanContext } from "../plan-context.ts";
import type { FormerColumn, LaterColumn, SyncGroup } from "../sync-group.ts";
import { transitionName } from "../transition-name.ts";
import { constraintLocks } from "./drop-parts.ts";
import { checkName, notNullAgain, returnLook, returnRead } from "./not-null.ts";
import { backIndex, returnIndex } from "./return-key.ts";
import { isPrimary, notValidThenValidate, type Successor } from "./successors.ts";

/** The primary key that is exchanged with its columns: the one that stands and the one that takes its place. */
type Primary = { readonly before: ConstraintObject; readonly after: ConstraintObject };

function primaryOf(group: SyncGroup, successors: readonly Successor[]): Primary | null {
  const found = successors.find(isPrimary);
  return found?.former?.kind === "constraint" && found.object.kind === "constraint" ? { before: found.former, after: found.object } : null;
}

/** Of former columns of an exchange that can't let NOT NULL go before: those of the primary key, and those that count. */
export function keptNotNull(group: SyncGroup, successors: readonly Successor[]): readonly FormerColumn[] {
  if (!group.exchange) return [];
  const key = primaryOf(group, successors)?.before.columns ?? [];
  return group.former.filter(({ column }) => column.not_null && (key.includes(column.name) || column.identity !== null));
}

/** Foreign keys to the new columns, over the new columns of their own table where these change too: built and read while the former ones stand. */
export function referrerDrafts(context: PlanContext, group: SyncGroup, requires: readonly string[]): readonly Draft[] {
  return group.referrers.flatMap((referrer) => {
    const { after, own } = referrer;
    const table = after === null ? null : tableOf(context.after, after);
    if (after === null || table === null) return [];
    const stage = transitionName("new", after.name);
    const definition = foreignOver(
      after,
      new Map((own?.later ?? []).map((each) => [each.column.name, each.stage])),
      new Map(group.later.map((each) => [each.column.name, each.stage])),
    );
    const filled = (own?.later ?? []).map((each) => `backfill analyze ${each.column.address}`);
    return notValidThenValidate(table, after, stage, definition, "validate", [...requires, ...filled]).map((draft) =>
      draft.run.kind === "transaction"
        ? {
            ...draft,
            provides: [],
            uses: [],
            undo: undoBy(constraintLocks(after, table.address, "ACCESS EXCLUSIVE"), [dropConstraintIfExists(qualifiedName(table.schema, table.name), stage)]),
          }
        : draft,
    );
  });
}

/** Under other column names: those of its own table, and those it refers to. */
function foreignOver(key: ConstraintObject, own: ReadonlyMap<string, string>, referred: ReadonlyMap<string, string>): string {
  const list = `(${(key.references?.columns ?? []).map(quoteIdent).join(", ")})`;
  const at = key.definition.indexOf(" REFERENCES ");
  const columns = key.definition.indexOf(list, at);
  const over = (text: string, names: ReadonlyMap<string, string>): string => substituteNames(text, { tables: new Map(), columns: names });
  if (columns < 0) return key.definition;
  return `${over(key.definition.slice(0, at), own)}${key.definition.slice(at, columns)}${over(list, referred)}${over(key.definition.slice(columns + list.length), own)}`;
}

/** What the exchange says of keys before and behind its renames, on the way there and back, and whom else it locks. */
export type KeyStatements = { readonly before: readonly string[]; readonly behind: readonly string[] };

export function referringTables(group: SyncGroup): readonly Address[] {
  return group.referrers.map(({ key }) => tableAddress(key.schema, key.table)).filter((table) => table !== group.table.address);
}

/** Foreign keys and the primary key leave; columns change names; the new ones take over. */
export function keysForward(context: PlanContext, group: SyncGroup, successors: readonly Successor[]): KeyStatements {
  const [table, primary] = [qualifiedName(group.table.schema, group.table.name), primaryOf(group, successors)];
  return {
    before: [
      ...group.referrers.flatMap(({ key, after }) => [
        dropConstraint(nameOf(key), key.name),
        ...(after === null ? [] : [renameConstraint(nameOf(after), transitionName("new", after.name), after.name)]),
      ]),
      ...(primary === null ? [] : [dropConstraint(table, primary.before.name)]),
    ],
    behind: [
      ...counterparts(group).flatMap(({ former, later }) =>
        moveIdentity(table, { name: former.kept, column: former.column }, { name: later.column.name, column: later.column }),
      ),
      ...owned(context, group, true),
      ...keptNotNull(group, successors).map((each) => dropNotNull(table, each.kept)),
      ...(primary === null ? [] : primaryUsing(table, primary.after, transitionName("new", primary.after.name))),
      ...marks(context.after.get(group.table.address), primary?.after),
    ],
  };
}

/** The same in reverse, with what `returnDrafts` has built before. */
export function keysBack(context: PlanContext, group: SyncGroup, successors: readonly Successor[]): KeyStatements {
  const [table, primary] = [qualifiedName(group.table.schema, group.table.name), primaryOf(group, successors)];
  return {
    before: [
      ...group.referrers.flatMap(({ key, after }) => [
        ...(after === null ? [] : [dropConstraint(nameOf(after), after.name)]),
        renameConstraint(nameOf(key), transitionName("back", key.name), key.name),
      ]),
      ...(primary === null ? [] : [dropConstraint(table, primary.after.name)]),
    ],
    behind: [
      ...keptNotNull(group, successors).flatMap((each) => [
        setNotNull(table, each.column.name),
        dropConstraintIfExists(table, checkName(group.table, each.kept)),
        ...notNullAgain(each.column),
      ]),
      ...counterparts(group).flatMap(({ former, later }) =>
        moveIdentity(table, { name: later.stage, column: later.column }, { name: former.column.name, column: former.column }),
      ),
      ...owned(context, group, false),
      ...(primary === null ? [] : primaryUsing(table, primary.before, backIndex(primary.before))),
      ...marks(context.base.get(group.table.address), primary?.before),
    ],
  };
}

/** What a rollback builds before it exchanges back, last first: values that fit, NOT NULL, the index of the former key, the former foreign keys. */
export function returnDrafts(context: PlanContext, group: SyncGroup, successors: readonly Successor[]): readonly Draft[] {
  const phase = group.exchange ? "switch" : "contract";
  const primary = primaryOf(group, successors);
  const kept = new Map(group.former.map((each) => [each.column.name, each.kept]));
  const foreign = group.referrers.flatMap(({ key, own }) => {
    const name = transitionName("back", key.name);
    const [table, at] = [nameOf(key), constraintLocks(key, tableAddress(key.schema, key.table), "SHARE ROW EXCLUSIVE")];
    const definition = foreignOver(key, new Map((own?.former ?? []).map((each) => [each.column.name, each.kept])), kept);
    const validate = rollbackDraft({
      phase,
      kind: "return_constraint",
      object: key.address,
      what: `on rollback: read ${key.table}, every row keeps ${key.name}`,
      undo: { kind: "run", run: { kind: "scan", statements: [validateIfExists(table, name)] } },
    });
    const add = rollbackDraft({
      phase,
      kind: "return_foreign_key",
      object: key.address,
      what: `on rollback: foreign key ${key.name} of ${key.table} to the former columns`,
      undo: undoBy(at, [dropConstraintIfExists(table, name), addNotValid(table, name, definition), ...describe({ ...key, name })]),
    });
    return key.valid && !/ NOT ENFORCED$/u.test(key.definition) ? [validate, add] : [add];
  });
  const places = keptNotNull(group, successors).map((each) => ({ table: group.table, column: each.kept, object: each.column.address }));
  // A rollback looks at every column before it changes anything for one of them.
  const empty = [...places.flatMap((place) => returnRead(place, "switch")), ...places.map(returnLook)];
  return [...foreign, ...(primary === null ? [] : [returnIndex(group.table, primary.before, phase, kept)].filter((draft) => draft !== null)), ...empty];
}

/** A column and the one that takes its name or its place over. */
export function counterparts(group: SyncGroup): readonly { readonly former: FormerColumn; readonly later: LaterColumn }[] {
  return group.former.flatMap((former) => {
    const place = group.exchange ? former.column.name : group.later.find((each) => each.source === former.column.name)?.column.name;
    const later = group.later.length === 1 && group.former.length === 1 ? group.later[0] : group.later.find((each) => each.column.name === place);
    return later === undefined ? [] : [{ former, later }];
  });
}

function primaryUsing(table: string, key: ConstraintObject, index: string): readonly string[] {
  const deferrable = / (DEFERRABLE.*)$/u.exec(key.definition)?.[1];
  return [constraintUsingIndex(table, key.name, "primary", index, deferrable === undefined ? "" : ` ${deferrable.toLowerCase()}`), ...describe(key)];
}

/** Sequences belong to columns, not to names. */
export function owned(context: PlanContext, group: SyncGroup, forward: boolean): readonly string[] {
  const [former, later] = [new Set(group.former.map((each) => each.column.address)), new Set(group.later.map((each) => each.column.address))];
  return [...context.base.values()].flatMap((object) => {
    const after = context.after.get(object.address);
    if (object.kind !== "sequence" || after?.kind !== "sequence" || object.owned_by === null || after.owned_by === null) return [];
    if (!former.has(object.owned_by) || !later.has(after.owned_by)) return [];
    return [`alter sequence ${qualifiedName(after.schema, after.name)} owned by ${(forward ? after : object).owned_by?.slice("column:".length) ?? "none"}`];
  });
}

/** A table that subscribers know by its primary key, or that is clustered on it, would lose that with the former one. */
function marks(table: unknown, key: ConstraintObject | undefined): readonly string[] {
  const found = table as TableObject | undefined;
  if (key === undefined || found === undefined) return [];
  return [...(found.replica_identity === `index ${key.name}` ? [replicaIdentity(found)] : []), ...(found.cluster_on === key.name ? [clusterOn(found)] : [])];
}

function nameOf(key: ConstraintObject): string {
  return qualifiedName(key.schema, key.table);
}

/** New foreign keys to columns that are exchanged come behind the exchange. */
export function behindExchanges(drafts: readonly Draft[], groups: readonly SyncGroup[], context: PlanContext): readonly Draft[] {
  const late = new Map<Address, string>();
  for (const change of context.changes) {
    if (change.kind !== "create" || change.after.kind !== "constraint" || change.after.references === null) continue;
    const { references, address } = change.after;
    const group = groups.find(
      (each) => each.exchange && each.table.address === references.table && each.later.some((later) => references.columns.includes(later.column.name)),
    );
    if (group !== undefined && !groups.some((each) => each.exchange && each.referrers.some(({ after }) => after?.address === address)))
      late.set(address, exchangeId(group));
  }
  return drafts.map((draft) => {
    const exchange = late.get(draft.object);
    return exchange === undefined || draft.phase === "contract" || draft.phase === "check"
      ? draft
      : { ...draft, phase: "switch" as const, requires: [...draft.requires, exchange] };
  });
}

/** The step by which its columns take their names over. */
export function exchangeId(group: SyncGroup): string {
  return `switch exchange_columns ${group.later[0]?.column.address ?? group.table.address}`;
}

/** Exchanges of columns that refer come before those of the key they refer to. */
export function exchangesBefore(group: SyncGroup): readonly string[] {
  return group.referrers.flatMap(({ own }) => (own === null || own.functionName === group.functionName ? [] : [exchangeId(own)]));
}
