import type { PrivilegesObject } from "../../types/catalog.ts";
import { changePrivileges } from "../../render/change-privileges.ts";
import { columnsKeep } from "../../render/columns-keep.ts";
import type { Draft } from "../draft.ts";
import { columnsInBoth, type PlanContext } from "../plan-context.ts";
import { plainDraft } from "./plain-drafts.ts";

/** Privileges on what others made become others; null: what it came with. */
export function privilegesDraft(
  context: PlanContext,
  ...[before, after]: readonly [PrivilegesObject | null, PrivilegesObject] | readonly [PrivilegesObject, null]
): Draft {
  const object = after ?? before;
  const former = { ...object, grants: before?.grants ?? object.born };
  const later = { ...object, grants: after?.grants ?? object.born };
  const way = (from: PrivilegesObject, to: PrivilegesObject, [now, other]: readonly [PlanContext["after"], PlanContext["base"]]): readonly string[] => [
    ...changePrivileges(object, from.grants, to.grants),
    ...columnsKeep(from, to, columnsInBoth(now, other, object)),
  ];
  const statements = way(former, later, [context.after, context.base]);
  return plainDraft({
    phase: "switch",
    kind: "change_privileges",
    object,
    what: statements.join("; "),
    statements,
    back: way(later, former, [context.base, context.after]),
  });
}
