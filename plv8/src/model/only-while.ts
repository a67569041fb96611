import type { Key, Thing } from "./resolved.ts";
import type { Attribute } from "./schema-attribute.ts";

/**
 * What is looked at when a row may be written only while that is in certain states: its owner (`key` is null), a to-one key's target, or the row itself (`key`
 * is "own").
 */
export type Watched = { readonly target: Thing; readonly key: Key | null | "own" };

/** The owner, to-one key or own state of this name; null where there is none. */
export function writtenOnlyWhile(thing: Thing, name: string, things: ReadonlyMap<string, Thing>): Watched | null {
  const key = thing.keys.find((each) => each.role === name);
  if (thing.attributes[name]?.type === "state") return { target: thing, key: "own" };
  const target = things.get(key?.to ?? (thing.within === name ? name : ""));
  return target === undefined ? null : { target, key: key ?? null };
}

/** The one state machine of a thing, or the one of this name; null where it has none, or several. */
export function stateOf(thing: Thing, only?: string): { readonly name: string; readonly attribute: Extract<Attribute, { readonly type: "state" }> } | null {
  const machines = Object.entries(thing.attributes).flatMap(([name, attribute]) =>
    attribute.type === "state" && (only ?? name) === name ? [{ name, attribute }] : [],
  );
  return machines.length === 1 ? (machines[0] ?? null) : null;
}
