import { quoteIdent } from "../../render/names.ts";
import { allowedForms } from "./allowed.ts";
import type { Expression } from "./tree.ts";

/**
 * Prints an expression as canonical SQL: from the tree only, bracketed where it is nested, functions and types qualified.
 * `column` translates a name of the model into a column; `table` stands before each, where two tables are read.
 *
 * @example printExpression(tree, (name) => name) // "status = 'draft' or placed_at is not null"
 */
export function printExpression(tree: Expression, column: (name: string) => string, table = ""): string {
  const inner = (part: Expression): string => (isAtom(part) ? print(part) : `(${print(part)})`);
  const list = (parts: readonly Expression[]): string => parts.map(print).join(", ");
  function print(part: Expression): string {
    switch (part.kind) {
      case "name":
        return `${table === "" ? "" : `${quoteIdent(table)}.`}${quoteIdent(column(part.name))}`;
      case "text":
        return literal(part.value);
      case "number":
        return part.value;
      case "constant":
        return part.value;
      case "typed":
        return `${part.type === "date" ? "pg_catalog.date" : part.type} ${literal(part.value)}`;
      case "unary":
        return part.operator === "not" ? `not ${inner(part.operand)}` : `- ${inner(part.operand)}`;
      case "binary":
        return printBinary(part);
      case "is":
        return `${inner(part.operand)} is ${part.not ? "not " : ""}${part.what}`;
      case "distinct":
        return `${inner(part.left)} is ${part.not ? "not " : ""}distinct from ${inner(part.right)}`;
      case "in":
        return `${inner(part.operand)} ${part.not ? "not " : ""}in (${list(part.items)})`;
      case "between":
        return `${inner(part.operand)} ${part.not ? "not " : ""}between ${inner(part.low)} and ${inner(part.high)}`;
      case "like":
        return `${inner(part.operand)} ${part.not ? "not " : ""}${part.fold ? "ilike" : "like"} ${inner(part.pattern)}`;
      case "cast":
        return `${inner(part.operand)}::${part.type}`;
      case "call":
        return `${Object.hasOwn(allowedForms, part.name) ? part.name : `pg_catalog.${quoteIdent(part.name)}`}(${list(part.arguments)})`;
      case "case":
        return printCase(part);
      default:
        return part satisfies never;
    }
  }
  /** `a and b and c` needs no brackets inside; everything else does. */
  function printBinary(part: Extract<Expression, { kind: "binary" }>): string {
    const chains = part.operator === "and" || part.operator === "or";
    const side = (child: Expression): string => {
      if (chains && child.kind === "binary" && child.operator === part.operator) return print(child);
      if (chains && child.kind !== "binary" && child.kind !== "unary") return print(child);
      if (chains && child.kind === "binary" && child.operator !== "and" && child.operator !== "or") return print(child);
      return inner(child);
    };
    return `${side(part.left)} ${part.operator} ${side(part.right)}`;
  }
  function printCase(part: Extract<Expression, { kind: "case" }>): string {
    const operand = part.operand === null ? "" : ` ${inner(part.operand)}`;
    const branches = part.branches.map((branch) => ` when ${print(branch.when)} then ${print(branch.then)}`).join("");
    return `case${operand}${branches}${part.otherwise === null ? "" : ` else ${print(part.otherwise)}`} end`;
  }
  return print(tree);
}

function isAtom(part: Expression): boolean {
  return part.kind === "name" || part.kind === "text" || part.kind === "number" || part.kind === "constant" || part.kind === "call" || part.kind === "case";
}

/** A text as `quote_literal` writes it: the same under every setting of standard_conforming_strings. */
function literal(value: string): string {
  const doubled = value.replaceAll("'", "''");
  return value.includes("\\") ? `E'${doubled.replaceAll("\\", "\\\\")}'` : `'${doubled}'`;
}
