import { listItems } from "../../catalog/list-items.ts";
import type { DefinedObject } from "../../types/catalog.ts";
import { objectPhrase } from "../describe-object.ts";
import { because, type Alter } from "./alteration.ts";

/** Estimators in place; the rest of an operator is what it is. */
export const alterOperator: Alter<DefinedObject> = ({ before, after }) => {
  const [former, later] = [partsOf(before), partsOf(after)];
  const free = new Set(["RESTRICT", "JOIN"]);
  const names = [...new Set([...former.keys(), ...later.keys()])];
  const fixed = names.find((name) => !free.has(name) && former.get(name) !== later.get(name));
  if (fixed !== undefined) return because(`Postgres can't change the ${fixed.toLowerCase()} of an operator`);
  const changed = names.filter((name) => former.get(name) !== later.get(name)).map((name) => `${name.toLowerCase()} = ${later.get(name) ?? "none"}`);
  return changed.length === 0 ? [] : [`alter ${objectPhrase(after)} set (${changed.join(", ")})`];
};

function partsOf({ definition }: DefinedObject): ReadonlyMap<string, string> {
  const text = definition ?? "";
  return new Map(
    listItems(text.slice(text.indexOf("(FUNCTION = ") + 1, -1)).map((item) => {
      const at = item.indexOf(" = ");
      return at < 0 ? ([item, ""] as const) : ([item.slice(0, at), item.slice(at + 3)] as const);
    }),
  );
}

/** Loose members come and go. */
export const alterOperatorFamily: Alter<DefinedObject> = ({ before, after }) => {
  if (before.definition !== after.definition) return because("Postgres can't change the access method of an operator family");
  const [former, later] = [before.additions ?? [], after.additions ?? []];
  return [...former.filter((member) => !later.includes(member)).map(dropMember), ...later.filter((member) => !former.includes(member))];
};

/** A member is dropped by its number and types. */
function dropMember(added: string): string {
  const operator = / ADD OPERATOR (\d+) .*?\(([^()]*)\)(?: FOR [^()]*)?$/u.exec(added);
  const procedure = / ADD FUNCTION (\d+) \(([^()]*)\)/u.exec(added);
  const found = operator ?? procedure;
  if (found === null) throw new Error(`not a member of an operator family: ${added}`);
  return `${added.slice(0, found.index)} drop ${operator === null ? "function" : "operator"} ${found[1] ?? ""} (${found[2] ?? ""})`;
}
