import type { DesignInput } from "../design-input.ts";
import { functionAddress, memberAddress } from "../names.ts";
import type { Part } from "../part.ts";
import { functionObject, policyObject } from "../code-objects.ts";
import { grantsFor } from "../objects.ts";
import type { Thing } from "../../model/resolved.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../../render/names.ts";
import { keyType } from "./keys.ts";

/** Name of the function that tells the session's tenant. */
function tenantFunction(input: DesignInput): string {
  return `current_${input.model.tenant}_id`;
}

/** The session setting that names the tenant: `shop.store_id`. */
function tenantSetting(input: DesignInput): string {
  return sessionSetting(`${input.model.tenant}_id`, input);
}

/** A setting of the session by which an application says something of it. */
export function sessionSetting(name: string, { settings }: DesignInput): string {
  return `${/^[a-z_][a-z0-9_]*$/.test(settings.schema) && settings.schema !== "pg_catalog" ? settings.schema : "app"}.${name}`;
}

/** The condition that a row belongs to the session's tenant; evaluated once per statement, not per row. */
function tenantCondition(column: string, input: DesignInput): string {
  const name = tenantFunction(input);
  return `(${quoteIdent(column)} = ( SELECT ${qualifiedName(input.settings.schema, name)}() AS ${quoteIdent(name)}))`;
}

/** True where row security keeps tenants apart. */
export function isGuarded(thing: Thing): boolean {
  return thing.tenant === "tenant" || thing.tenant === "owned";
}

/** A table's policy: application roles see and write the rows of the session's tenant only. */
export function tenancyRule(thing: Thing, input: DesignInput): Part {
  const { model, settings } = input;
  if (!isGuarded(thing) || model.tenant === null) return {};
  const column = thing.tenant === "tenant" ? "id" : `${model.tenant}_id`;
  return tenantPolicy(thing.table, column, "all", input, thing.name);
  function tenantPolicy(table: string, by: string, command: "all" | "select", given: DesignInput, name: string): Part {
    const policy = policyFor(table, by, command, given);
    return {
      objects: [policy],
      decisions: [
        {
          subject: memberAddress("policy", settings.schema, table, policy.name),
          rule: "tenancy.row-security",
          reason: `Every query on ${name} sees one ${model.tenant} only: the one in the setting ${tenantSetting(given)}, asked once per statement.`,
          cites: ["intent.tenancy"],
          rejected: "a condition in every query: forgotten once, it leaks",
          cost: "an equality on the leading key column",
        },
      ],
    };
  }
}

/** The policy on one table. Also for tables that rules add, such as a history. */
export function policyFor(table: string, column: string, command: "all" | "select", input: DesignInput): ReturnType<typeof policyObject> {
  return policyObject(input.settings, table, {
    name: `${table}_${command}_tenant`.slice(0, 63),
    command,
    condition: tenantCondition(column, input),
    columns: [column],
    call: tenantFunction(input),
    comment: `Rows of the session's ${input.model.tenant} only.`,
  });
}

/** The function that policies ask: the tenant of the session, or null, which sees nothing. */
export function tenantFunctionRule(input: DesignInput): Part {
  const { model, settings } = input;
  if (model.tenant === null) return {};
  const name = tenantFunction(input);
  const body = `select nullif(pg_catalog.current_setting(${quoteLiteral(tenantSetting(input))}, true), '')::${keyType(input) === "uuid" ? "pg_catalog.uuid" : "bigint"}`;
  return {
    objects: [
      functionObject(settings, {
        name,
        returns: keyType(input),
        language: "sql",
        attributes: "STABLE PARALLEL SAFE",
        body,
        grants: grantsFor(settings, ["EXECUTE"]),
        needs: [],
        comment: `The session's ${model.tenant}: what the application set as ${tenantSetting(input)}; null sees nothing.`,
      }),
    ],
    decisions: [
      {
        subject: functionAddress(settings.schema, name),
        rule: "tenancy.session-setting",
        reason: `The application says per transaction whose request it serves: select set_config('${tenantSetting(input)}', …, true).`,
        cites: ["intent.tenancy"],
        rejected: "a database role per tenant: connection pools can't hold thousands",
        cost: "application roles are trusted to set it",
      },
    ],
  };
}
