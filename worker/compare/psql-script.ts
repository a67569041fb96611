/** A plan as a script for plain psql: phases and hazards as comments, each step in the transaction, loop or lack of one that it needs. */
import type { Change } from "../../plv8/src/types/change.ts";
import type { LockMode, Phase, Run, Step } from "../../plv8/src/types/plan.ts";
import { quoteIdent, quoteLiteral } from "../../plv8/src/render/names.ts";
import { oneLine } from "../../plv8/src/render/one-line.ts";
import { rightsCheck } from "./rights-check.ts";
import { dollarQuoted } from "../../plv8/src/render/dollar-quoted.ts";

/** Milliseconds that a brief step may wait and work under its lock. */
const BUDGET_MS = 150;
/** So often a lock is asked for, half a second after it was not to be had: about a minute in all. */
const LOCK_TRIES = 100;
const BATCH_ROWS = 1_000;

const MEANING: Readonly<Record<Phase, string>> = {
  check: "look at the data; nothing changes",
  expand: "add what is new beside what is there",
  backfill: "fill it, in batches that disturb nobody",
  validate: "check what was added, while everybody works",
  switch: "make the new shape the one that counts",
  contract: "take the former shape away, when nothing uses it any more",
};

/** `owner`: whom new objects will belong to; null: whoever runs it. `changes`: what all of the plan is about. */
export function psqlScript(title: string, owner: string | null, steps: readonly Step[], changes: readonly Change[]): string {
  const rights = rightsCheck(changes, steps);
  const acting = steps.filter(acts);
  const parts = [
    [`-- ${oneLine(title)}`, "-- Run it with psql -f: it stops at the first error.", ...(acting.length > 1 ? RESUMED : [])].join("\n"),
    owner === null ? PREAMBLE : `${PREAMBLE}\nset role ${quoteIdent(owner)};`,
    ...(rights === null ? [] : [rights]),
  ];
  let phase: Phase | null = null;
  for (const step of acting) {
    if (step.phase !== phase) parts.push(`-- ==== ${step.phase}: ${MEANING[step.phase]} ====`);
    phase = step.phase;
    const text = owner !== null && step.kind === "create_archive_schema" ? `reset role;\n${stepText(step)}\nset role ${quoteIdent(owner)};` : stepText(step);
    parts.push(acting.length > 1 ? fromWanted(text, step.ordinal, acting.at(-1)?.ordinal ?? 0) : text);
  }
  return `${parts.join("\n\n")}\n`;
}

/** How the rest of a stopped script is run. */
const RESUMED = [
  "-- What stands before the step that failed is done. When the reason is gone, run the rest, here from step 12 on: psql -v from_step=12 -f",
  "\\if :{?from_step}",
  "\\else",
  "\\set from_step 1",
  "\\endif",
];

/** Left out where the run is to begin behind it. Only numbers are echoed: psql would run what a name holds. */
function fromWanted(text: string, ordinal: number, last: number): string {
  return [
    `select ${String(ordinal)} >= :'from_step'::int as is_wanted \\gset`,
    "\\if :is_wanted",
    `\\echo step ${String(ordinal)} of ${String(last)}`,
    text,
    "\\endif",
  ].join("\n");
}

/** Some steps stand for what a rollback does at their place, and do nothing on the way forward. */
function acts(step: Step): boolean {
  return step.run.kind !== "transaction" || step.run.statements.length > 0;
}

/** Settings that change what SQL means, as a governed run has them. */
const PREAMBLE = `\\set ON_ERROR_STOP on
set search_path = pg_catalog, pg_temp;
set standard_conforming_strings = on;
set timezone = 'UTC';
set datestyle = 'ISO, MDY';
set check_function_bodies = off;
set client_min_messages = warning;
do $$
begin
  if now() <> statement_timestamp() then
    raise active_sql_transaction
      using message = 'nothing was run: a transaction is open around this script, and its steps commit by themselves',
            hint = 'Run it without --single-transaction, and outside of begin.';
  end if;
end
$$;`;

/** A schema that a governed run makes as the owner, whoever runs the script may make for them. */
const NOR_RUNNER = "and not pg_catalog.has_database_privilege(session_user, pg_catalog.current_database(), 'CREATE')";

export function stepText(step: Step): string {
  const locks = step.locks
    .filter((lock) => lock.mode !== "ACCESS SHARE")
    .map((lock) => `${lock.mode} on ${lock.relation.slice(lock.relation.indexOf(":") + 1)}`);
  const held = step.blocks === "nothing" ? "blocks nothing" : `blocks ${step.blocks}, ${step.brief ? "briefly" : "as long as it lasts"}`;
  const head = [
    `-- ${String(step.ordinal)}. ${oneLine(step.what)}`,
    ...(locks.length === 0 ? [] : [`--    ${oneLine(locks.join(", "))}; ${held}`]),
    ...step.hazards.map((hazard) => `--    ! ${hazard.id} ${oneLine(hazard.message)}`),
  ];
  return [...head, ...undoNote(step), runText(step.run, step)].join("\n");
}

function undoNote(step: Step): readonly string[] {
  return step.undo.kind === "cannot"
    ? [`--    no way back: ${oneLine(step.undo.reason)}`]
    : step.undo.kind === "inert"
      ? [`--    after a way back there stays: ${oneLine(step.undo.residue)}`]
      : [];
}

function runText(run: Run, step: Step): string {
  switch (run.kind) {
    case "transaction":
      return transactionText(run, step);
    case "scan":
      return run.statements.map(ended).join("\n");
    case "concurrent":
      return [
        ...(run.leftover === null || run.repair === null ? [] : [`select ${quoteLiteral(run.repair)} where (${run.leftover}) \\gexec`]),
        step.kind === "detach_partition" && step.probe !== null
          ? `select ${quoteLiteral(run.statement)} where not (${step.probe}) \\gexec`
          : ended(run.statement),
      ].join("\n");
    case "batches":
      return batchesText(run);
    case "check":
      return checkText(step.kind === "check_archive_right" ? `${run.query} ${NOR_RUNNER}` : run.query, step.what);
    default:
      return run satisfies never;
  }
}

function transactionText(run: Extract<Run, { kind: "transaction" }>, step: Step): string {
  const lock = run.lock_mode === null || run.lock_tables.length === 0 ? [] : [lockText(run.lock_mode, run.lock_tables, step.ordinal)];
  const budget = step.blocks === "nothing" && lock.length === 0 ? [] : [`set local lock_timeout = '${String(BUDGET_MS)}ms';`];
  const statements = [...budget, ...lock, ...run.statements.map(ended)];
  return ["begin;", ...statements, "commit;"].join("\n");
}

/** Whoever waits for a lock keeps all others out behind it: it is given up and asked for again, as a governed run does. */
function lockText(mode: LockMode, tables: readonly string[], ordinal: number): string {
  const message = quoteLiteral(`step ${String(ordinal)} got no lock on ${tables.join(", ")} within a minute; what stands before it is done`);
  const hint = quoteLiteral(
    `Wait for the transaction that holds it, or end it (pg_blocking_pids says whose it is), then run the rest: psql -v from_step=${String(ordinal)} -f, and this script.`,
  );
  return `do ${dollarQuoted(
    [
      `begin
  for v_try in 1..${String(LOCK_TRIES)} loop
    begin
      lock table ${tables.join(", ")} in ${mode.toLowerCase()} mode;
      return;
    exception when lock_not_available then
      perform pg_sleep(0.5);
    end;
  end loop;
  raise lock_not_available using message = ${message}, hint = ${hint};
end`,
    ],
    "lock",
  )};`;
}

/** Each batch commits, so that no row is locked for long and a stopped script has lost nothing. */
function batchesText(run: Extract<Run, { kind: "batches" }>): string {
  return `do ${dollarQuoted(
    [
      `declare
  v_cursor text[];
  v_next text[];
  v_until text[];
  v_scanned bigint;
  v_changed bigint;
begin
  execute ${dollarQuoted([run.high_water], "key")} into v_until;
  while v_until is not null loop
    execute ${dollarQuoted([run.batch], "batch")} into v_next, v_scanned, v_changed using v_cursor, v_until, ${String(BATCH_ROWS)};
    commit;
    exit when v_next is null;
    v_cursor := v_next;
  end loop;
end`,
    ],
    "do",
  )};`;
}

function checkText(query: string, what: string): string {
  return `do ${dollarQuoted(
    [
      `declare
  v_found text;
begin
  select string_agg(c.what, E'\\n') into v_found from (
    ${query}
  ) as c (what);
  if v_found is not null then
    raise exception using message = ${quoteLiteral(`not so: ${what}`)}, detail = v_found, hint = 'Mend what is named here, then run the script again.';
  end if;
end`,
    ],
    "do",
  )};`;
}

function ended(statement: string): string {
  return `${statement.trimEnd()};`;
}
