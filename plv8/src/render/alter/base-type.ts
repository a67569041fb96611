import { closingBracket } from "../../catalog/closing-bracket.ts";
import { listItems } from "../../catalog/list-items.ts";
import { sqlTokens } from "../../catalog/sql-tokens.ts";
import type { DefinedObject } from "../../types/catalog.ts";
import { isShell } from "../base-type.ts";
import { objectPhrase } from "../describe-object.ts";
import { because, type Alter } from "./alteration.ts";

/** What ALTER TYPE … SET can change. */
const free: ReadonlySet<string> = new Set(["RECEIVE", "SEND", "TYPMOD_IN", "TYPMOD_OUT", "ANALYZE", "SUBSCRIPT", "STORAGE"]);

/** A shell becomes a type in place; how values lie on disk never changes. */
export const alterBaseType: Alter<DefinedObject> = ({ before, after }) => {
  if (isShell(before)) return [after.definition ?? ""];
  if (isShell(after)) return because("Postgres can't make a type a mere name again");
  const [former, later] = [typeOptions(before), typeOptions(after)];
  const changed = [...new Set([...former.keys(), ...later.keys()])].filter((name) => former.get(name) !== later.get(name));
  const fixed = changed.find((name) => !free.has(name));
  if (fixed !== undefined) return because(`Postgres can't change the ${fixed.toLowerCase().replaceAll("_", " ")} of a type`);
  if (later.get("STORAGE") === "plain" && changed.includes("STORAGE")) return because("Postgres can't take a type's storage back to plain");
  return changed.length === 0
    ? []
    : [`alter ${objectPhrase(after)} set (${changed.map((name) => `${name.toLowerCase()} = ${later.get(name) ?? "none"}`).join(", ")})`];
};

/** `INPUT` → `shop.point_in`, as its definition says; nothing of a shell. */
export function typeOptions({ definition }: DefinedObject): ReadonlyMap<string, string> {
  const tokens = sqlTokens(definition ?? "");
  const open = tokens.findIndex((token) => token.text === "(");
  if (open < 0) return new Map();
  return new Map(
    listItems(tokens.slice(open + 1, closingBracket(tokens, open))).map((item) => {
      const at = item.indexOf(" = ");
      return at < 0 ? ([item, ""] as const) : ([item.slice(0, at), item.slice(at + 3)] as const);
    }),
  );
}
