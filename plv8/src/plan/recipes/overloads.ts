import type { Address, CatalogObject, FunctionObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { Issue } from "../../types/issue.ts";
import { needsOf } from "../../catalog/needs-of.ts";
import { hazard } from "../../hazards/hazard.ts";
import { qualifiedName } from "../../render/names.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import { answeringAlike } from "../answers-alike.ts";
import { refusal } from "../refuse/refusal.ts";
import type { SyncGroup } from "../sync-group.ts";
import { asPlain } from "./as-plain.ts";
import { mergedLocks } from "./locks-of-defined.ts";
import { closureOf, lockOfRemade, rowless, standsApart } from "./remade.ts";
import { counted } from "./takes-names.ts";

/**
 * A function leaves and another of its name takes its place, as with one more argument that has a default. What calls it may read alike, and is bound to the
 * former one all the same; and where both would answer one call ("is not unique"), they may not stand beside each other.
 */
export type Overloads = {
  /** What is told here, and nowhere else in the plan. */
  readonly addresses: ReadonlySet<Address>;
  readonly drafts: readonly Draft[];
  readonly issues: readonly Issue[];
};

/** `gone`: functions that leave; `part`: these and what is bound anew; `coming`: what can't stand before. */
type Swap = { readonly gone: readonly FunctionObject[]; readonly part: ReadonlySet<Address>; readonly coming: ReadonlySet<CatalogObject> };

export function overloads(context: PlanContext, groups: readonly SyncGroup[]): Overloads {
  const issues: Issue[] = [];
  let swaps: readonly Swap[] = [];
  for (const change of context.changes) {
    if (change.kind !== "drop" || change.before.kind !== "function") continue;
    const gone = change.before;
    const callers = callersOf(context, gone);
    const coming = withNeeders(context, answeringAlike(context.changes, gone));
    if (callers.length === 0 && coming.size === 0) continue;
    const part = closureOf(context, gone.address, callers);
    const held = [...coming].find((object) => !rowless.has(object.kind));
    if (held !== undefined) issues.push(comesBehind(gone, held));
    else if (part === null || !standsApart(context, groups, part)) issues.push(boundToFormer(gone, callers));
    else {
      const isTouched = (swap: Swap): boolean => [...swap.part].some((address) => part.has(address)) || [...swap.coming].some((object) => coming.has(object));
      const touched = swaps.filter(isTouched);
      swaps = [
        ...swaps.filter((swap) => !touched.includes(swap)),
        {
          gone: [...touched.flatMap((swap) => swap.gone), gone],
          part: new Set([...touched.flatMap((swap) => [...swap.part]), ...part]),
          coming: new Set([...touched.flatMap((swap) => [...swap.coming]), ...coming]),
        },
      ];
    }
  }
  const drafts = swaps.map((swap) => swapDraft(context, swap));
  for (const [at, draft] of drafts.entries())
    if (draft === null) issues.push(...(swaps[at]?.gone ?? []).slice(0, 1).map((gone) => boundToFormer(gone, callersOf(context, gone))));
  return {
    addresses: new Set(swaps.flatMap(({ part, coming }) => [...part, ...[...coming].map(({ address }) => address)])),
    drafts: drafts.filter((draft) => draft !== null),
    issues,
  };
}

/** The changes without those that are told here. */
export function withoutOverloads(told: Overloads, changes: readonly Change[]): readonly Change[] {
  return told.addresses.size === 0 ? changes : changes.filter((change) => !told.addresses.has(change.address));
}

/** What stays, and is to need another of the function's name. */
function callersOf(context: PlanContext, gone: FunctionObject): readonly CatalogObject[] {
  const name = `function:${qualifiedName(gone.schema, gone.name)}(`;
  return [...context.base.values()].filter((object) => {
    const after = object.depends_on.includes(gone.address) ? context.after.get(object.address) : undefined;
    return after?.kind === object.kind && after.depends_on.some((need) => need !== gone.address && need.startsWith(name));
  });
}

/** The objects and what comes with a need of them. */
function withNeeders(context: PlanContext, objects: readonly CatalogObject[]): ReadonlySet<CatalogObject> {
  const created = context.changes.flatMap((change) => (change.kind === "create" ? [change.after] : []));
  const found = new Set(objects);
  for (const each of found) for (const other of created) if (needsOf(other).includes(each.address)) found.add(other);
  return found;
}

function comesBehind(gone: FunctionObject, held: CatalogObject): Issue {
  return refusal(
    "not-unique",
    held.address,
    `${held.address.replace(":", " ")} comes and calls a function that can't stand beside ${gone.address.replace(":", " ")}, which leaves: one call would mean both`,
    `Declare the version without ${held.address.replace(":", " ")} first, and with it when that is complete.`,
  );
}

function boundToFormer(gone: FunctionObject, callers: readonly CatalogObject[]): Issue {
  const names = callers.map((caller) => caller.address.replace(":", " ")).sort();
  const held = names.length === 0 ? "what calls it" : names.slice(0, 4).join(", ");
  return refusal(
    "bound-to-former",
    gone.address,
    `${gone.address.replace(":", " ")} leaves and another of its name takes its place, and ${held} would have to be bound to that: made again while everybody waits, or with changes of its own`,
    `Let the new function come under a name of its own and call that; or drop ${names[0] ?? held} in a version of its own, and give it back behind this one.`,
  );
}

/** Callers leave, then the function; then comes what takes its place, and they come back. */
function swapDraft(context: PlanContext, { gone, part, coming }: Swap): Draft | null {
  const leaving = new Set(gone.map(({ address }) => address));
  const callers = [...part].filter((address) => !leaving.has(address));
  const needs = callers.flatMap((address) => context.after.get(address)?.depends_on ?? []);
  const before = needs.flatMap((need) => (context.base.has(need) ? [] : (context.after.get(need) ?? []))).filter((object) => !coming.has(object));
  const stands = [...context.base.values(), ...new Set(before)];
  const wished = stands.flatMap((object) =>
    leaving.has(object.address) ? [] : part.has(object.address) ? (context.after.get(object.address) ?? []) : [object],
  );
  const told = before.some(({ kind }) => kind !== "function") ? null : asPlain(context, [...wished, ...coming], stands);
  if (told === null) return null;
  const locks = mergedLocks([...part].flatMap((address) => lockOfRemade(context, address)));
  const bound = callers.length === 0 ? "" : `, and bind ${counted(new Set(callers))} to it`;
  const views = callers.filter((address) => address.startsWith("view:"));
  return transactionDraft({
    phase: "switch",
    kind: "replace_function",
    object: gone[0]?.address ?? "",
    what: `let another of its name take the place of ${[...leaving].join(", ").replaceAll("function:", "function ")}${bound}`,
    uses: [...needs, ...[...coming].flatMap((object) => object.depends_on)],
    provides: [...callers, ...[...coming].map(({ address }) => address)],
    removes: [...leaving],
    locks,
    statements: told.forward,
    undo: undoBy(locks, told.back),
    hazards: [
      hazard("behaviour_changes", `from then on calls of ${gone.map(({ name }) => name).join(", ")} mean the other one; until then they mean the former`),
      ...(views.length === 0 ? [] : [hazard("result_type_changes", `prepared statements over ${counted(new Set(views))} fail until they are prepared again`)]),
    ],
  });
}
