import type { CheckInput } from "./check.ts";

/** What is unique within a tenant belongs to one. */
export function checkUnique({ model, report }: CheckInput): void {
  for (const thing of model.things) {
    if (thing.tenant === "owned") continue;
    for (const [name, attribute] of Object.entries(thing.attributes)) {
      if (!("unique" in attribute) || attribute.unique !== "tenant") continue;
      report.error("model.unique-scope", [...thing.path, "attributes", name, "unique"], `${thing.name} does not belong to a tenant, so \`unique: tenant\` has no meaning.`, "Write unique: global.");
    }
    thing.entity?.unique?.forEach((combination, index) => {
      if (combination.scope !== "tenant") return;
      report.error("model.unique-scope", [...thing.path, "unique", index, "scope"], `${thing.name} does not belong to a tenant, so scope tenant has no meaning.`, "Write scope: global.");
    });
  }
}
