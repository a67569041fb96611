import type { Key, Thing } from "./resolved.ts";
import type { Attribute } from "./schema-attribute.ts";

/** What a row points to when it may be written only while that is in certain states: its owner (`key` is null), or a to-one key's target. */
export type Watched = { readonly target: Thing; readonly key: Key | null };

/** The owner or to-one key of this name; null where there is none. */
export function writtenOnlyWhile(thing: Thing, name: string, things: ReadonlyMap<string, Thing>): Watched | null {
  const key = thing.keys.find((each) => each.role === name);
  const target = things.get(key?.to ?? (thing.within === name ? name : ""));
  return target === undefined ? null : { target, key: key ?? null };
}

/** The one state machine of a thing; null where it has none, or several. */
export function stateOf(thing: Thing): { readonly name: string; readonly attribute: Extract<Attribute, { readonly type: "state" }> } | null {
  const machines = Object.entries(thing.attributes).flatMap(([name, attribute]) => (attribute.type === "state" ? [{ name, attribute }] : []));
  return machines.length === 1 ? (machines[0] ?? null) : null;
}
