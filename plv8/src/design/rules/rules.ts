import { parseExpression } from "../../model/expression/parse.ts";
import { printExpression } from "../../model/expression/print.ts";
import { namesIn } from "../../model/expression/tree.ts";
import type { Thing } from "../../model/resolved.ts";
import { columnsByName } from "../../model/table-shape.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, memberAddress } from "../names.ts";
import type { ConstraintShape, Part } from "../part.ts";

/** An expression of the model as SQL over the thing's columns, and the columns it names. The checks have accepted it before. */
export function expressionSql(
  text: string,
  thing: Thing,
  { model, things }: DesignInput,
  table = "",
): { readonly sql: string; readonly columns: readonly string[] } {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`an expression passed the checks and does not parse: ${parsed.problem.message}`);
  const columns = columnsByName(thing, model, things);
  const column = (name: string): string => {
    const found = columns.get(name);
    if (found === undefined) throw new Error(`an expression passed the checks and names ${name}`);
    return found;
  };
  return { sql: printExpression(parsed.tree, column, table), columns: [...new Set(namesIn(parsed.tree).map(column))] };
}

/** Each rule of the model becomes a check. */
export function rulesRule(thing: Thing, input: DesignInput): Part {
  const constraints: ConstraintShape[] = [];
  const decisions: NonNullable<Part["decisions"]>[number][] = [];
  for (const [rule, text] of Object.entries(thing.entity?.rules ?? {})) {
    const { sql, columns } = expressionSql(text, thing, input);
    const name = generatedName([thing.table, rule], "check");
    constraints.push({ name, type: "check", definition: `CHECK ((${sql}))`, columns, references: null, comment: `Rule ${rule}: ${text}` });
    decisions.push({
      subject: memberAddress("constraint", input.settings.schema, thing.table, name),
      rule: "rules.check",
      reason: "True for every row, whoever writes it.",
      cites: [`entities.${thing.name}.rules.${rule}`],
      rejected: "a check in the application: the second application forgets it",
      cost: null,
    });
  }
  return { constraints, decisions };
}
