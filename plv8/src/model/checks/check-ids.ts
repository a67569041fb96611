import type { Path } from "../path.ts";
import type { CheckInput } from "./check.ts";

/** No two things have one identity. What takes a former name needs an id of its own. */
export function checkIds({ model, report }: CheckInput): void {
  const things = new Map<string, { name: string; said: boolean }>();
  for (const thing of model.things) {
    collide(things, thing.id, thing.name, thing.id !== thing.name, thing.path, "thing");
    const members = new Map<string, { name: string; said: boolean }>();
    for (const key of thing.keys) collide(members, key.id, key.role, key.id !== key.role, key.path, "to-one key");
    for (const [name, attribute] of Object.entries(thing.attributes)) {
      const id = attribute.id ?? name;
      collide(members, id, name, id !== name, [...thing.path, "attributes", name], "attribute");
    }
  }

  function collide(seen: Map<string, { name: string; said: boolean }>, id: string, name: string, said: boolean, path: Path, what: string): void {
    const other = seen.get(id);
    seen.set(id, { name, said });
    if (other === undefined || other.name === name) return;
    const fresh = said ? other.name : name;
    report.error(
      "model.duplicate-id",
      path,
      `${name} and ${other.name} have the same identity \`${id}\`.`,
      said || other.said
        ? `\`${id}\` is the former name of the one with \`id: ${id}\`; the new ${what} ${fresh} needs an id of its own: id: ${fresh}_2.`
        : "Rename one of the two.",
      "key",
    );
  }
}
