import { own } from "../own.ts";
import type { Path } from "../path.ts";
import { incomparable } from "../type-traits.ts";
import type { CheckInput } from "./check.ts";

/** What is unique can be compared; what is unique within a tenant belongs to one. */
export function checkUnique({ model, report }: CheckInput): void {
  for (const thing of model.things) {
    thing.entity?.unique?.forEach((combination, index) => combination.of.forEach((name, position) => {
      const type = own(thing.attributes, name)?.type ?? "";
      if (incomparable.includes(type)) report.error("model.unique-type", [...thing.path, "unique", index, "of", position], `\`${name}\` is ${type}: an index can't tell two of them equal.`, "Use attributes with plain values.");
    }));
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
