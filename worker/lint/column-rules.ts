/** ADD COLUMN: free, or a rewrite of the whole table, by its default and what is said beside it. */
import { quoteIdent } from "../../plv8/src/render/names.ts";
import { constraintEffect, type ConstraintNode } from "./constraint-rules.ts";
import { brief, danger, withData } from "./effects.ts";
import { shown, type Facts, type TableName } from "./facts.ts";
import type { Danger, Effect } from "./finding.ts";
import { steadyFunctions } from "./steady-functions.ts";

type ColumnNode = {
  readonly colname?: string;
  readonly typeName?: { readonly names?: readonly { String?: { sval?: string } }[] };
  readonly constraints?: readonly { Constraint?: ConstraintNode & { generated_kind?: string; raw_expr?: unknown } }[];
};

export function columnRules(table: TableName, node: ColumnNode, facts: Facts): Effect {
  const name = shown(table);
  const column = node.colname ?? "?";
  const constraints = (node.constraints ?? []).flatMap((each) => (each.Constraint === undefined ? [] : [each.Constraint]));
  const of = (type: string): (typeof constraints)[number] | undefined => constraints.find((each) => each.contype === type);
  const type = node.typeName?.names?.at(-1)?.String?.sval ?? "";
  const dangers: Danger[] = [];
  const byDefault = of("CONSTR_DEFAULT");
  const moving = byDefault === undefined ? [] : functionsIn(byDefault.raw_expr).filter((call) => !steadyFunctions.has(call));
  const instead = `alter table ${name} add column ${quoteIdent(column)} …;  -- empty\nalter table ${name} alter column ${quoteIdent(column)} set default …;  -- for new rows\n-- then fill the rows that are there, in batches`;
  const rewrites = /^(big|small)?serial[248]?$/.test(type)
    ? `${type} numbers every row`
    : of("CONSTR_IDENTITY") !== undefined
      ? "identity numbers every row"
      : of("CONSTR_GENERATED") !== undefined && of("CONSTR_GENERATED")?.generated_kind !== "v"
        ? "a stored value is computed for every row"
        : moving.length > 0
          ? `the default calls ${moving.join(", ")} for every row`
          : facts.isCheckedDomain(typeOf(node, facts))
            ? `the domain ${type} is checked for every row`
            : null;
  let work: Effect["work"] = "brief";
  if (rewrites !== null) {
    work = "rewrite";
    dangers.push(danger("table_rewrite", "error", `${rewrites}: ${facts.rowsText(table)} of ${name} are written again while reads and writes wait`, instead));
  }
  const isRequired = of("CONSTR_NOTNULL") !== undefined && byDefault === undefined && rewrites === null;
  if (isRequired)
    dangers.push(
      danger(
        "not_null_on_data",
        "error",
        `${name} gets a required column without a default: ${facts.isFilledHere(table) ? "it fails, for this migration puts rows into the table" : "it fails as soon as there is one row"}`,
        `alter table ${name} add column ${quoteIdent(column)} … not null default …;  -- a constant is free\n-- or add it empty, fill it in batches, then require it`,
      ),
    );
  const parts = constraints
    .filter((each) => ["CONSTR_CHECK", "CONSTR_PRIMARY", "CONSTR_UNIQUE", "CONSTR_FOREIGN"].includes(each.contype ?? ""))
    .map((each) => ({
      each,
      effect: constraintEffect(
        table,
        each.contype === "CONSTR_FOREIGN"
          ? { ...each, fk_attrs: [{ String: { sval: column } }], skip_validation: byDefault === undefined }
          : { ...each, keys: [{ String: { sval: column } }] },
        facts,
        "",
      ),
    }));
  for (const { each, effect } of parts) {
    if (effect.work !== "brief" && work === "brief") work = "scan";
    dangers.push(
      ...effect.dangers.map((one) =>
        each.contype === "CONSTR_CHECK" ? { ...one, instead: `add the column alone; then add the check not valid, and validate it` } : one,
      ),
    );
  }
  const made = work === "brief" ? brief(table, "ACCESS EXCLUSIVE", dangers) : { table: name, lock: "ACCESS EXCLUSIVE" as const, work, dangers };
  const judged = withData(facts, table, made);
  const parents = parts.flatMap(({ effect }) => (effect.table?.includes(", ") === true ? [effect.table.split(", ")[1] ?? ""] : []));
  return {
    ...judged,
    table: [judged.table ?? name, ...parents].join(", "),
    dangers: facts.isMade(table)
      ? dangers.filter(() => isRequired && facts.isFilledHere(table)).slice(0, 1)
      : [...judged.dangers, danger("result_type_changes", "info", `select * from ${name} gets one column more`, null)],
  };
}

function typeOf(node: ColumnNode, facts: Facts): TableName {
  const names = (node.typeName?.names ?? []).flatMap((each) => each.String?.sval ?? []);
  return facts.nameOf({ relname: names.at(-1), ...(names.length > 1 ? { schemaname: names.at(-2) } : {}) });
}

function functionsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(functionsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "FuncCall"
      ? [(inner as { funcname?: { String?: { sval?: string } }[] }).funcname?.at(-1)?.String?.sval ?? "?", ...functionsIn(inner)]
      : functionsIn(inner),
  );
}
