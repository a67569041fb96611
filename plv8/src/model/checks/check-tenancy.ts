import { formatPath } from "../path.ts";
import type { CheckInput } from "./check.ts";

/** With tenancy by row everything belongs to one tenant or says that it does not, and nothing shared points into a tenant. */
export function checkTenancy({ model, things, report }: CheckInput): void {
  const lost = new Set(
    model.tenant === null
      ? []
      : model.things.filter((thing) => thing.kind === "entity" && thing.tenant === "global" && thing.entity?.tenant === undefined).map((thing) => thing.name),
  );
  for (const name of ringOf(lost, things))
    report.error(
      "model.tenancy",
      ["entities", name],
      `${name} needs others that need it, and none of them reaches the tenant ${model.tenant}.`,
      `Add { from: ${name}, to: ${model.tenant}, required: true } under relationships, or write tenant: global.`,
      "key",
    );
  for (const thing of model.things) {
    const said = thing.entity?.tenant;
    if (model.tenant === null) {
      if (said !== undefined)
        report.error(
          "model.tenancy",
          [...thing.path, "tenant"],
          `\`tenant: ${said}\` has no meaning: the model has no tenancy by row.`,
          "Remove it, or write intent: { tenancy: { kind: row, by: … } }.",
        );
      continue;
    }
    if (thing.tenant === "tenant") {
      if (said !== undefined) report.error("model.tenancy", [...thing.path, "tenant"], `${thing.name} is the tenant itself.`, "Remove `tenant` here.");
      if (thing.within !== null)
        report.error(
          "model.tenancy",
          [...thing.path, "within"],
          `${thing.name} is the tenant and can't be owned.`,
          "Remove `within`, or choose another tenant.",
        );
    }
    if (thing.tenant === "global" && said === "owned") {
      report.error(
        "model.tenancy",
        [...thing.path, "tenant"],
        `${thing.name} says that it is tenant-owned, but no required relationship leads to ${model.tenant}.`,
        `Add { from: ${thing.name}, to: ${model.tenant}, required: true } under relationships.`,
      );
    }
    if (
      lost.has(thing.name) &&
      !(thing.within !== null && lost.has(thing.within)) &&
      !thing.keys.some((key) => key.required && key.to !== thing.name && lost.has(key.to))
    ) {
      report.error(
        "model.tenancy",
        thing.path,
        `${thing.name} does not reach the tenant ${model.tenant} by required relationships: whose is it?`,
        `Add { from: ${thing.name}, to: ${model.tenant}, required: true } under relationships, or write tenant: global.`,
        "key",
      );
    }
    const shared = `${thing.name} is shared by all tenants${said === "global" ? ` (${formatPath([...thing.path, "tenant"])})` : ""}`;
    if (thing.tenant === "global") reportPointersIntoTenant();
    function reportPointersIntoTenant(): void {
      const owner = thing.within === null ? undefined : things.get(thing.within);
      if (owner !== undefined && owner.tenant !== "global") {
        report.error("model.tenancy", [...thing.path, "within"], `${shared}, but ${owner.name} belongs to one.`, `Remove tenant: global from ${thing.name}.`);
      }
      if (said !== "global" && thing.kind === "entity") return;
      for (const key of thing.keys) {
        const target = things.get(key.to);
        if (target === undefined || (target.tenant !== "owned" && !(target.tenant === "tenant" && key.required))) continue;
        report.error(
          "model.tenancy",
          key.path,
          `${shared}, but its ${key.role} belongs to one.`,
          `Make ${thing.name} tenant-owned (remove tenant: global), or remove the relationship.`,
        );
      }
    }
    if (thing.tenant === "owned") {
      for (const key of thing.keys) {
        if (key.role === model.tenant && key.to !== model.tenant)
          report.error("model.tenancy", [...key.path, "role"], `The role \`${key.role}\` is kept for the tenant.`, "Choose another role.");
        if (key.to === model.tenant && key.role === model.tenant && !key.required) {
          report.error(
            "model.tenancy",
            key.path,
            `${thing.name} belongs to a ${model.tenant}, so its ${model.tenant} is always known.`,
            "Write required: true.",
          );
        }
      }
    }
  }
}

/** Who is without a tenant only because the one it needs is will be said there; of those that need each other in a ring, the first one is said. */
function ringOf(lost: ReadonlySet<string>, things: CheckInput["things"]): readonly string[] {
  const needs = (name: string): readonly string[] => {
    const thing = things.get(name);
    return thing === undefined
      ? []
      : [...(thing.within === null ? [] : [thing.within]), ...thing.keys.filter((key) => key.required).map((key) => key.to)].filter(
          (other) => other !== name && lost.has(other),
        );
  };
  const settled = new Set<string>();
  for (let changed = true; changed;) {
    changed = false;
    for (const name of lost) {
      if (settled.has(name) || (needs(name).length > 0 && !needs(name).some((other) => settled.has(other)))) continue;
      settled.add(name);
      changed = true;
    }
  }
  return [...lost].filter((name) => !settled.has(name)).slice(0, 1);
}
