import type { DefaultPrivilegesObject } from "../types/catalog.ts";
import { quoteIdent } from "./names.ts";

/** The statements after which a role that had no default privileges of its own has these. */
export function renderDefaultPrivileges(object: DefaultPrivilegesObject): readonly string[] {
  const head = `alter default privileges for role ${quoteIdent(object.name)}${object.schema === null ? "" : ` in schema ${quoteIdent(object.schema)}`}`;
  const others = object.grants.filter((grant) => grant.grantee !== object.owner);
  const own =
    object.schema === null
      ? object.grants.filter((grant) => grant.grantee === object.owner)
      : object.grants.filter((grant) => grant.grantee === object.owner && grant.privileges.length > 0);
  const born = object.schema === null && (object.on === "functions" || object.on === "types") && !others.some((grant) => grant.grantee === "public");
  const revoked = [...(born ? ["public"] : []), ...(object.schema === null ? own.map((grant) => quoteIdent(grant.grantee)) : [])];
  return [
    ...revoked.map((grantee) => `${head} revoke all on ${object.on} from ${grantee}`),
    ...[...own, ...others].flatMap((grant) =>
      [false, true].flatMap((option) => {
        const privileges = grant.privileges.filter((each) => each.endsWith("*") === option).map((each) => each.replace("*", "").toLowerCase());
        return privileges.length === 0
          ? []
          : [
              `${head} grant ${privileges.join(", ")} on ${object.on} to ${grant.grantee === "public" ? "public" : quoteIdent(grant.grantee)}${option ? " with grant option" : ""}`,
            ];
      }),
    ),
  ];
}

/** From one set of default privileges to another: everything given before is taken back, what a role is born with is given again, then the later set. */
export function resetDefaultPrivileges(before: DefaultPrivilegesObject, after: DefaultPrivilegesObject | null): readonly string[] {
  const head = `alter default privileges for role ${quoteIdent(before.name)}${before.schema === null ? "" : ` in schema ${quoteIdent(before.schema)}`}`;
  const passed = (grantee: string): boolean => before.grants.some((grant) => grant.grantee === grantee && grant.privileges.some((each) => each.endsWith("*")));
  const others = before.grants.map((grant) => grant.grantee).filter((grantee) => before.schema !== null || grantee !== before.owner || passed(grantee));
  const everybody = before.schema === null && (before.on === "functions" || before.on === "types");
  return [
    ...others.map((grantee) => `${head} revoke all on ${before.on} from ${grantee === "public" ? "public" : quoteIdent(grantee)}`),
    ...(everybody ? [`${head} grant ${before.on === "functions" ? "execute" : "usage"} on ${before.on} to public`] : []),
    ...(before.schema === null ? [`${head} grant all on ${before.on} to ${quoteIdent(before.owner ?? before.name)}`] : []),
    ...(after === null ? [] : renderDefaultPrivileges(after)),
  ];
}
