import { dollarQuoted } from "./dollar-quoted.ts";
import { quoteIdent } from "./names.ts";

/** A column that a trigger computes: its name on the row, its type, and the expression with the columns it reads. */
export type Computed = { readonly column: string; readonly type: string; readonly expression: string; readonly reads: readonly string[] };

export type SyncFunction = {
  readonly schema: string;
  readonly name: string;
  readonly comment: string;
  readonly former: readonly Computed[];
  readonly later: readonly Computed[];
  /** An UPDATE of any column fills a side that is empty: where rows have no key, one that moves would be passed over by the backfill. */
  readonly fills: boolean;
};

/** Both shapes are visible: the side that a statement changed wins, the new side when both; a row that is in step is left alone. */
export function twoWayFunction(sync: SyncFunction): readonly string[] {
  const former = sync.former.map((each) => each.column);
  const forward = assignments(sync.later);
  const back = assignments(sync.former);
  return functionStatements(sync, [
    "  if tg_op = 'INSERT' then",
    `    if ${anySet(sync.later.map((each) => each.column))} then`,
    `      if ${outOfStep(sync.later)} then`,
    ...indent(back, 8),
    "      end if;",
    "    else",
    ...indent(forward, 6),
    "    end if;",
    `  elsif ${changed(sync.later)} then`,
    `    if ${outOfStep(sync.later)} then`,
    ...indent(back, 6),
    "    end if;",
    `  elsif ${changed(sync.former.filter((each) => former.includes(each.column)))}${orEmpty(sync, sync.later)} then`,
    ...indent(forward, 4),
    ...(sync.fills ? [`  elsif ${allEmpty(sync.former)} then`, ...indent(back, 4)] : []),
    "  end if;",
    "  return new;",
  ]);
}

/**
 * One shape is visible, the other one follows it. `byPlace`: the hidden columns stand where the visible ones stood, so an INSERT without a list of columns
 * gives its values to them; they have no default, so what differs there was said by place.
 */
export function oneWayFunction(
  sync: Omit<SyncFunction, "former" | "later">,
  visible: readonly Computed[],
  following: readonly Computed[],
  byPlace = false,
): readonly string[] {
  return functionStatements(sync, [
    ...(byPlace
      ? [
          `  if tg_op = 'INSERT' and (${anySet(following.map((each) => each.column))}) and (${outOfStep(following)}) then`,
          ...indent(assignments(visible), 4),
          "  end if;",
        ]
      : []),
    `  if tg_op = 'INSERT' or ${changed(visible)}${orEmpty(sync, following)} then`,
    ...indent(assignments(following), 4),
    "  end if;",
    "  return new;",
  ]);
}

/** Gives a column that a statement leaves empty its value. */
export function fillFunction(sync: Pick<SyncFunction, "schema" | "name" | "comment">, filled: Computed): readonly string[] {
  return functionStatements(sync, [`  if new.${quoteIdent(filled.column)} is null then`, ...indent(assignments([filled]), 4), "  end if;", "  return new;"]);
}

function functionStatements(sync: { readonly schema: string; readonly name: string; readonly comment: string }, body: readonly string[]): readonly string[] {
  const name = `${quoteIdent(sync.schema)}.${quoteIdent(sync.name)}()`;
  return [
    [
      `create or replace function ${name}`,
      "returns trigger",
      "language plpgsql",
      "volatile",
      "security invoker",
      "set search_path = pg_catalog, pg_temp",
      `as ${dollarQuoted(["begin", ...body, "end"])}`,
    ].join("\n"),
    `revoke all on function ${name} from public`,
    `comment on function ${name} is '${sync.comment.replaceAll("'", "''")}'`,
  ];
}

/** Last among the BEFORE triggers by its name, so that it sees what the others made of the row; always, so that rows applied by replication stay in step. */
export function syncTrigger(table: string, trigger: string, schema: string, name: string, events = "insert or update"): readonly string[] {
  return [
    `create trigger ${quoteIdent(trigger)} before ${events} on ${table} for each row execute function ${quoteIdent(schema)}.${quoteIdent(name)}()`,
    `alter table ${table} enable always trigger ${quoteIdent(trigger)}`,
  ];
}

export function dropSyncTrigger(table: string, trigger: string, schema: string, name: string): readonly string[] {
  return [`drop trigger if exists ${quoteIdent(trigger)} on ${table}`, `drop function if exists ${quoteIdent(schema)}.${quoteIdent(name)}()`];
}

function assignments(computed: readonly Computed[]): readonly string[] {
  return computed.map((each) => `new.${quoteIdent(each.column)} := ${valueOf(each)};`);
}

/** An expression over columns of the row; the row is named so that bare column names mean its columns. */
function valueOf(each: Computed): string {
  const [only] = each.reads;
  if (each.reads.length === 1 && only !== undefined) {
    if (each.expression === quoteIdent(only)) return `new.${quoteIdent(only)}`;
    if (each.expression === `${quoteIdent(only)}::${each.type}`) return `new.${quoteIdent(only)}::${each.type}`;
  }
  const columns = each.reads.map((column) => `new.${quoteIdent(column)} as ${quoteIdent(column)}`);
  return columns.length === 0 ? `(${each.expression})` : `(select (${each.expression}) from (select ${columns.join(", ")}) as arch_row)`;
}

function orEmpty(sync: Pick<SyncFunction, "fills">, computed: readonly Computed[]): string {
  return sync.fills ? ` or (${allEmpty(computed)})` : "";
}

function allEmpty(computed: readonly Computed[]): string {
  return computed.map((each) => `new.${quoteIdent(each.column)} is null`).join(" and ");
}

function anySet(columns: readonly string[]): string {
  return columns.map((column) => `new.${quoteIdent(column)} is not null`).join(" or ");
}

function outOfStep(computed: readonly Computed[]): string {
  return computed
    .map((each) => `${comparable(`new.${quoteIdent(each.column)}`, each.type)} is distinct from ${comparable(valueOf(each), each.type)}`)
    .join(" or ");
}

function changed(computed: readonly Computed[]): string {
  return computed
    .map((each) => `${comparable(`new.${quoteIdent(each.column)}`, each.type)} is distinct from ${comparable(`old.${quoteIdent(each.column)}`, each.type)}`)
    .join(" or ");
}

/** Types without equality are compared as text. */
export function comparable(expression: string, type: string): string {
  return ["json", "xml", "point", "polygon"].includes(type) ? `(${expression})::text` : expression;
}

function indent(lines: readonly string[], spaces: number): readonly string[] {
  return lines.length === 0 ? [`${" ".repeat(spaces)}null;`] : lines.map((line) => `${" ".repeat(spaces)}${line}`);
}
