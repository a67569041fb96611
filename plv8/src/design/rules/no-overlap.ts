import { columnsByName, tenantColumn } from "../../model/table-shape.ts";
import type { Thing } from "../../model/resolved.ts";
import { quoteIdent } from "../../render/names.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, memberAddress } from "../names.ts";
import type { ConstraintShape, Part } from "../part.ts";
import { livingPredicate } from "./soft-delete.ts";

/** Periods of one scope do not overlap: an exclusion constraint; of two ends also that the start is before the end. */
export function noOverlapRule(thing: Thing, { model, things, settings }: DesignInput): Part {
  const names = columnsByName(thing, model, things);
  const tenant = tenantColumn(thing, model);
  const living = thing.entity?.soft_delete === true;
  const constraints: ConstraintShape[] = [];
  const decisions: NonNullable<Part["decisions"]>[number][] = [];
  for (const [index, rule] of (thing.entity?.no_overlap ?? []).entries()) {
    const scope = [...new Set([...(tenant === null ? [] : [tenant]), ...(rule.per ?? []).map((name) => names.get(name) ?? name)])];
    const ends = rule.during === undefined ? [rule.from!, rule.until!] : [];
    const period =
      rule.during === undefined
        ? `${thing.attributes[rule.from!]?.type === "date" ? "daterange" : "tstzrange"}(${ends.map(quoteIdent).join(", ")})`
        : quoteIdent(rule.during);
    const columns = [...scope, ...(rule.during === undefined ? ends : [rule.during])];
    const name = generatedName([thing.table, ...columns], "excl");
    constraints.push({
      name,
      type: "exclusion",
      definition: `EXCLUDE USING gist (${[...scope.map((column) => `${quoteIdent(column)} WITH =`), `${period} WITH &&`].join(", ")})${living ? ` WHERE ((${livingPredicate}))` : ""}`,
      columns,
      references: null,
      comment: `No two${living ? " living" : ""} ${thing.table}${scope.length === 0 ? "" : ` of the same ${scope.join(", ")}`} overlap in time.`,
    });
    if (ends.length === 2) {
      constraints.push({
        name: generatedName([thing.table, ...ends], "check"),
        type: "check",
        definition: `CHECK ((${quoteIdent(ends[0]!)} < ${quoteIdent(ends[1]!)}))`,
        columns: ends,
        references: null,
        comment: `${ends[0]} is before ${ends[1]}.`,
      });
    }
    decisions.push({
      subject: memberAddress("constraint", settings.schema, thing.table, name),
      rule: "rules.no-overlap",
      reason: `Two overlapping rows are refused even when they are written at the same moment; a period that ends when the next one starts does not overlap it.`,
      cites: [`entities.${thing.name}.no_overlap[${index}]`],
      rejected: `a check in the application: two requests at once pass it${settings.major >= 18 ? "; WITHOUT OVERLAPS: takes range columns only, and no condition" : ""}`,
      cost: "an entry in a GiST index per row: inserts are two to three times slower than into a b-tree",
    });
  }
  return { constraints, decisions };
}
