import { didYouMean } from "../did-you-mean.ts";
import { own } from "../own.ts";
import type { Path } from "../path.ts";
import type { Thing } from "../resolved.ts";
import { incomparable } from "../type-traits.ts";
import { columnsByName, tenantColumn } from "../table-shape.ts";
import type { CheckInput } from "./check.ts";

/** What must not overlap is a range, or has two ends of one kind; rows of one scope are compared with an extension's help. */
export function checkNoOverlap({ model, things, report }: CheckInput): void {
  for (const thing of model.things) {
    for (const [index, rule] of (thing.entity?.no_overlap ?? []).entries()) {
      const path: Path = [...thing.path, "no_overlap", index];
      const names = [...columnsByName(thing, model, things).keys()];
      for (const [position, name] of (rule.per ?? []).entries()) {
        if (!names.includes(name))
          report.error(
            "model.unknown-attribute",
            [...path, "per", position],
            `${thing.name} has no attribute \`${name}\`${didYouMean(name, names)}`,
            `Write some of: ${names.slice(0, 20).join(", ")}.`,
          );
        else if (incomparable.includes(own(thing.attributes, name)?.type ?? ""))
          report.error(
            "model.no-overlap",
            [...path, "per", position],
            `\`${name}\` can't be told equal by an index.`,
            "Compare within attributes with plain values or to-one keys.",
          );
      }
      if ((rule.during === undefined) === (rule.from === undefined) || (rule.from === undefined) !== (rule.until === undefined)) {
        report.error(
          "model.no-overlap",
          path,
          "Write either during: the range, or from: and until: the two ends.",
          "Write { per: [ … ], during: … } or { per: [ … ], from: …, until: … }.",
        );
        continue;
      }
      if (rule.during !== undefined) expectType(thing, rule.during, ["range"], [...path, "during"]);
      if (rule.from !== undefined && rule.until !== undefined) {
        const ends = [
          expectType(thing, rule.from, ["date", "timestamp"], [...path, "from"]),
          expectType(thing, rule.until, ["date", "timestamp"], [...path, "until"]),
        ];
        if (ends[0] !== ends[1] && !ends.includes(null))
          report.error(
            "model.contradiction",
            [...path, "until"],
            `\`${rule.from}\` is a ${ends[0]}, \`${rule.until}\` a ${ends[1]}.`,
            "Give both ends the same type.",
          );
      }
      if (((rule.per ?? []).length > 0 || tenantColumn(thing, model) !== null) && !model.extensions.includes("btree_gist")) {
        report.error(
          "model.needs-extension",
          path,
          `Periods are compared within a scope, which needs the extension btree_gist; conventions.extensions does not name it.`,
          "Install it (create extension btree_gist schema public) and write conventions: { extensions: [btree_gist] }.",
        );
      }
    }
  }
  function expectType(thing: Thing, name: string, types: readonly string[], path: Path): string | null {
    const attribute = own(thing.attributes, name);
    if (attribute !== undefined && types.includes(attribute.type)) return attribute.type;
    const fit = Object.entries(thing.attributes)
      .filter(([, each]) => types.includes(each.type))
      .map(([each]) => each);
    report.error(
      attribute === undefined ? "model.unknown-attribute" : "model.no-overlap",
      path,
      `${thing.name} has no ${types.join(" or ")} \`${name}\`${didYouMean(name, fit)}`,
      fit.length === 0 ? `Give ${thing.name} an attribute of type ${types.join(" or ")}.` : `Write one of: ${fit.join(", ")}.`,
    );
    return null;
  }
}
