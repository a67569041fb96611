import { formatPath } from "../../model/path.ts";
import type { Thing } from "../../model/resolved.ts";
import { listOf } from "../names.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, memberAddress } from "../names.ts";
import type { Part } from "../part.ts";

/** Of the keys of an exclusive arc one is set, or at most one. */
export function arcsRule(thing: Thing, { settings }: DesignInput): Part {
  return {
    constraints: thing.arcs.map((arc) => ({
      name: generatedName([thing.table, arc.role], "arc_check"),
      type: "check",
      definition: `CHECK ((num_nonnulls(${listOf(arc.columns)}) ${arc.required ? "=" : "<="} 1))`,
      columns: arc.columns,
      references: null,
      comment: `${arc.required ? "Exactly" : "At most"} one ${arc.role.replaceAll("_", " ")}.`,
    })),
    decisions: thing.arcs.map((arc) => ({
      subject: memberAddress("constraint", settings.schema, thing.table, generatedName([thing.table, arc.role], "arc_check")),
      rule: "relationship.exclusive-arc",
      reason: `The ${arc.role.replaceAll("_", " ")} is one of several things: a foreign key for each, and a check that ${arc.required ? "one" : "at most one"} is set.`,
      cites: [formatPath(arc.path)],
      rejected: "a type beside an id: nothing would keep the id from pointing nowhere",
      cost: "one key column and one index per entity it may point to; nulls take one bit",
    })),
  };
}
