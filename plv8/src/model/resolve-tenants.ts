import type { TenantRole, Thing } from "./resolved.ts";

/** Who belongs to the tenant: whoever reaches it by required relationships or ownership, unless it says `tenant: global`. */
export function tenantRoles(things: readonly Thing[], tenant: string): ReadonlyMap<string, TenantRole> {
  const roles = new Map<string, TenantRole>(things.map((thing) => [thing.name, thing.name === tenant ? "tenant" : "global"]));
  const inside = (name: string | null): boolean => name !== null && (roles.get(name) === "tenant" || roles.get(name) === "owned");
  for (let changed = true; changed;) {
    changed = false;
    for (const thing of things) {
      if (roles.get(thing.name) !== "global" || thing.entity?.tenant === "global") continue;
      const linked = thing.kind === "link" && thing.keys.some((key) => inside(key.to));
      if (!linked && !inside(thing.within) && !thing.keys.some((key) => key.required && (key.to === tenant ? key.role === tenant : inside(key.to)))) continue;
      roles.set(thing.name, "owned");
      changed = true;
    }
  }
  return roles;
}
