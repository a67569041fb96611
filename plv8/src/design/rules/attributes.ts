import { formatPath } from "../../model/path.ts";
import type { Attribute } from "../../model/schema-attribute.ts";
import type { Thing } from "../../model/resolved.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, memberAddress } from "../names.ts";
import { column, type ColumnShape, type ConstraintShape, type Part } from "../part.ts";
import { chooseType, type TypeChoice } from "./types.ts";

/** Each attribute becomes a column with the checks that its type needs. */
export function attributesRule(thing: Thing, { settings }: DesignInput): Part {
  const columns: ColumnShape[] = [];
  const constraints: ConstraintShape[] = [];
  const decisions: NonNullable<Part["decisions"]>[number][] = [];
  for (const [name, attribute] of Object.entries(thing.attributes)) {
    const choice = chooseType(name, attribute);
    columns.push(
      column({
        name,
        id: attribute.id ?? name,
        type: choice.type,
        not_null: attribute.required,
        default: choice.default,
        comment: commentOf(name, attribute),
        role: "business",
      }),
    );
    constraints.push(...checksOf(thing, name, choice));
    decisions.push({
      subject: memberAddress("column", settings.schema, thing.table, name),
      rule: `types.${attribute.type}`,
      reason: `${attribute.type} becomes ${choice.type}. ${choice.reason}`,
      cites: [`${formatPath(thing.path)}.attributes.${name}`],
      rejected: choice.rejected,
      cost: null,
    });
  }
  return { columns, constraints, decisions };
}

function checksOf(thing: Thing, name: string, choice: TypeChoice): readonly ConstraintShape[] {
  return choice.checks.map(({ suffix, condition, comment }): ConstraintShape => ({
    name: generatedName([thing.table, name, suffix], "check"),
    type: "check",
    definition: `CHECK ((${condition}))`,
    columns: [name],
    references: null,
    comment,
  }));
}

/** What the attribute means, and what one can't see in the column's type. */
function commentOf(name: string, attribute: Attribute): string {
  const notes = [
    ...(attribute.type === "money" ? [`in ${attribute.currency}`] : []),
    ...(attribute.private === undefined ? [] : [`personal data: ${attribute.private}`]),
  ];
  const meaning = attribute.is ?? `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll("_", " ")}.`;
  return notes.length === 0 ? meaning : `${meaning} (${notes.join("; ")})`;
}
