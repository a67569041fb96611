import type { CatalogObject, ColumnObject, DomainObject } from "../../types/catalog.ts";
import type { Hazard } from "../../types/plan.ts";
import type { Change } from "../../types/change.ts";
import { hazard } from "../../hazards/hazard.ts";
import { columnSettings, setColumnDefault, setNotNull } from "../../render/alter-column.ts";
import { describeColumn } from "../../render/describe-object.ts";
import { renderSettings } from "../../render/finish-object.ts";
import { because, isMadeAgain } from "../../render/alter/alteration.ts";
import { retypedAttributes } from "../../render/alter/composite.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { columnsKeep } from "../../render/columns-keep.ts";
import { neededBy } from "../../catalog/needed-by.ts";
import { settleCounter } from "../default-privileges.ts";
import { childrenDiffer } from "../children-differ.ts";
import type { Draft } from "../draft.ts";
import { columnsInBoth, columnsOf } from "../plan-context.ts";
import type { PlainContext } from "./plain-context.ts";
import { alterationOf } from "./alteration-of.ts";
import { formerIndexes } from "./known-by.ts";
import { namePartsAnew } from "./part-names.ts";
import { plainDraft, wordsFor } from "./plain-drafts.ts";
import { privilegesDraft } from "./privileges-draft.ts";
import { storageApart } from "../storage-apart.ts";
import { holdsEveryValue } from "../widening.ts";
import { columnsOfType, rebuildable, rebuildType, type Rebuildable } from "./rebuild-type.ts";
import type { MadeAgain } from "./made-again.ts";
import { byHandHazards } from "./by-hand-hazards.ts";
import { usingOf } from "./told-rules.ts";
import { validatedAnew } from "./validated-parts.ts";
import { detached } from "./waiting-wholes.ts";
import { remake } from "./remake.ts";

/** What changes in place; a type that must be made again under its columns. */
export function alterDrafts(context: PlainContext, moved: MadeAgain, change: Extract<Change, { readonly kind: "alter" }>): readonly Draft[] {
  const apart = storageApart(change);
  if (apart.length > 1 && !isMadeAgain(alterationOf(context, change))) return apart.flatMap((each) => alterDrafts(context, moved, each));
  const { before, after, properties } = change;
  if (before.kind === "privileges" && after.kind === "privileges") return [privilegesDraft(context, before, after)];
  const forward = alterationOf(context, change);
  if (isMadeAgain(forward)) {
    const type = rebuildable(context, before, after);
    return type === null ? [] : [rebuildDraft(context, type.before, type.after, forward.because)];
  }
  if (forward.length === 0) return [];
  if (after.kind === "enum" && properties.includes("values"))
    return forward.map((statement) =>
      plainDraft({
        phase: "switch",
        kind: "add_enum_value",
        object: after,
        what: statement,
        statements: [statement],
        back: / add value /u.test(statement) ? null : [],
      }),
    );
  const settled = formerIndexes(context, moved, change);
  const back =
    after.kind === "extension" && properties.includes("version")
      ? because("an extension has no way to a former version")
      : alterationOf(context, { before: after, after: settled.before, properties: settled.properties });
  const regranted = properties.includes("grants");
  const retyped = after.kind === "column" && properties.some((name) => name === "type" || name === "collation") ? after : null;
  const anew = retyped === null ? [] : namePartsAnew(context, retyped);
  const checked = (catalog: PlainContext["after"]): readonly string[] => (retyped === null ? [] : validatedAnew(context, catalog, retyped, moved.again));
  return [
    plainDraft({
      phase: "switch",
      kind: `alter_${after.kind}`,
      object: after,
      what: `alter ${wordsFor(after)}: ${properties.join(", ")}`,
      statements: [
        ...forward,
        ...becomesCounted(context.base, context.after, before, after),
        ...typedColumnsAgain(context.after, before, after),
        ...(regranted ? columnsKeep(before, after, columnsInBoth(context.after, context.base, after)) : []),
        ...anew,
        ...checked(context.after),
      ],
      hazards: [...mayFail(context, before, after), ...byHandHazards(before, after)],
      ...(isMadeAgain(back) && hasHeirTables(context, before)
        ? { residue: `${wordsFor(after)} does not become again what it was: ${back.because}, and tables inherit from it` }
        : {}),
      back: isMadeAgain(back)
        ? backAgain(context, moved, before, after)
        : [
            ...back,
            ...becomesCounted(context.base, context.base, after, before),
            ...(regranted ? columnsKeep(after, before, columnsInBoth(context.base, context.after, after)) : []),
            ...columnsAgain(context, before, after),
            ...typedColumnsAgain(context.base, before, after),
            ...anew,
            ...checked(context.base),
          ],
    }),
  ];
}

/** Default privileges give an identity's new sequence to others, as they do with one that comes with its column. */
function becomesCounted(standing: PlainContext["base"], catalog: PlainContext["after"], before: CatalogObject, after: CatalogObject): readonly string[] {
  return before.kind === "column" && after.kind === "column" && before.identity === null ? settleCounter(standing, catalog, after) : [];
}

/** Another type of an attribute takes away how typed tables store its column. */
function typedColumnsAgain(catalog: PlainContext["base"], before: CatalogObject, after: CatalogObject): readonly string[] {
  if (before.kind !== "composite" || after.kind !== "composite") return [];
  const retyped = new Set(retypedAttributes(before, after).map(({ name }) => name));
  if (retyped.size === 0) return [];
  return [...catalog.values()].flatMap((table) =>
    table.kind !== "table" || table.of_type !== after.address
      ? []
      : columnsOf(catalog, table).flatMap(({ name, storage, compression }) =>
          retyped.has(name) ? columnSettings(qualifiedName(table.schema, table.name), name, { storage, compression, statistics: null }) : [],
        ),
  );
}

/** Columns that typed tables lost with an attribute come back with it, bare: what the tables said about them is said again. */
function columnsAgain(context: PlainContext, before: CatalogObject, after: CatalogObject): readonly string[] {
  if (before.kind !== "composite" || after.kind !== "composite") return [];
  const lost = before.attributes.filter((each) => !after.attributes.some((other) => other.name === each.name));
  const tables =
    lost.length === 0
      ? []
      : [...context.base.values()].filter((table) => table.kind === "table" && table.of_type === before.address && context.after.has(table.address));
  return tables.flatMap((table) =>
    lost.flatMap((each) => {
      const column = context.base.get(`column:${table.address.slice("table:".length)}.${quoteIdent(each.name)}`);
      return column?.kind === "column" ? sayAll(column) : [];
    }),
  );
}

function sayAll(column: ColumnObject): readonly string[] {
  const table = qualifiedName(column.schema, column.table);
  return [
    ...(column.default === null ? [] : [setColumnDefault(table, column.name, column.default)]),
    ...(column.not_null ? [setNotNull(table, column.name)] : []),
    ...renderSettings(column),
    ...describeColumn(column, column.name),
  ];
}

function mayFail(context: PlainContext, before: CatalogObject, after: CatalogObject): readonly Hazard[] {
  if (before.kind !== "column" || after.kind !== "column" || before.type === after.type || after.generated !== null) return [];
  const told = usingOf(context, before, after);
  if (told === null && holdsEveryValue(before.type, after.type)) return [];
  const rows = told === null ? `whose ${after.name} is no ${after.type}` : `for which ${told} gives no ${after.type}`;
  return [hazard("narrowing_may_fail", `rows of ${after.table} ${rows} stop this step: change them first`)];
}

/** Null where columns hold values of a type that can't become what it was. */
function backAgain(context: PlainContext, moved: MadeAgain, before: CatalogObject, after: CatalogObject): readonly string[] | null {
  if (after.kind === "extension" || (after.kind === "base_type" && columnsOfType(context, { schema: after.schema ?? "", name: after.name }).length > 0))
    return null;
  if (hasHeirTables(context, before)) return null;
  if ((after.kind === "index" || after.kind === "constraint") && after.attached_to !== undefined && isOwn(before)) return detached(context, moved, after);
  const type = rebuildable(context, after, before);
  if (type !== null) return rebuildType(context, type.after, context.base);
  return before.kind === "composite" &&
    after.kind === "composite" &&
    (columnsOfType(context, after).length > 0 || [...context.after.values()].some((table) => table.kind === "table" && table.of_type === after.address))
    ? null
    : remake(context, moved, after, before);
}

function isOwn(part: CatalogObject): boolean {
  return (part.kind === "index" || part.kind === "constraint") && part.attached_to === undefined;
}

/** What inherits from a foreign table may hold rows, and lets it be dropped no more. */
function hasHeirTables(context: PlainContext, object: CatalogObject): boolean {
  return (
    object.kind === "foreign_table" &&
    neededBy(context.base, object.address).some((heir) => isHeir(heir, object) && (heir.kind === "table" || hasHeirTables(context, heir)))
  );
}

function isHeir(heir: CatalogObject, parent: CatalogObject): boolean {
  return heir.kind === "table" ? heir.inherits.includes(parent.address) : heir.kind === "foreign_table";
}

function rebuildDraft(context: PlainContext, before: Rebuildable, after: Rebuildable, because: string): Draft {
  const gone = before.kind === "enum" && after.kind === "enum" ? before.values.filter((value) => !after.values.includes(value)) : [];
  const hazards =
    after.kind !== "enum"
      ? [hazard("narrowing_may_fail", `rows whose values are none of ${wordsFor(after)} stop this step: change them first`)]
      : gone.length === 0 || toldOfAll(context, after)
        ? []
        : [hazard("narrowing_may_fail", `rows with ${gone.join(", ")} stop this step: change them first`)];
  const anew = columnsOfType(context, after).flatMap((column) => namePartsAnew(context, column));
  return plainDraft({
    phase: "switch",
    kind: `rebuild_${after.kind}`,
    object: after,
    what: `make ${wordsFor(after)} again${gone.length === 0 ? "" : ` without ${gone.join(", ")}`}: ${because}`,
    statements: [...rebuildType(context, after, context.after), ...anew],
    back: [...rebuildType(context, before, context.base), ...anew],
    hazards,
  });
}

/** Is it said of each column of the type what its rows get? */
function toldOfAll(context: PlainContext, type: Rebuildable): boolean {
  return columnsOfType(context, type).every((column) => context.evolve.some((rule) => rule.column === column.address && rule.forward !== null));
}

/** A column's default leaves with what it needs, or comes back when that is there again; children that have another keep it. */
export function defaultDrafts(context: PlainContext, before: CatalogObject | null | undefined, after: CatalogObject | null | undefined): readonly Draft[] {
  const column = after ?? before;
  if (column?.kind === "domain") return domainDefault(column, after !== null && after !== undefined);
  if (column?.kind !== "column" || column.default === null) return [];
  const later = context.base.get(context.moves.later.get(column.address) ?? column.address);
  const alone = childrenDiffer(context, later?.kind === "column" ? later : column, "default");
  const table = `${alone ? "only " : ""}${qualifiedName(column.schema, column.table)}`;
  const set = setColumnDefault(table, column.name, column.default);
  const take = setColumnDefault(table, column.name, null);
  const gives = after !== null && after !== undefined;
  return [
    plainDraft({
      phase: "switch",
      kind: "set_default",
      object: column,
      what: `${gives ? "give" : "take"} the default of ${column.table}.${column.name}`,
      statements: [gives ? set : take],
      back: [gives ? take : set],
    }),
  ];
}

function domainDefault(domain: DomainObject, gives: boolean): readonly Draft[] {
  if (domain.default === null) return [];
  const alter = `alter domain ${qualifiedName(domain.schema, domain.name)}`;
  const [set, take] = [`${alter} set default ${domain.default}`, `${alter} drop default`];
  return [
    plainDraft({
      phase: "switch",
      kind: "set_default",
      object: domain,
      what: `${gives ? "give" : "take"} the default of ${domain.name}`,
      statements: [gives ? set : take],
      back: [gives ? take : set],
    }),
  ];
}
