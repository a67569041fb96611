import type { Thing } from "./resolved.ts";

/**
 * What is seen only together with something else: whoever sees a patient sees the visits, and what was found there. From what is `visible` in ways of its own
 * along owners and required keys; never through what opens it, or each would ask the other.
 */
export function withSeenThrough(things: readonly Thing[]): readonly Thing[] {
  const ways = things.flatMap((thing) => Object.values(thing.entity?.visible ?? {}));
  const opening = new Set(ways.map((way) => way.by));
  const through = new Map<string, Thing["seenThrough"]>(things.filter((thing) => thing.entity?.visible !== undefined).map((thing) => [thing.name, []]));
  for (let last = -1; last !== through.size;) {
    last = through.size;
    const settled = new Set(through.keys());
    for (const thing of things) {
      if (settled.has(thing.name) || opening.has(thing.name)) continue;
      const leads = [...(settled.has(thing.within ?? "") ? [null] : []), ...thing.keys.filter((key) => key.required && settled.has(key.to))];
      if (leads.length > 0) through.set(thing.name, leads);
    }
  }
  return things.map((thing) => ({ ...thing, seenThrough: through.get(thing.name) ?? null }));
}
