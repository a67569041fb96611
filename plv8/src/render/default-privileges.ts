import type { DefaultPrivilegesObject } from "../types/catalog.ts";
import { quoteIdent } from "./names.ts";

/** The statements after which a role that had no default privileges of its own has these. */
export function renderDefaultPrivileges(object: DefaultPrivilegesObject): readonly string[] {
  const head = `alter default privileges for role ${quoteIdent(object.name)}${object.schema === null ? "" : ` in schema ${quoteIdent(object.schema)}`}`;
  const others = object.grants.filter((grant) => grant.grantee !== object.owner);
  const own = object.schema === null ? object.grants.filter((grant) => grant.grantee === object.owner) : object.grants.filter((grant) => grant.grantee === object.owner && grant.privileges.length > 0);
  const born = object.schema === null && (object.on === "functions" || object.on === "types") && !others.some((grant) => grant.grantee === "public");
  const revoked = [...(born ? ["public"] : []), ...(object.schema === null ? own.map((grant) => quoteIdent(grant.grantee)) : [])];
  return [
    ...revoked.map((grantee) => `${head} revoke all on ${object.on} from ${grantee}`),
    ...[...own, ...others].flatMap((grant) => [false, true].flatMap((option) => {
      const privileges = grant.privileges.filter((each) => each.endsWith("*") === option).map((each) => each.replace("*", "").toLowerCase());
      return privileges.length === 0 ? [] : [`${head} grant ${privileges.join(", ")} on ${object.on} to ${grant.grantee === "public" ? "public" : quoteIdent(grant.grantee)}${option ? " with grant option" : ""}`];
    })),
  ];
}
