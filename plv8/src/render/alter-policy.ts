import type { PolicyObject } from "../types/catalog.ts";
import { qualifiedName, quoteIdent } from "./names.ts";

/** Roles and expressions of a policy that stands. */
export function alterPolicy(policy: PolicyObject): string {
  return `alter policy ${quoteIdent(policy.name)} on ${qualifiedName(policy.schema, policy.table)} to ${policy.roles.map(role).join(", ")}${expressions(policy)}`;
}

export function createPolicy(policy: PolicyObject): string {
  const head = `create policy ${quoteIdent(policy.name)} on ${qualifiedName(policy.schema, policy.table)} as ${policy.permissive ? "permissive" : "restrictive"}`;
  return `${head} for ${policy.command} to ${policy.roles.map(role).join(", ")}${expressions(policy)}`;
}

export function dropPolicy(policy: PolicyObject): string {
  return `drop policy ${quoteIdent(policy.name)} on ${qualifiedName(policy.schema, policy.table)}`;
}

export function renamePolicy(policy: PolicyObject, to: string): string {
  return `alter policy ${quoteIdent(policy.name)} on ${qualifiedName(policy.schema, policy.table)} rename to ${quoteIdent(to)}`;
}

function expressions(policy: PolicyObject): string {
  return `${policy.using === null ? "" : ` using (${policy.using})`}${policy.check === null ? "" : ` with check (${policy.check})`}`;
}

function role(name: string): string {
  return name.toUpperCase() === "PUBLIC" ? "public" : quoteIdent(name);
}
