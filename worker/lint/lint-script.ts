/** Judges a hand-written migration, statement by statement, in its order. */
import { placeOf } from "../sql-input/place.ts";
import { tagOf } from "../sql-input/judge-statement.ts";
import type { ReadScript, Statement } from "../sql-input/read-script.ts";
import { danger, noLock, tablesOf } from "./effects.ts";
import { Facts, tableNamed, type Known } from "./facts.ts";
import { blocksOf, ruleOf, type Danger, type Effect, type Finding } from "./finding.ts";
import type { Seen } from "./rehearse-migration.ts";
import { asSeen } from "./as-seen.ts";
import { begin, keepLocks, transactionDangers, usedTooEarly, type Open } from "./open-transaction.ts";
import { statementRules } from "./statement-rules.ts";
import { transactionMove } from "./transaction-issues.ts";
import { limitsAfter, longWait, type Limits } from "./waiting-limit.ts";

export type LintOptions = {
  readonly known: Known | null;
  readonly schema: string;
  /** The tool that runs the file wraps it in one transaction. */ readonly in_transaction: boolean;
  /** What each statement did on scratch, where it was executed there. */ readonly seen: ReadonlyMap<Statement, Seen> | null;
};

export function lintScript(script: ReadScript, options: LintOptions): readonly Finding[] {
  const facts = new Facts(options.known, options.schema);
  const findings: Finding[] = [];
  let open: Open | null = options.in_transaction ? begin() : null;
  let limits: Limits = new Map();
  let said = false;
  for (const statement of script.statements) learnIndex(statement, facts);
  for (const statement of script.statements) {
    const { tag, fields } = tagOf(statement.node);
    if (tag === "TransactionStmt") {
      const moves = transactionMove(fields);
      open = moves === "begins" ? (open ?? begin()) : moves === "goes on" ? begin() : moves === "ends" ? null : open;
      continue;
    }
    if (tag === "VariableSetStmt") limits = limitsAfter(limits, fields);
    const effects = asSeen(statementRules(statement.node, statement.text, facts), options.seen?.get(statement) ?? null, facts);
    const early = open === null ? null : usedTooEarly(statement, open);
    if (early !== null) findings.push(findingOf(statement, noLock([]), early));
    for (const effect of effects) {
      const waits = said ? [] : waitingDangers(effect, facts, longWait(limits));
      if (waits.length > 0) said = true;
      const mine = [...effect.dangers, ...(open === null ? [] : transactionDangers(statement, effect, open, facts)), ...waits];
      findings.push(...mine.map((one) => findingOf(statement, effect, one)));
    }
    if (open !== null) keepLocks(statement, effects, open, facts);
    if (open !== null && tag === "AlterEnumStmt" && typeof fields["newVal"] === "string" && fields["oldVal"] === undefined) open.values.add(fields["newVal"]);
    learn(statement, facts);
  }
  return findings;
}

function findingOf(statement: Statement, effect: Effect, one: Danger): Finding {
  const rule = ruleOf(one.hazard);
  return {
    ...one,
    id: rule.id,
    why: rule.why,
    file: statement.source.name,
    ...placeOf(statement.source.text, statement.start),
    statement: statement.text,
    table: effect.table,
    lock: effect.lock,
    blocks: blocksOf(effect.lock),
    brief: effect.work === "brief",
  };
}

/** Said once a file: a brief lock is only brief when it does not wait. */
function waitingDangers(effect: Effect, facts: Facts, why: string | null): readonly Danger[] {
  if (why === null || effect.table === null || blocksOf(effect.lock) === "nothing" || tablesOf(effect).every((name) => facts.isMade(tableNamed(name))))
    return [];
  return [
    danger(
      "brief_lock_queue",
      "warning",
      `${why}: while this waits for ${effect.table} behind a long reader, everybody else waits behind it`,
      "set lock_timeout = '150ms';  -- before it, and try again when it fails",
    ),
  ];
}

type Check = {
  readonly contype?: string;
  readonly conname?: string;
  readonly skip_validation?: boolean;
  readonly raw_expr?: { NullTest?: { nulltesttype?: string; arg?: { ColumnRef?: { fields?: { String?: { sval?: string } }[] } } } };
};

/** An index that the migration makes, wherever in it: a foreign key before it is not without one for long. */
function learnIndex(statement: Statement, facts: Facts): void {
  const { tag, fields } = tagOf(statement.node);
  if (tag === "IndexStmt")
    facts.index(
      facts.nameOf(fields["relation"]),
      ((fields["indexParams"] ?? []) as { IndexElem?: { name?: string } }[]).map((each) => each.IndexElem?.name ?? ""),
    );
}

/** What the following statements can rely on. */
function learn(statement: Statement, facts: Facts): void {
  const { tag, fields } = tagOf(statement.node);
  if (tag === "CreateStmt") facts.make(facts.nameOf(fields["relation"]));
  const table = facts.nameOf(fields["relation"]);
  if (tag === "CreateTableAsStmt") {
    const made = facts.nameOf((fields["into"] as { rel?: unknown } | undefined)?.rel);
    facts.make(made);
    facts.fill(made);
  }
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
