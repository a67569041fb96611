import type { CheckInput } from "./check.ts";

/** With tenancy by row everything belongs to one tenant or says that it does not, and nothing shared points into a tenant. */
export function checkTenancy({ model, things, report }: CheckInput): void {
  for (const thing of model.things) {
    const said = thing.entity?.tenant;
    if (model.tenant === null) {
      if (said !== undefined) report.error("model.tenancy", [...thing.path, "tenant"], `\`tenant: ${said}\` has no meaning: the model has no tenancy by row.`, "Remove it, or write intent: { tenancy: { kind: row, by: … } }.");
      continue;
    }
    if (thing.tenant === "tenant") {
      if (said !== undefined) report.error("model.tenancy", [...thing.path, "tenant"], `${thing.name} is the tenant itself.`, "Remove `tenant` here.");
      if (thing.within !== null) report.error("model.tenancy", [...thing.path, "within"], `${thing.name} is the tenant and can't be owned.`, "Remove `within`, or choose another tenant.");
    }
    if (thing.tenant === "global" && said === "owned") {
      report.error("model.tenancy", [...thing.path, "tenant"], `${thing.name} says that it is tenant-owned, but no required relationship leads to ${model.tenant}.`,
        `Add { from: ${thing.name}, to: ${model.tenant}, required: true } under relationships.`);
    }
    if (thing.tenant === "global" && said === undefined && thing.kind === "entity") {
      report.error("model.tenancy", thing.path, `${thing.name} does not reach the tenant ${model.tenant} by required relationships: whose is it?`,
        `Add { from: ${thing.name}, to: ${model.tenant}, required: true } under relationships, or write tenant: global.`, "key");
    }
    if (thing.tenant === "global") reportPointersIntoTenant();
    function reportPointersIntoTenant(): void {
      const owner = thing.within === null ? undefined : things.get(thing.within);
      if (owner !== undefined && owner.tenant !== "global") {
        report.error("model.tenancy", [...thing.path, "within"], `${thing.name} is shared by all tenants, but ${owner.name} belongs to one.`, `Remove tenant: global from ${thing.name}.`);
      }
      if (said !== "global" && thing.kind === "entity") return;
      for (const key of thing.keys) {
        const target = things.get(key.to);
        if (target === undefined || (target.tenant !== "owned" && !(target.tenant === "tenant" && key.required))) continue;
        report.error("model.tenancy", key.path, `${thing.name} is shared by all tenants, but its ${key.role} belongs to one.`, `Make ${thing.name} tenant-owned (remove tenant: global), or remove the relationship.`);
      }
    }
    if (thing.tenant === "owned") {
      for (const key of thing.keys) {
        if (key.role === model.tenant && key.to !== model.tenant) report.error("model.tenancy", [...key.path, "role"], `The role \`${key.role}\` is kept for the tenant.`, "Choose another role.");
        if (key.to === model.tenant && key.role === model.tenant && !key.required) {
          report.error("model.tenancy", key.path, `${thing.name} belongs to a ${model.tenant}, so its ${model.tenant} is always known.`, "Write required: true.");
        }
      }
    }
  }
}
