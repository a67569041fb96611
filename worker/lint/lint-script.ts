/** Judges a hand-written migration, statement by statement, in its order. */
import { blockStatements, type Block } from "../sql-input/block-statements.ts";
import { placeOf } from "../sql-input/place.ts";
import { tagOf } from "../sql-input/judge-statement.ts";
import type { ReadScript, Statement } from "../sql-input/read-script.ts";
import { danger, noLock, tablesOf } from "./effects.ts";
import { Facts, tableNamed, type Known } from "./facts.ts";
import { blocksOf, ruleOf, type Danger, type Effect, type Finding } from "./finding.ts";
import type { Seen } from "./rehearse-migration.ts";
import { asSeen } from "./as-seen.ts";
import { learn, learnExchanges, learnIndex } from "./learn.ts";
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
  /** Those that outlive the transaction. */
  let lasting: Limits = new Map();
  let said = false;
  const blocks = new Map(script.statements.filter(isBlock).map((statement) => [statement, blockStatements(statement)]));
  const every = script.statements.flatMap((statement) => [statement, ...(blocks.get(statement)?.statements ?? [])]);
  for (const statement of every) learnIndex(statement, facts);
  learnExchanges(every, options.in_transaction, facts);
  for (const statement of script.statements) {
    const { tag, fields } = tagOf(statement.node);
    if (tag === "TransactionStmt") {
      const moves = transactionMove(fields);
      if (moves === "ends" || moves === "goes on") limits = lasting;
      open = moves === "begins" ? (open ?? begin()) : moves === "goes on" ? begin() : moves === "ends" ? null : open;
      continue;
    }
    if (tag === "VariableSetStmt") {
      limits = limitsAfter(limits, fields);
      // Outside of a transaction it is taken for one of the tool that runs the file.
      if (fields["is_local"] !== true || open === null) lasting = limitsAfter(lasting, fields);
    }
    const block = blocks.get(statement);
    const parts = block === undefined ? [partOf(statement, facts)] : [partOf(statement, facts, block), ...block.statements.map((each) => partOf(each, facts))];
    const seen = options.seen?.get(statement) ?? null;
    const effects = asSeen(
      parts.flatMap((part) => part.effects),
      seen,
      facts,
    );
    // Without one around it, a block is one by itself.
    let within: Open | null = open ?? (block === undefined ? null : begin());
    let done = 0;
    for (const [index, { at, effects: mine }] of parts.entries()) {
      if (at !== statement && tagOf(at.node).tag === "TransactionStmt") within = begin();
      const early = within === null ? null : usedTooEarly(at, within);
      if (early !== null) findings.push(findingOf(at, noLock([]), early));
      // What was seen and no rule foresaw comes behind what was foreseen.
      const judged = effects.slice(done, index === parts.length - 1 ? undefined : done + mine.length);
      done += mine.length;
      for (const [number, effect] of judged.entries()) {
        const place = number < mine.length ? at : statement;
        const waits = said ? [] : waitingDangers(effect, facts, longWait(limits));
        if (waits.length > 0) said = true;
        const dangers = [...effect.dangers, ...(within === null ? [] : transactionDangers(place, effect, within, facts)), ...waits];
        if (within !== null) excuseLocks(effect, within, findings);
        if (within !== null && tagOf(place.node).tag === "LockStmt") for (const table of tablesOf(effect)) within.early.set(table, findings.length);
        findings.push(...dangers.map((one) => findingOf(place, effect, one)));
      }
      if (within !== null) keepLocks(at, judged, within, facts);
      const { tag: kind, fields: words } = tagOf(at.node);
      if (within !== null && kind === "AlterEnumStmt" && typeof words["newVal"] === "string" && words["oldVal"] === undefined)
        within.values.add(words["newVal"]);
    }
  }
  return findings;
}

type Part = { readonly at: Statement; readonly effects: readonly Effect[] };

/** Judged in its turn: the next one relies on what it does. Of a block whose statements are read only those are judged. */
function partOf(at: Statement, facts: Facts, block?: Block): Part {
  const effects = block?.isOpaque === false ? [] : statementRules(at.node, at.text, facts);
  learn(at, facts);
  return { at, effects };
}

/** A LOCK is no danger of its own where a later statement of the transaction would take the same. */
function excuseLocks(effect: Effect, { early }: Open, findings: Finding[]): void {
  for (const table of tablesOf(effect)) {
    const said = early.get(table);
    const lock = said === undefined ? undefined : findings[said];
    if (said === undefined || lock === undefined || lock.blocks !== blocksOf(effect.lock)) continue;
    findings[said] = { ...lock, severity: "info" };
    early.delete(table);
  }
}

function isBlock({ node }: Statement): boolean {
  return tagOf(node).tag === "DoStmt";
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
