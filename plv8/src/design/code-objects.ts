/** Objects of a designed catalog that are made of statements: functions, triggers, policies, views. */
import { dollarQuoted } from "../render/dollar-quoted.ts";
import { qualifiedName, quoteIdent } from "../render/names.ts";
import type { Address, FunctionObject, Grant, PolicyObject, TriggerObject, ViewObject } from "../types/catalog.ts";
import type { DesignSettings } from "../types/design.ts";
import { functionAddress, memberAddress, schemaAddress, tableAddress, viewAddress } from "./names.ts";
import { compare, distinct } from "./objects.ts";

type FunctionGiven = {
  readonly name: string;
  readonly returns: string;
  readonly language: "sql" | "plpgsql";
  /** Words between language and search_path, e.g. ` STABLE`, ` SECURITY DEFINER`. */
  readonly attributes: string;
  readonly body: string;
  readonly comment: string;
  readonly grants: readonly Grant[];
  readonly needs: readonly Address[];
  /** `moment timestamp with time zone`; none by default. */
  readonly arguments?: string;
};

/** A function with a pinned search_path. */
export function functionObject(settings: DesignSettings, given: FunctionGiven): FunctionObject {
  const { schema } = settings;
  const definition = [
    `CREATE OR REPLACE FUNCTION ${qualifiedName(schema, given.name)}(${given.arguments ?? ""})`,
    ` RETURNS ${given.returns}`,
    ` LANGUAGE ${given.language}`,
    ...(given.attributes === "" ? [] : [` ${given.attributes}`]),
    " SET search_path TO 'pg_catalog', 'pg_temp'",
    `AS ${dollarQuoted([given.body], "function")}\n`,
  ].join("\n");
  return {
    kind: "function",
    address: functionAddress(schema, given.name),
    schema,
    name: given.name,
    owner: settings.owner,
    grants: given.grants,
    comment: given.comment,
    depends_on: distinct([schemaAddress(schema), ...given.needs]),
    extension: null,
    arguments: given.arguments ?? "",
    routine: "function",
    definition,
    returns: given.returns,
    language: given.language,
  };
}

type TriggerGiven = {
  readonly name: string;
  readonly timing: string;
  readonly columns: readonly string[];
  readonly when?: string;
  readonly call: string;
  readonly comment: string;
  readonly needs: readonly Address[];
  readonly atEnd?: true;
};

/**
 * A row trigger; `atEnd`: a constraint trigger that fires when the transaction ends. `timing` is everything between the name and ON: `BEFORE UPDATE OF status`.
 */
export function triggerObject(settings: DesignSettings, table: string, given: TriggerGiven): TriggerObject {
  const { schema } = settings;
  const when = given.when === undefined ? "" : ` WHEN (${given.when})`;
  return {
    kind: "trigger",
    address: memberAddress("trigger", schema, table, given.name),
    schema,
    table,
    name: given.name,
    owner: null,
    grants: [],
    comment: given.comment,
    depends_on: needsOf(schema, table, given, given.needs),
    extension: null,
    definition: `CREATE ${given.atEnd === true ? "CONSTRAINT " : ""}TRIGGER ${quoteIdent(given.name)} ${given.timing} ON ${qualifiedName(schema, table)} ${given.atEnd === true ? "DEFERRABLE INITIALLY DEFERRED " : ""}FOR EACH ROW${when} EXECUTE FUNCTION ${qualifiedName(schema, given.call)}()`,
    enabled: "origin",
  };
}

type PolicyGiven = {
  readonly name: string;
  readonly command: "all" | "select";
  readonly condition: string;
  readonly columns: readonly string[];
  readonly call: string;
  readonly comment: string;
};

export function policyObject(settings: DesignSettings, table: string, given: PolicyGiven): PolicyObject {
  const { schema } = settings;
  return {
    kind: "policy",
    address: memberAddress("policy", schema, table, given.name),
    schema,
    table,
    name: given.name,
    owner: null,
    grants: [],
    comment: given.comment,
    depends_on: needsOf(schema, table, given),
    extension: null,
    command: given.command,
    permissive: true,
    roles: settings.application_roles.length === 0 ? ["public"] : [...settings.application_roles].sort(compare),
    using: given.condition,
    check: given.command === "select" ? null : given.condition,
  };
}

export function viewObject(
  settings: DesignSettings,
  name: string,
  given: {
    readonly definition: string;
    readonly columns: readonly string[];
    readonly table: string;
    readonly comment: string;
    readonly grants: readonly Grant[];
  },
): ViewObject {
  const { schema } = settings;
  return {
    kind: "view",
    address: viewAddress(schema, name),
    schema,
    name,
    owner: settings.owner,
    grants: given.grants,
    comment: given.comment,
    depends_on: distinct([
      schemaAddress(schema),
      tableAddress(schema, given.table),
      ...given.columns.map((column) => memberAddress("column", schema, given.table, column)),
    ]),
    extension: null,
    definition: given.definition,
    options: ["security_invoker=true"],
    columns: given.columns,
  };
}

/** Its table, the columns of it that it reads, the function that it calls, and what else it needs. */
function needsOf(
  schema: string,
  table: string,
  given: { readonly columns: readonly string[]; readonly call: string },
  more: readonly Address[] = [],
): readonly Address[] {
  const columns = given.columns.map((name) => memberAddress("column", schema, table, name));
  return distinct([tableAddress(schema, table), functionAddress(schema, given.call), ...columns, ...more]);
}
