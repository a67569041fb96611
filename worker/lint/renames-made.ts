/** The renames that a migration makes, as addresses: a plan from its beginning to its end has to know them. */
import { qualifiedName, quoteIdent } from "../../plv8/src/render/names.ts";
import { tagOf } from "../sql-input/judge-statement.ts";
import type { ReadScript } from "../sql-input/read-script.ts";
import { Facts } from "./facts.ts";

export function renamesMade(script: ReadScript, schema: string): readonly { readonly from: string; readonly to: string }[] {
  const facts = new Facts(null, schema);
  let made: readonly { readonly from: string; readonly to: string }[] = [];
  for (const statement of script.statements) {
    const { tag, fields } = tagOf(statement.node);
    if (tag !== "RenameStmt" || fields["relation"] === undefined) continue;
    const relation = facts.nameOf(fields["relation"]);
    const name = qualifiedName(relation.schema, relation.name);
    const later = String(fields["newname"]);
    if (fields["renameType"] === "OBJECT_TABLE") {
      const next = qualifiedName(relation.schema, later);
      const known = made.find((each) => each.to === `table:${name}`);
      made = [...made.filter((each) => each !== known).map((each) => (each.to.startsWith(`column:${name}.`) ? { ...each, to: `column:${next}.${each.to.slice(`column:${name}.`.length)}` } : each)), { from: known?.from ?? `table:${name}`, to: `table:${next}` }];
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
