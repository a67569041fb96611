import { columnsByName } from "../../model/table-shape.ts";
import type { Thing } from "../../model/resolved.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, listOf, memberAddress } from "../names.ts";
import type { Part } from "../part.ts";

const signs = { exactly: "=", at_least: ">=", at_most: "<=" } as const;

/** Of several attributes or keys, exactly, at least or at most one has a value. */
export function oneOfRule(thing: Thing, { model, things, settings }: DesignInput): Part {
  const names = columnsByName(thing, model, things);
  const entries = Object.entries(thing.entity?.one_of ?? {}).map(([name, condition]) => ({
    name,
    condition,
    constraint: generatedName([thing.table, name], "check"),
    columns: condition.of.map((said) => names.get(said) ?? said),
  }));
  return {
    constraints: entries.map(({ condition, constraint, columns }) => ({
      name: constraint,
      type: "check",
      definition: `CHECK ((num_nonnulls(${listOf(columns)}) ${signs[condition.how]} 1))`,
      columns,
      references: null,
      comment: `${condition.how.replace("_", " ").replace(/^./, (first) => first.toUpperCase())} one of ${columns.join(", ")} has a value.`,
    })),
    decisions: entries.map(({ name, condition, constraint }) => ({
      subject: memberAddress("constraint", settings.schema, thing.table, constraint),
      rule: "rules.one-of",
      reason: `${condition.how.replace("_", " ")} one of ${condition.of.join(", ")}: counted in the row itself, whoever writes it.`,
      cites: [`entities.${thing.name}.one_of.${name}`],
      rejected: "a column that says which one: it could say another",
      cost: null,
    })),
  };
}
