import type { CatalogObject } from "../../types/catalog.ts";
import type { Hazard, Lock, Phase } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { grantChanges, ownedGrantChanges } from "../../render/alter-grants.ts";
import { columnsKeep } from "../../render/columns-keep.ts";
import { bindToExtensions, setComment } from "../../render/describe-object.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import { columnsInBoth, tableAddress, type PlanContext } from "../plan-context.ts";

/** Comment and privileges of an object that stands: one step each (another owner is refused). `before` carries the object's later name. */
export function alterAttributes(
  context: PlanContext,
  before: CatalogObject,
  after: CatalogObject,
  properties: readonly string[],
  renamed = false,
): readonly Draft[] {
  const drafts: Draft[] = [];
  if (properties.includes("comment"))
    drafts.push(
      attributeDraft(
        renamed ? "switch" : "expand",
        "comment",
        after,
        `comment on ${label(after)}`,
        commentLocks(after),
        [setComment(after, after.comment)],
        [setComment(before, before.comment)],
        [],
      ),
    );
  if (properties.includes("bound_to")) {
    const [was, is] = [before.bound_to ?? [], after.bound_to ?? []];
    drafts.push(
      attributeDraft(
        "switch",
        "bind_to_extension",
        after,
        `${label(after)} goes with ${is.length === 0 ? "no extension" : `extension ${is.join(", ")}`}`,
        after.kind === "materialized_view" ? [{ relation: after.address, mode: "ACCESS EXCLUSIVE" }] : commentLocks(after),
        bindToExtensions(after, was, is),
        bindToExtensions(before, is, was),
        [],
      ),
    );
  }
  if (properties.includes("grants")) drafts.push(...grantDrafts(context, before, after));
  return drafts;
}

/** New privileges come first, lost ones leave with the former shape. */
function grantDrafts(context: PlanContext, before: CatalogObject, after: CatalogObject): readonly Draft[] {
  const locks = relationLock(after, "ACCESS SHARE");
  const owner = after.kind === "privileges" ? after.given_by : after.owner;
  const [was, is] = [before, after].map((object) => object.grants.filter((grant) => grant.grantee !== owner));
  const all = [...(was ?? []), ...(is ?? [])];
  const union = [...new Set(all.map((grant) => grant.grantee))].map((grantee) => ({
    grantee,
    privileges: mergePrivileges(all.filter((grant) => grant.grantee === grantee).flatMap((grant) => grant.privileges)),
  }));
  const won = grantChanges(after, was ?? [], union);
  const lost = grantChanges(after, union, is ?? []);
  const everything = { ...after, grants: union };
  // Privileges on columns of what others made come in steps of their own, before the last ones leave.
  const other = (own: PlanContext["base"], otherwise: PlanContext["base"]): PlanContext["base"] => (after.kind === "privileges" ? own : otherwise);
  const drafts: Draft[] = [];
  if (won.length > 0) {
    const back = [
      ...grantChanges(before, union, was ?? []),
      ...columnsKeep(everything, before, columnsInBoth(context.base, other(context.base, context.after), after)),
    ];
    drafts.push(attributeDraft("switch", "grant", after, won.join("; "), locks, won, back, [hazard("access_widens", won.join("; "))]));
  }
  if (lost.length > 0) {
    const statements = [...lost, ...columnsKeep(everything, after, columnsInBoth(context.after, other(context.after, context.base), after))];
    drafts.push(
      attributeDraft("contract", "revoke", after, lost.join("; "), locks, statements, grantChanges(before, is ?? [], union), [
        hazard("access_narrows", lost.join("; ")),
      ]),
    );
  }
  return [...drafts, ...ownDrafts(before, after, owner, locks)];
}

/** What an owner takes from itself, or gives itself back. */
function ownDrafts(before: CatalogObject, after: CatalogObject, owner: string | null, locks: readonly Lock[]): readonly Draft[] {
  const own = (object: CatalogObject): CatalogObject =>
    ({ ...object, owner, grants: object.grants.filter((grant) => grant.grantee === owner) }) as CatalogObject;
  const statements = ownedGrantChanges(own(before), own(after));
  return statements.length === 0
    ? []
    : [
        attributeDraft("contract", "change_own_privileges", after, statements.join("; "), locks, statements, ownedGrantChanges(own(after), own(before)), [
          hazard("access_narrows", statements.join("; ")),
        ]),
      ];
}

/** `SELECT` beside `SELECT*` is `SELECT*`. */
function mergePrivileges(privileges: readonly string[]): readonly string[] {
  return [...new Set(privileges)].filter((privilege) => !privileges.includes(`${privilege}*`)).sort();
}

function attributeDraft(
  phase: Phase,
  kind: string,
  object: CatalogObject,
  what: string,
  locks: readonly Lock[],
  statements: readonly string[],
  back: readonly string[],
  hazards: readonly Hazard[],
): Draft {
  return transactionDraft({
    phase,
    kind,
    object: object.address,
    what,
    locks,
    statements,
    undo: undoBy(locks, back),
    hazards,
    uses: [...object.depends_on, object.address],
    requires: phase === "expand" ? [`expand create_objects ${object.address}`] : [],
  });
}

export function label(object: CatalogObject): string {
  return object.address.slice(object.address.indexOf(":") + 1);
}

function commentLocks(object: CatalogObject): readonly Lock[] {
  if (object.kind === "constraint" || object.kind === "trigger" || object.kind === "policy")
    return [{ relation: tableAddress(object.schema, object.table), mode: "ACCESS SHARE" }];
  if (object.kind === "index") return [];
  if (object.kind === "materialized_view") return [{ relation: object.address, mode: "SHARE UPDATE EXCLUSIVE" }];
  return relationLock(object, "SHARE UPDATE EXCLUSIVE");
}

function relationLock(object: CatalogObject, mode: Lock["mode"]): readonly Lock[] {
  if (object.kind === "table" || object.kind === "view") return [{ relation: object.address, mode }];
  if (object.kind === "column") return [{ relation: tableAddress(object.schema, object.table), mode }];
  return [];
}
