import type { Address, TableObject, TriggerObject } from "../../types/catalog.ts";
import type { Phase, Run, Undo } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { setTriggerState } from "../../render/alter/table.ts";
import { phaseOrder, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { ancestorsOf } from "../../catalog/ancestors-of.ts";
import { hasTrigger, stateAbove, stateIn, statesUnder } from "../plain/trigger-states.ts";
import { childrenOf, tableAddress, type PlanContext } from "../plan-context.ts";
import { isNewPartition } from "../partitions.ts";

type Objects = PlanContext["after"];

/**
 * Partitions on which triggers of the tables above fire otherwise than there: Postgres gives a partition that joins, and all of them when a trigger is made, the
 * state above. So it is told again in every such step, on the way there and back, and by a step of its own where nothing else changes.
 */
export function withTriggerStates(context: PlanContext, drafts: readonly Draft[]): readonly Draft[] {
  if (![context.base, context.after].some((catalog) => partitions(catalog).some((table) => (table.triggers ?? []).length > 0))) return drafts;
  const moves = movesOf(context, drafts);
  const ordered = drafts.map((draft) => inOrder(context, draft, drafts));
  return [...ordered.map((draft) => told(context, moves, draft)), ...newFamilies(context, drafts), ...altered(context, drafts)];
}

/** When a table joins the parent that it has later, and leaves the one it had. */
type Moves = { readonly joins: ReadonlyMap<Address, Draft>; readonly cuts: ReadonlyMap<Address, Draft> };

function movesOf(context: PlanContext, drafts: readonly Draft[]): Moves {
  const joins = drafts.filter((draft) => draft.kind === "attach_partition");
  const stood = (draft: Draft): boolean => {
    const table = context.base.get(draft.object);
    return table?.kind === "table" && table.partition_of !== null;
  };
  const cuts = drafts.filter((draft) => draft.kind === "detach_partition" || (draft.kind === "attach_partition" && stood(draft)));
  return { joins: new Map(joins.map((draft) => [draft.object, draft])), cuts: new Map(cuts.map((draft) => [draft.object, draft])) };
}

/** Parents leave before their own partitions do, both before their triggers change; partitions join when the triggers above them are what they will be. */
function inOrder(context: PlanContext, draft: Draft, drafts: readonly Draft[]): Draft {
  const others = drafts.filter((each) => each !== draft && each.phase === draft.phase);
  const before = (kinds: readonly string[], about: (each: Draft) => boolean): readonly string[] =>
    others.filter((each) => kinds.includes(each.kind) && about(each)).map((each) => each.id);
  const above = (catalog: Objects): ReadonlySet<Address> => {
    const table = catalog.get(draft.object);
    return new Set(table?.kind === "table" ? ancestorsOf(catalog, table).map((each) => each.address) : []);
  };
  if (draft.kind === "detach_partition") {
    const parents = above(context.base);
    return { ...draft, requires: [...draft.requires, ...before(["detach_partition"], (each) => parents.has(each.object))] };
  }
  if (draft.kind === "attach_partition") {
    const parents = above(context.after);
    return { ...draft, requires: [...draft.requires, ...before(triggerKinds, (each) => parents.has(tableOfTrigger(context, each.object) ?? ""))] };
  }
  return triggerKinds.includes(draft.kind) ? { ...draft, requires: [...draft.requires, ...before(["detach_partition"], () => true)] } : draft;
}

const triggerKinds: readonly string[] = ["create_trigger", "replace_trigger", "settle_trigger", "drop_trigger", "rename_trigger"];

function tableOfTrigger(context: PlanContext, address: Address): Address | null {
  const trigger = context.after.get(address) ?? context.base.get(address);
  return trigger?.kind === "trigger" ? tableAddress(trigger.schema, trigger.table) : null;
}

function told(context: PlanContext, moves: Moves, draft: Draft): Draft {
  const { joins, cuts } = moves;
  const there = (table: TableObject): boolean => {
    const join = joins.get(table.address);
    return join === undefined || join.object === draft.object || order(join) < order(draft);
  };
  const back = (table: TableObject): boolean => {
    const cut = cuts.get(table.address);
    if (cut === undefined || order(cut) > order(draft) || cut.object === draft.object) return true;
    return cut.phase === draft.phase && cuts.has(draft.object) && ancestorsOf(context.base, table).some((each) => each.address === draft.object);
  };
  const trigger = context.after.get(draft.object) ?? context.base.get(draft.object);
  const about = (name: string): boolean => trigger?.kind !== "trigger" || trigger.name === name;
  const later = (address: Address): readonly string[] => {
    const root = context.after.get(address);
    const said = (each: TriggerObject): string | null => (about(each.name) && (draft.phase !== "expand" || context.base.has(each.address)) ? each.name : null);
    return root?.kind === "table" ? statesUnder(context.after, root, there, said) : [];
  };
  const former = (address: Address): readonly string[] => {
    const root = context.base.get(address);
    const said = (each: TriggerObject): string | null =>
      about(each.name) ? (draft.phase === "contract" ? laterName(context, each.address, each.name) : each.name) : null;
    return root?.kind === "table" ? statesUnder(context.base, root, back, said) : [];
  };
  if (draft.kind === "attach_partition") return withStatements(draft, later(draft.object), cuts.has(draft.object) ? former(draft.object) : []);
  if (draft.kind === "detach_partition") return withStatements(draft, [], former(draft.object));
  const table = triggerKinds.includes(draft.kind) ? tableOfTrigger(context, draft.object) : null;
  if (table === null) return draft;
  switch (draft.kind) {
    case "create_trigger":
      return withStatements(draft, later(table), []);
    case "drop_trigger":
      return withStatements(draft, [], former(table));
    case "replace_trigger":
      return withStatements(draft, later(table), former(table));
    case "settle_trigger":
      return withStatements(draft, later(table), later(table));
    default:
      return draft;
  }
}

function order(draft: Draft): number {
  return phaseOrder.indexOf(draft.phase);
}

/** Under which name a trigger is known from the switch on. */
function laterName(context: PlanContext, address: Address, name: string): string {
  const renamed = context.changes.find((change) => change.kind === "rename" && change.before.address === address);
  return renamed?.kind === "rename" ? renamed.after.name : name;
}

function withStatements(draft: Draft, forward: readonly string[], back: readonly string[]): Draft {
  const more = (run: Run, statements: readonly string[]): Run =>
    run.kind === "transaction" && statements.length > 0 ? { ...run, statements: [...run.statements, ...statements] } : run;
  const undo: Undo = draft.undo.kind === "run" ? { kind: "run", run: more(draft.undo.run, back) } : draft.undo;
  return { ...draft, run: more(draft.run, forward), undo };
}

/** Partitions that are made with their parents. */
function newFamilies(context: PlanContext, drafts: readonly Draft[]): readonly Draft[] {
  const made = partitions(context.after).filter(
    (table) => (table.triggers ?? []).length > 0 && !context.base.has(table.address) && !isNewPartition(context, table),
  );
  const [first] = made;
  if (first === undefined) return [];
  return [
    stateDraft(
      "expand",
      first,
      drafts.filter((draft) => draft.kind === "create_objects" && draft.phase === "expand"),
      byDepth(context.after, made).flatMap((table) => (table.triggers ?? []).map((state) => setTriggerState(table, state.name, state.enabled))),
      [],
      [],
    ),
  ];
}

/** Partitions that stand: a state reaches all below, whose own is told behind it. */
function altered(context: PlanContext, drafts: readonly Draft[]): readonly Draft[] {
  const standing = partitions(context.after).filter((table) => context.base.get(table.address)?.kind === "table");
  const former = (table: TableObject): TableObject["triggers"] => {
    const before = context.base.get(table.address);
    return before?.kind === "table" && before.partition_of?.parent === table.partition_of?.parent ? before.triggers : undefined;
  };
  const names = new Set(
    standing.flatMap((table) => {
      const [before, after] = [former(table) ?? [], table.triggers ?? []];
      return [
        ...after.filter((each) => stateIn(before, each.name) !== each.enabled),
        ...before.filter((each) => stateIn(after, each.name) === undefined && hasTrigger(context.after, table, each.name)),
      ].map((each) => each.name);
    }),
  );
  const first = standing.find((table) => [...(former(table) ?? []), ...(table.triggers ?? [])].some((each) => names.has(each.name)));
  if (first === undefined) return [];
  const say = (catalog: Objects, name: (table: TableObject, name: string) => string): readonly string[] =>
    byDepth(
      catalog,
      standing.flatMap((table) => {
        const found = catalog.get(table.address);
        return found?.kind === "table" && found.partition_of?.parent === table.partition_of?.parent ? [found] : [];
      }),
    ).flatMap((table) =>
      [...names].sort().flatMap((each) => {
        const [own, other] = [stateIn(table.triggers ?? [], each), stateIn(statesOf(catalog === context.base ? context.after : context.base, table), each)];
        if (!hasTrigger(catalog, table, each)) return [];
        return own === undefined && other === undefined ? [] : [setTriggerState(table, name(table, each), own ?? stateAbove(catalog, table, each))];
      }),
    );
  const renamed = (table: TableObject, name: string): string => {
    const trigger = ancestorsOf(context.base, table)
      .flatMap((above) => childrenOf(context.base, above))
      .find((child) => child.kind === "trigger" && child.name === name);
    return trigger === undefined ? name : laterName(context, trigger.address, name);
  };
  const after = drafts.filter((draft) => draft.phase === "switch" && (draft.kind === "attach_partition" || triggerKinds.includes(draft.kind)));
  const tables = standing.filter((table) => [...(former(table) ?? []), ...(table.triggers ?? [])].some((each) => names.has(each.name)));
  return [
    stateDraft(
      "switch",
      first,
      after,
      say(context.after, (_table, name) => name),
      say(context.base, renamed),
      tables,
    ),
  ];
}

function stateDraft(
  phase: Phase,
  first: TableObject,
  after: readonly Draft[],
  forward: readonly string[],
  back: readonly string[],
  tables: readonly TableObject[],
): Draft {
  const locks = tables.map((table) => ({ relation: table.address, mode: "SHARE ROW EXCLUSIVE" as const }));
  return transactionDraft({
    phase,
    kind: "set_trigger_states",
    object: first.address,
    what: `triggers of partitions fire otherwise than above them`,
    requires: after.map((draft) => draft.id),
    locks,
    statements: forward,
    undo: undoBy(locks, back),
    hazards: tables.length === 0 ? [] : [hazard("behaviour_changes", `writes to ${tables.map((table) => table.name).join(", ")} fire other triggers`)],
  });
}

function partitions(catalog: Objects): readonly TableObject[] {
  return [...catalog.values()].filter((table): table is TableObject => table.kind === "table" && table.partition_of !== null);
}

function byDepth(catalog: Objects, tables: readonly TableObject[]): readonly TableObject[] {
  const depth = (table: TableObject): number => ancestorsOf(catalog, table).length;
  return [...tables].sort((left, right) => depth(left) - depth(right));
}

function statesOf(catalog: Objects, table: TableObject): NonNullable<TableObject["triggers"]> {
  const found = catalog.get(table.address);
  return found?.kind === "table" ? (found.triggers ?? []) : [];
}
