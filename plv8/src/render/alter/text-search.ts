import { listItems } from "../../catalog/list-items.ts";
import type { DefinedObject } from "../../types/catalog.ts";
import { objectPhrase } from "../describe-object.ts";
import { because, type Alter } from "./alteration.ts";
import { takeClause } from "./read-definition.ts";

export const alterDictionary: Alter<DefinedObject> = ({ before, after }) => {
  const [former, later] = [optionsOf(before), optionsOf(after)];
  if (former.get("TEMPLATE") !== later.get("TEMPLATE")) return because("Postgres can't give a text search dictionary another template");
  const changed = [
    ...[...former.keys()].filter((name) => !later.has(name)),
    ...[...later].flatMap(([name, value]) => (former.get(name) === value ? [] : [`${name} = ${value}`])),
  ];
  return changed.length === 0 ? [] : [`alter ${objectPhrase(after)} (${changed.join(", ")})`];
};

function optionsOf({ definition }: DefinedObject): ReadonlyMap<string, string> {
  const { inside } = takeClause((definition ?? "").replace(/ \(TEMPLATE = /u, " OPTIONS (TEMPLATE = "), "options");
  return new Map(
    listItems(inside ?? "").map((item) => {
      const at = item.indexOf("=");
      return [item.slice(0, at).trim(), item.slice(at + 1).trim()] as const;
    }),
  );
}

/** Mappings of a configuration; of another parser is another configuration. */
export const alterMappings: Alter<DefinedObject> = ({ before, after }) => {
  if (before.definition !== after.definition) return because("Postgres can't give a text search configuration another parser");
  const alter = `alter ${objectPhrase(after)}`;
  const [former, later] = [mappingsOf(before), mappingsOf(after)];
  return [
    ...[...former.keys()].filter((token) => !later.has(token)).map((token) => `${alter} drop mapping for ${token}`),
    ...[...later].flatMap(([token, dictionaries]) =>
      former.get(token) === dictionaries ? [] : [`${alter} ${former.has(token) ? "alter" : "add"} mapping for ${token} with ${dictionaries}`],
    ),
  ];
};

function mappingsOf({ additions }: DefinedObject): ReadonlyMap<string, string> {
  return new Map(
    (additions ?? []).flatMap((text) => {
      const found = / ADD MAPPING FOR (\S+) WITH (.*)$/su.exec(text);
      return found === null ? [] : [[found[1] ?? "", found[2] ?? ""] as const];
    }),
  );
}
