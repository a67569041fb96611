import { own } from "../own.ts";
import type { Path } from "../path.ts";
import { incomparable } from "../type-traits.ts";
import type { CheckInput } from "./check.ts";

/** What is unique can be compared; what is unique within a tenant belongs to one. */
export function checkUnique({ model, report }: CheckInput): void {
  for (const thing of model.things) {
    thing.entity?.unique?.forEach((combination, index) =>
      combination.of.forEach((name, position) => {
        const type = own(thing.attributes, name)?.type ?? "";
        if (incomparable.includes(type))
          report.error(
            "model.unique-type",
            [...thing.path, "unique", index, "of", position],
            `\`${name}\` is ${type}: an index can't tell two of them equal.`,
            "Use attributes with plain values.",
          );
      }),
    );
    if (thing.entity?.soft_delete === true) {
      for (const [name, attribute] of Object.entries(thing.attributes)) {
        if (!("unique" in attribute) || attribute.unique !== "global") continue;
        report.warn(
          "model.contradiction",
          [...thing.path, "attributes", name, "unique"],
          `\`${name}\` is to be unique in the whole table (entities.${thing.name}.attributes.${name}.unique), but deleted rows stay in it (entities.${thing.name}.soft_delete): it will be unique among the living only, and the value of a deleted ${thing.name} can be taken again.`,
          "Write unique: living where that is meant; where nobody may ever have the value again, keep it in an entity of its own without soft_delete.",
        );
      }
    } else {
      for (const [name, attribute] of Object.entries(thing.attributes)) {
        if ("unique" in attribute && attribute.unique === "living")
          report.error(
            "model.contradiction",
            [...thing.path, "attributes", name, "unique"],
            `\`unique: living\` has no meaning: rows of ${thing.name} are removed, not marked as deleted (no soft_delete there).`,
            `Write unique: global, or soft_delete: true for ${thing.name}.`,
          );
      }
    }
    if (thing.tenant === "owned") continue;
    const refuse = (path: Path, said: string, instead: string): void => {
      const why = model.tenant === null ? "the model has no tenancy by row" : `${thing.name} does not belong to a tenant`;
      const otherwise = model.tenant === null ? ", or intent: { tenancy: { kind: row, by: … } }" : "";
      report.error("model.unique-scope", path, `\`${said}\` has no meaning: ${why}.`, `Write ${instead}${otherwise}.`);
    };
    for (const [name, attribute] of Object.entries(thing.attributes)) {
      if ("unique" in attribute && attribute.unique === "tenant") refuse([...thing.path, "attributes", name, "unique"], "unique: tenant", "unique: global");
    }
    thing.entity?.unique?.forEach((combination, index) => {
      if (combination.scope === "tenant") refuse([...thing.path, "unique", index, "scope"], "scope: tenant", "scope: global");
    });
  }
}
