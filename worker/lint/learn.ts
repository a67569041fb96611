/** What a migration has made or proved so far, statement by statement: what comes later relies on it. */
import { tagOf } from "../sql-input/judge-statement.ts";
import type { Statement } from "../sql-input/read-script.ts";
import { transactionMove } from "./transaction-issues.ts";
import { namePath, partName, type Facts } from "./facts.ts";

type Check = {
  readonly contype?: string;
  readonly conname?: string;
  readonly skip_validation?: boolean;
  readonly raw_expr?: { NullTest?: { nulltesttype?: string; arg?: { ColumnRef?: { fields?: { String?: { sval?: string } }[] } } } };
};

/** An index that the migration makes, wherever in it: a foreign key before it is not without one for long. */
export function learnIndex(statement: Statement, facts: Facts): void {
  const { tag, fields } = tagOf(statement.node);
  if (tag === "IndexStmt")
    facts.index(
      facts.nameOf(fields["relation"]),
      ((fields["indexParams"] ?? []) as { IndexElem?: { name?: string } }[]).map((each) => each.IndexElem?.name ?? ""),
    );
}

type Named = { readonly at: object; readonly transaction: number; readonly former: string; readonly later: string };

/** Renames of columns and relations whose former name another one takes in the same transaction: who says it goes on. */
export function learnExchanges(statements: readonly Statement[], in_transaction: boolean, facts: Facts): void {
  const renames: Named[] = [];
  let [open, transaction] = [in_transaction, 0];
  for (const { node } of statements) {
    const { tag, fields } = tagOf(node);
    if (tag === "TransactionStmt") {
      const move = transactionMove(fields);
      if (move === "begins") open = true;
      else if (move === "ends") open = false;
      if (move !== null && move !== "needs") transaction += 1;
    } else if (!open) transaction += 1;
    if (tag !== "RenameStmt" || fields["relation"] === undefined) continue;
    const relation = facts.nameOf(fields["relation"]);
    const words = (name: string): string =>
      fields["renameType"] === "OBJECT_COLUMN" ? partName("column", relation, name) : partName("relation", { ...relation, name });
    const former = fields["renameType"] === "OBJECT_COLUMN" ? String(fields["subname"]) : relation.name;
    renames.push({ at: fields, transaction, former: words(former), later: words(String(fields["newname"])) });
  }
  for (const [index, { at, transaction: own, former }] of renames.entries())
    if (renames.slice(index + 1).some((each) => each.transaction === own && each.later === former)) facts.exchange(at);
}

/** What the following statements can rely on. */
export function learn(statement: Statement, facts: Facts): void {
  const { tag, fields } = tagOf(statement.node);
  if (tag === "CreateStmt") facts.make(facts.nameOf(fields["relation"]));
  const table = facts.nameOf(fields["relation"]);
  if (tag === "CreateTableAsStmt") {
    const made = facts.nameOf((fields["into"] as { rel?: unknown } | undefined)?.rel);
    facts.make(made);
    facts.fill(made);
  }
  if (tag === "CreateFunctionStmt") facts.makePart(partName("function", facts.nameOf(namePath(fields["funcname"]))));
  if (tag === "CreateTrigStmt") facts.makePart(partName("trigger", table, String(fields["trigname"])));
  if (tag === "CreatePolicyStmt") facts.makePart(partName("policy", facts.nameOf(fields["table"]), String(fields["policy_name"])));
  if (tag === "InsertStmt" || (tag === "CopyStmt" && fields["is_from"] === true)) facts.fill(table);
  if (tag === "RenameStmt" && fields["renameType"] === "OBJECT_TABLE" && facts.isMade(table)) facts.make({ ...table, name: String(fields["newname"]) });
  if (tag === "AlterObjectSchemaStmt" && facts.isMade(table)) facts.make({ ...table, schema: String(fields["newschema"]) });
  if (tag !== "AlterTableStmt") return;
  for (const { AlterTableCmd: command } of (fields["cmds"] ?? []) as readonly {
    AlterTableCmd?: { subtype?: string; name?: string; def?: { Constraint?: Check; ColumnDef?: { colname?: string } } };
  }[]) {
    if (command?.subtype === "AT_AddColumn") facts.add(table, command.def?.ColumnDef?.colname ?? "");
    const check = command?.def?.Constraint;
    const test = check?.raw_expr?.NullTest;
    const column = test?.nulltesttype === "IS_NOT_NULL" ? test.arg?.ColumnRef?.fields?.at(-1)?.String?.sval : undefined;
    if (command?.subtype === "AT_AddConstraint" && column !== undefined) {
      if (check?.skip_validation === true) facts.promise(table, check.conname ?? "", column);
      else facts.proveFilled(table, column);
    }
    if (command?.subtype === "AT_ValidateConstraint") facts.keep(table, command.name ?? "");
  }
}
