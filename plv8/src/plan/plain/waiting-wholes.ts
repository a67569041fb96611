import type { Address, CatalogObject, ConstraintObject, IndexObject, TableObject } from "../../types/catalog.ts";
import { grouped } from "../../catalog/grouped.ts";
import type { Draft } from "../draft.ts";
import { tableAddress, type PlanContext } from "../plan-context.ts";
import type { MadeAgain } from "./made-again.ts";
import type { PlainContext } from "./plain-context.ts";
import { dropWhole, wholeAgain } from "./whole.ts";

type Whole = IndexObject | ConstraintObject;
type Objects = PlanContext["after"];
type Context = Pick<PlanContext, "base" | "after" | "detached">;

/** Made ON ONLY a partitioned table: it waits for the parts of its partitions. */
export function isWaiting(object: Whole): boolean {
  return object.kind === "index" ? !object.valid && / ON ONLY /u.test(object.definition) : object.waits === true;
}

/**
 * Postgres gives each partition that comes, or comes back, a part of every index and key above it, also of one that waits for parts: such a one leaves before
 * partitions of its table do, and comes when they are there. With all that is attached to it, and what that is attached to.
 */
export function besideMovingPartitions(context: Context, catalog: Objects): ReadonlySet<Address> {
  const known = catalog === context.base ? ofBase : ofAfter;
  const made = known.get(context.base);
  if (made?.after === context.after) return made.found;
  const found = new Set<Address>();
  const moving = movingBelow(context);
  for (const object of moving.size === 0 ? [] : catalog.values())
    if ((object.kind === "index" || object.kind === "constraint") && isWaiting(object) && moving.has(tableAddress(object.schema, object.table)))
      for (const each of family(catalog, topOf(catalog, object))) found.add(each);
  known.set(context.base, { after: context.after, found });
  return found;
}

/** They leave before any partition does. */
export function waitingFirst(context: PlainContext, leaving: readonly Draft[]): { readonly first: readonly Draft[]; readonly then: readonly Draft[] } {
  const waiting = [...besideMovingPartitions(context, context.base)].flatMap((address) => context.base.get(address) ?? []);
  const former = new Set(waiting.map((object) => context.formerly(object).address));
  const isFirst = ({ object, kind }: Draft): boolean => former.has(object) && kind.startsWith("drop_");
  return { first: leaving.filter(isFirst), then: leaving.filter((draft) => !isFirst(draft)) };
}

/** An index of its own that becomes a part of what comes falls with that on the way back, and comes back by itself; so does what stands and gets a part. */
export function withPartsBack(context: PlainContext, moved: Pick<MadeAgain, "again">, whole: CatalogObject, draft: Draft): Draft {
  const { undo } = draft;
  if ((whole.kind !== "index" && whole.kind !== "constraint") || undo.kind !== "run" || undo.run.kind !== "transaction") return draft;
  const again =
    whole.attached_to === undefined
      ? ownParts(context, moved, whole).flatMap((part) => wholeAgain(context.base, context.base, part))
      : detached(context, moved, whole);
  if (again.length === 0) return draft;
  return { ...draft, undo: { ...undo, run: { ...undo.run, statements: [...undo.run.statements, ...again] } } };
}

/** The way back for a part: Postgres drops it only with what it is a part of, which comes back without it. Nothing where that leaves itself. */
export function detached(context: PlainContext, moved: Pick<MadeAgain, "again">, part: Whole): readonly string[] {
  const top = topOf(context.after, part);
  const whole = context.base.get(top.address);
  if (whole === undefined || moved.again.has(top.address)) return [];
  const own = moved.again.has(part.address) ? undefined : context.base.get(part.address);
  return [...dropWhole(top), ...wholeAgain(context.base, context.base, whole), ...(own === undefined ? [] : wholeAgain(context.base, context.base, own))];
}

function ownParts(context: PlainContext, moved: Pick<MadeAgain, "again">, whole: Whole): readonly CatalogObject[] {
  return family(context.after, whole).flatMap((address) => {
    const part = moved.again.has(address) ? undefined : context.base.get(address);
    return part !== undefined && address !== whole.address && "attached_to" in part === false ? [part] : [];
  });
}

type Known = { readonly after: Objects; readonly found: ReadonlySet<Address> };
const [ofBase, ofAfter] = [new WeakMap<Objects, Known>(), new WeakMap<Objects, Known>()];

/** Tables that have a partition on one side only, with other bounds, or leave it for a while. */
function movingBelow(context: Context): ReadonlySet<Address> {
  const found = new Set<Address>();
  const place = (object: CatalogObject | undefined): TableObject["partition_of"] => (object?.kind === "table" ? object.partition_of : null);
  for (const address of new Set([...context.base.keys(), ...context.after.keys()])) {
    const [before, after] = [place(context.base.get(address)), place(context.after.get(address))];
    if (before?.parent === after?.parent && before?.bound === after?.bound && !context.detached.has(address)) continue;
    for (const each of [before, after]) if (each !== null) found.add(each.parent);
  }
  return found;
}

function topOf(catalog: Objects, part: Whole): Whole {
  const above = part.attached_to === undefined ? undefined : catalog.get(part.attached_to);
  return above?.kind === "index" || above?.kind === "constraint" ? topOf(catalog, above) : part;
}

function family(catalog: Objects, whole: Whole): readonly Address[] {
  return [whole.address, ...attachedTo(catalog, whole.address).flatMap((part) => family(catalog, part))];
}

const attachedTo = grouped<Whole>((part, add) => {
  if ((part.kind === "index" || part.kind === "constraint") && part.attached_to !== undefined) add(part.attached_to, part);
});
