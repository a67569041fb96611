import type { PrivilegesObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { Issue } from "../../types/issue.ts";
import type { PlanInput } from "../../types/plan.ts";
import { dropStatements } from "../../render/drop-object.ts";
import { renderGrants } from "../../render/finish-object.ts";
import { changePrivileges } from "../../render/change-privileges.ts";
import type { PlanContext } from "../plan-context.ts";
import { refusal } from "./refusal.ts";

/**
 * A governed project's plans run as its owner, who may not give privileges on what extensions and the server itself brought. Who compares two databases runs the
 * statements as whoever may.
 */
export function refuseGivenByOthers(input: PlanInput, context: PlanContext): readonly Issue[] {
  if (input.options?.strict === undefined) return [];
  return context.changes.flatMap((change) => {
    const object = change.kind === "drop" ? change.before : change.after;
    if (object.kind !== "privileges" || leavesWithExtension(context, change, object)) return [];
    return [
      refusal(
        "given-by-others",
        change.address,
        `${object.address.replace(":", " ")} are given by ${object.given_by}, who owns it; plans run as ${context.settings.owner} and can't give or take them`,
        `As ${object.given_by}, or a superuser: ${statementsOf(change, object).join("; ")}. Then adopt the drift. Or declare them as they are.`,
      ),
    ];
  });
}

function leavesWithExtension(context: PlanContext, change: Change, object: PrivilegesObject): boolean {
  return change.kind === "drop" && object.member_of !== null && context.base.has(object.member_of) && !context.after.has(object.member_of);
}

function statementsOf(change: Change, object: PrivilegesObject): readonly string[] {
  if (change.kind === "create") return renderGrants(object);
  return change.kind === "drop" ? dropStatements(object) : changePrivileges(object, change.before.grants, object.grants);
}
