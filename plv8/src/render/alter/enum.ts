import type { EnumObject } from "../../types/catalog.ts";
import { qualifiedName, quoteLiteral } from "../names.ts";
import { because, type Alter } from "./alteration.ts";

/** Values can only be added: one that leaves or moves needs another type. */
export const alterEnum: Alter<EnumObject> = ({ before, after }) => {
  const added = addedValues(before, after);
  if (added === null)
    return because(
      before.values.every((value) => after.values.includes(value))
        ? "Postgres can't move the values of an enum"
        : "Postgres can't take values away from an enum",
    );
  return added.map((value) => addValue(after, value, false));
};

export type AddedValue = { readonly value: string; /** The value that it stands before; null at the end. */ readonly next: string | null };

/** The values to add, in an order in which each finds its neighbour; null where others leave or move. */
export function addedValues(before: EnumObject, after: EnumObject): readonly AddedValue[] | null {
  if (after.values.filter((value) => before.values.includes(value)).join("\n") !== before.values.join("\n")) return null;
  const standing = [...before.values];
  return after.values
    .filter((value) => !before.values.includes(value))
    .map((value) => {
      const next = after.values.slice(after.values.indexOf(value) + 1).find((each) => standing.includes(each)) ?? null;
      standing.push(value);
      return { value, next };
    });
}

export function addValue(type: EnumObject, { value, next }: AddedValue, ifNotExists: boolean): string {
  return `alter type ${qualifiedName(type.schema, type.name)} add value ${ifNotExists ? "if not exists " : ""}${quoteLiteral(value)}${next === null ? "" : ` before ${quoteLiteral(next)}`}`;
}
