import type { Thing } from "./resolved.ts";

/**
 * Where things need each other in a ring of required keys, none could be inserted first: the keys of the ring are looked at when the transaction
 * ends. Ownership (`within`) is part of the ring, but not deferred: the owner comes first.
 */
export function deferRings(things: readonly Thing[]): readonly Thing[] {
  const needs = new Map(
    things.map((thing) => [
      thing.name,
      new Set([...(thing.within === null ? [] : [thing.within]), ...thing.keys.filter((key) => key.required).map((key) => key.to)]),
    ]),
  );
  return things.map((thing) => {
    if (!thing.keys.some((key) => key.required && reaches(key.to, thing.name, needs))) return thing;
    return {
      ...thing,
      keys: thing.keys.map((key) => (key.required && key.to !== thing.name && reaches(key.to, thing.name, needs) ? { ...key, deferred: true } : key)),
    };
  });
}

function reaches(from: string, to: string, needs: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const seen = new Set([from]);
  for (const name of seen) for (const next of needs.get(name) ?? []) seen.add(next);
  return seen.has(to);
}
