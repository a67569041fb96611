import type { Address, CatalogKind, CatalogObject, ExtensionObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { Issue } from "../../types/issue.ts";
import { needsOf } from "../../catalog/needs-of.ts";
import { hazard } from "../../hazards/hazard.ts";
import { quoteIdent } from "../../render/names.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import { refusal } from "../refuse/refusal.ts";
import { asPlain } from "./as-plain.ts";
import { mergedLocks } from "./locks-of-defined.ts";
import { isPartOfRelation, lockOfRemade, rowless } from "./remade.ts";

/** Extensions whose names stand loose: what has them leaves, and what needs that is bound to theirs, in the one transaction in which they come. */
export type TakenNames = { readonly addresses: ReadonlySet<Address>; readonly drafts: readonly Draft[]; readonly issues: readonly Issue[] };

/** Kinds of which the catalog does not list what an extension brings: those that leave make room for its own where they are of its names, or of no use. */
const unlisted: ReadonlySet<CatalogKind> = new Set([
  "base_type",
  "cast",
  "composite",
  "domain",
  "operator",
  "operator_class",
  "operator_family",
  "range",
  "text_search_configuration",
  "text_search_dictionary",
]);

export function takenNames(context: PlanContext): TakenNames {
  const extensions = context.changes.flatMap((change) =>
    change.kind === "create" && change.after.kind === "extension" ? [{ extension: change.after, loose: looseNames(context, change.after) }] : [],
  );
  const coming = extensions.filter(({ loose }) => loose.size > 0);
  const [first] = coming;
  if (first === undefined) return { addresses: new Set(), drafts: [], issues: [] };
  const loose = new Set(coming.flatMap((each) => [...each.loose]));
  const bound = boundTo(context, loose);
  const issues = [...bound].flatMap((object) => (isBoundAnew(context, object, loose) ? [] : [held(object, first.extension, loose)]));
  if (issues.length > 0) return { addresses: loose, drafts: [], issues };
  const draft = takingDraft(
    context,
    coming.map(({ extension }) => extension),
    loose,
    bound,
  );
  return {
    addresses: new Set([...loose, ...coming.map(({ extension }) => extension.address)]),
    drafts: draft === null ? [] : [draft],
    issues: draft === null ? [...bound].slice(0, 1).map((object) => held(object, first.extension, loose)) : [],
  };
}

/** The changes without those that come and leave together. */
export function withoutTaken(taken: TakenNames, changes: readonly Change[]): readonly Change[] {
  return taken.addresses.size === 0 ? changes : changes.filter((change) => !(taken.addresses.has(change.address) && change.kind !== "alter"));
}

/** What stands under the names of what the extension brings: told by address, by what was over it and is over the extension, or of no use and in its schema. */
function looseNames(context: PlanContext, extension: ExtensionObject): ReadonlySet<Address> {
  const members = [...context.after.values()].filter((object) => object.extension === extension.name);
  const found = new Set(members.flatMap(({ address }) => (context.base.get(address)?.extension === null ? [address] : [])));
  const leaves = (address: Address): boolean => {
    const object = context.base.get(address);
    return object !== undefined && unlisted.has(object.kind) && object.extension === null && !context.after.has(address);
  };
  const changing = new Set(context.changes.map(({ address }) => address));
  for (const before of context.base.values()) {
    const after = changing.has(before.address) ? undefined : context.after.get(before.address);
    if (after === undefined || before.depends_on.includes(extension.address) || !after.depends_on.includes(extension.address)) continue;
    for (const need of before.depends_on) if (leaves(need) && !after.depends_on.includes(need)) found.add(need);
  }
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const object of context.base.values()) {
      const needs = needsOf(object);
      if (found.has(object.address)) for (const need of needs) if (leaves(need)) found.add(need);
      if (leaves(object.address) && needs.some((need) => found.has(need))) found.add(object.address);
    }
  }
  if (found.size > 0) return found;
  const needed = new Set([...context.base.values()].flatMap((object) => needsOf(object)));
  const types = [...context.base.values()].filter(
    (object) => leaves(object.address) && !needed.has(object.address) && "schema" in object && object.schema === extension.schema,
  );
  return new Set(types.map(({ address }) => address));
}

/** What needs loose ones, directly or not, and stays beyond them. */
function boundTo(context: PlanContext, loose: ReadonlySet<Address>): ReadonlySet<CatalogObject> {
  const found = new Set(loose);
  for (const address of found)
    for (const each of context.base.values()) if (needsOf(each).includes(address) && !isPartOfRelation(context, each)) found.add(each.address);
  return new Set([...found].flatMap((address) => (loose.has(address) ? [] : (context.base.get(address) ?? []))));
}

/** A default, or what holds no rows. */
function isBoundAnew(context: PlanContext, object: CatalogObject, loose: ReadonlySet<Address>): boolean {
  if (object.kind !== "column") return rowless.has(object.kind) || object.kind === "privileges";
  const types = object.depends_on.filter((need) => !need.startsWith("function:") && boundBy(context, need, loose));
  return object.default !== null && object.generated === null && types.length === 0;
}

function boundBy(context: PlanContext, address: Address, loose: ReadonlySet<Address>): boolean {
  return loose.has(address) || (unlisted.has(context.base.get(address)?.kind ?? "schema") && needsLoose(context, address, loose));
}

function needsLoose(context: PlanContext, address: Address, loose: ReadonlySet<Address>): boolean {
  const object = context.base.get(address);
  return object !== undefined && needsOf(object).some((need) => loose.has(need));
}

function held(object: CatalogObject, extension: ExtensionObject, loose: ReadonlySet<Address>): Issue {
  const names = object.depends_on.filter((need) => loose.has(need)).map((need) => need.replace(":", " "));
  const classes = object.depends_on.some((need) => need.startsWith("operator_class:") && loose.has(need));
  return refusal(
    "name-taken",
    object.address,
    `extension ${extension.name} comes and brings what stands loose under its names, and ${object.address.replace(":", " ")} holds values made by ${names.length === 0 ? "that" : names.slice(0, 4).join(", ")}: it would have to be made again while everybody waits`,
    classes
      ? `Drop ${object.address.replace(":", " ")} in a version of its own, and give it back in one behind that of the extension: there is one default operator class for a type.`
      : `In a version of its own, give ${names[0] ?? "what stands loose"} another name (what is over it follows); then let the extension come, and be over the extension's.`,
  );
}

function takingDraft(
  context: PlanContext,
  extensions: readonly ExtensionObject[],
  loose: ReadonlySet<Address>,
  bound: ReadonlySet<CatalogObject>,
): Draft | null {
  const names = new Set(extensions.map(({ name }) => name));
  const [home] = extensions;
  if (home === undefined) return null;
  const again = new Set([...bound].map(({ address }) => address));
  const wished = [...context.base.values()].flatMap((object) =>
    loose.has(object.address)
      ? []
      : again.has(object.address)
        ? [{ ...object, depends_on: object.depends_on.map((need) => (loose.has(need) ? home.address : need)) }]
        : [object],
  );
  const members = [...context.after.values()].filter(({ extension }) => extension !== null && names.has(extension));
  const told = asPlain(context, [...wished, ...extensions, ...members]);
  if (told === null) return null;
  const locks = mergedLocks([...again].flatMap((address) => lockOfRemade(context, address)));
  return transactionDraft({
    phase: "expand",
    kind: "create_extension",
    object: home.address,
    what: `create extension ${[...names].join(", ")} in place of ${counted(loose)}${bound.size === 0 ? "" : `, with ${counted(again)}`}`,
    provides: extensions.map(({ address }) => address),
    uses: extensions.flatMap(({ depends_on: needs }) => needs),
    removes: [...loose],
    locks,
    statements: told.forward,
    undo: undoBy(locks, told.back),
    hazards: [
      hazard("behaviour_changes", `${counted(loose)} do what extension ${[...names].map(quoteIdent).join(", ")} makes of them`),
      ...([...bound].some(({ kind }) => kind === "view")
        ? [hazard("result_type_changes", `prepared statements over ${counted(again)} may fail until they are prepared again`)]
        : []),
    ],
  });
}

/** `view s.a, view s.b`; of more than four the first three. */
export function counted(addresses: ReadonlySet<Address>): string {
  const names = [...addresses].map((address) => address.replace(":", " ")).sort();
  return names.length <= 4 ? names.join(", ") : `${names.slice(0, 3).join(", ")} and ${String(names.length - 3)} more`;
}
