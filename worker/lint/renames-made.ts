/** The renames that a migration makes, as addresses: a plan from its beginning to its end has to know them. */
import { qualifiedName, quoteIdent } from "../../plv8/src/render/names.ts";
import { tagOf } from "../sql-input/judge-statement.ts";
import type { ReadScript } from "../sql-input/read-script.ts";
import { Facts } from "./facts.ts";

/** Relations that nothing else is named by. */
const OTHERS: Readonly<Record<string, string>> = {
  OBJECT_VIEW: "view",
  OBJECT_MATVIEW: "materialized_view",
  OBJECT_INDEX: "index",
  OBJECT_SEQUENCE: "sequence",
  OBJECT_FOREIGN_TABLE: "foreign_table",
};

export function renamesMade(script: ReadScript, schema: string): readonly { readonly from: string; readonly to: string }[] {
  const facts = new Facts(null, schema);
  let made: readonly { readonly from: string; readonly to: string }[] = [];
  for (const statement of script.statements) {
    const { tag, fields } = tagOf(statement.node);
    if (tag === "AlterEnumStmt" && typeof fields["oldVal"] === "string" && fields["oldVal"] !== "") {
      const words = (fields["typeName"] as readonly { readonly String?: { readonly sval?: string } }[]).map((each) => each.String?.sval ?? "");
      const type = qualifiedName(words.length > 1 ? (words.at(-2) ?? schema) : schema, words.at(-1) ?? "");
      const value = (text: string): string => `value:${type}.${quoteIdent(text)}`;
      const known = made.find((each) => each.to === value(String(fields["oldVal"])));
      made = [...made.filter((each) => each !== known), { from: known?.from ?? value(String(fields["oldVal"])), to: value(String(fields["newVal"])) }];
    }
    if (tag !== "RenameStmt" || fields["relation"] === undefined) continue;
    const relation = facts.nameOf(fields["relation"]);
    const name = qualifiedName(relation.schema, relation.name);
    const later = String(fields["newname"]);
    const kind = OTHERS[String(fields["renameType"])];
    if (kind !== undefined) {
      const known = made.find((each) => each.to === `${kind}:${name}`);
      made = [...made.filter((each) => each !== known), { from: known?.from ?? `${kind}:${name}`, to: `${kind}:${qualifiedName(relation.schema, later)}` }];
    }
    if (fields["renameType"] === "OBJECT_TABLE") {
      const next = qualifiedName(relation.schema, later);
      const known = made.find((each) => each.to === `table:${name}`);
      made = [
        ...made
          .filter((each) => each !== known)
          .map((each) => (each.to.startsWith(`column:${name}.`) ? { ...each, to: `column:${next}.${each.to.slice(`column:${name}.`.length)}` } : each)),
        { from: known?.from ?? `table:${name}`, to: `table:${next}` },
      ];
    }
    if (fields["renameType"] === "OBJECT_COLUMN" && fields["relationType"] === "OBJECT_TABLE") {
      const table = made.find((each) => each.to === `table:${name}`)?.from.slice("table:".length) ?? name;
      const column = quoteIdent(String(fields["subname"]));
      const known = made.find((each) => each.to === `column:${name}.${column}`);
      made = [...made.filter((each) => each !== known), { from: known?.from ?? `column:${table}.${column}`, to: `column:${name}.${quoteIdent(later)}` }];
    }
  }
  return made;
}
