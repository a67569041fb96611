/** Statements over many rows: UPDATE, DELETE, TRUNCATE, VACUUM, CLUSTER, REFRESH, LOCK. */
import { brief, danger, withData } from "./effects.ts";
import { shown, type Facts, type TableName } from "./facts.ts";
import type { LockMode } from "../../plv8/src/types/plan.ts";
import { blocksOf, type Danger, type Effect } from "./finding.ts";
import { relations, type Fields } from "./statement-rule.ts";

const BATCHES = "batches of some thousand rows by key, each in its own transaction";

/** One statement over many rows is one transaction over many rows. */
export function bulk(table: TableName, verb: "changed" | "deleted", where: unknown, facts: Facts): readonly Effect[] {
  const [name, rows] = [shown(table), facts.rowsText(table)];
  if (where === undefined || isSameForAll(where)) {
    const all = `${where === undefined ? "" : "the condition names no column: "}${rows} of ${name} are ${verb} in one transaction: each stays locked until its end, and the dead rows and WAL come at once`;
    return [withData(facts, table, { table: name, lock: "ROW EXCLUSIVE", work: "scan", dangers: [danger("backfill_load", "error", all, BATCHES)] })];
  }
  if (isBounded(table, where, facts)) return [];
  const many = `the condition names no key of ${name}: of ${rows} it may be many that are ${verb} in one transaction, and each stays locked until its end`;
  return [withData(facts, table, { table: name, lock: "ROW EXCLUSIVE", work: "brief", dangers: [danger("backfill_load", "warning", many, BATCHES)] })];
}

/** `where 1 = 1`: nothing in it could differ from row to row. `where false` changes nothing. */
function isSameForAll(where: unknown): boolean {
  const text = JSON.stringify(where);
  return !/"(?:ColumnRef|FuncCall|SubLink|ParamRef|CurrentOfExpr)"/u.test(text) && !/^\{"A_Const":\{"boolval":\{\}[,}]/u.test(text);
}

const COLUMN = /"ColumnRef":\{"fields":\[(?:\{"String":\{"sval":"[^"]*"\}\},)?\{"String":\{"sval":"([^"]*)"\}\}\]/g;

/** By a key only some rows; without a catalog nobody knows. */
function isBounded(table: TableName, where: unknown, facts: Facts): boolean {
  if (facts.sizeOf(table) !== "large") return true;
  const named = [...JSON.stringify(where).matchAll(COLUMN)].map((match) => match[1] ?? "");
  return named.some((column) => facts.isKey(table, column));
}

export function truncate(fields: Fields, _: string, facts: Facts): readonly Effect[] {
  return relations(fields["relations"], facts).map((table) => {
    const isEmpty = facts.isMade(table) || facts.sizeOf(table) === "empty";
    const gone = danger("loses_data", "error", `all rows of ${shown(table)} are gone`, null);
    return brief(table, "ACCESS EXCLUSIVE", [...(isEmpty ? [] : [gone]), ...(fields["behavior"] === "DROP_CASCADE" ? [emptied(table)] : [])]);
  });
}

function emptied(table: TableName): Danger {
  return danger(
    "unmanaged_dependent",
    "error",
    `cascade empties every table with a foreign key to ${shown(table)}, and those that refer to these`,
    "name the tables that are to be emptied: without cascade Postgres refuses where another one refers",
  );
}

/** `full`, `full true`, `full 1`; not `full off`. */
function isOn(options: unknown, name: string): boolean {
  type Option = { DefElem?: { defname?: string; arg?: { String?: { sval?: string }; Boolean?: { boolval?: boolean }; Integer?: { ival?: number } } } };
  const found = ((options ?? []) as readonly Option[]).findLast((each) => each.DefElem?.defname === name)?.DefElem;
  if (found?.arg === undefined) return found !== undefined;
  const { String: text, Boolean: truth, Integer: number } = found.arg;
  return text !== undefined ? /^(?:t|true|on|yes|1)$/iu.test(text.sval ?? "") : (truth?.boolval ?? number?.ival === 1);
}

export function vacuum(fields: Fields, _: string, facts: Facts): readonly Effect[] {
  const isFull = isOn(fields["options"], "full");
  if (!isFull) return fields["is_vacuumcmd"] === true ? [{ table: null, lock: "SHARE UPDATE EXCLUSIVE", work: "concurrent", dangers: [] }] : [];
  const named = (fields["rels"] as { VacuumRelation?: { relation?: unknown } }[] | undefined)?.map((each) => ({ RangeVar: each.VacuumRelation?.relation }));
  return relations(named, facts).map((table) => rewritten(table, "VACUUM FULL", facts));
}

export function rewritten(table: TableName, what: string, facts: Facts): Effect {
  const name = shown(table);
  const waits = danger(
    "table_rewrite",
    "error",
    `${what} writes ${facts.rowsText(table)} of ${name} again while reads and writes wait`,
    "pg_repack, or nothing: autovacuum gives the space back to the table",
  );
  return withData(facts, table, { table: name, lock: "ACCESS EXCLUSIVE", work: "rewrite", dangers: [waits] });
}

export function refresh(fields: Fields, text: string, facts: Facts): readonly Effect[] {
  const view = facts.nameOf(fields["relation"]);
  const name = shown(view);
  if (fields["skipData"] === true) {
    const emptied = danger("behaviour_changes", "error", `reads of ${name} fail from this moment until it is refreshed with data`, null);
    return [brief(view, "ACCESS EXCLUSIVE", [emptied])];
  }
  if (fields["concurrent"] === true) {
    const reads = danger("long_scan", "info", `the query of ${name} is run; reads go on with the former rows, and another refresh waits`, null);
    return [{ table: name, lock: "EXCLUSIVE", work: "scan", dangers: [reads] }];
  }
  const waits = danger("blocking_scan", "error", `reads of ${name} wait until its query is through`, text.replace(/\bview\b/i, "view concurrently"));
  return [{ table: name, lock: "ACCESS EXCLUSIVE", work: "scan", dangers: [waits] }];
}

/** As the parser numbers them. */
const MODES = [
  "ACCESS SHARE",
  "ROW SHARE",
  "ROW EXCLUSIVE",
  "SHARE UPDATE EXCLUSIVE",
  "SHARE",
  "SHARE ROW EXCLUSIVE",
  "EXCLUSIVE",
  "ACCESS EXCLUSIVE",
] as const satisfies readonly LockMode[];

export function lockTable(fields: Fields, _: string, facts: Facts): readonly Effect[] {
  const mode = MODES[Number(fields["mode"]) - 1] ?? "ACCESS EXCLUSIVE";
  const blocks = blocksOf(mode);
  return relations(fields["relations"], facts).map((table) =>
    brief(
      table,
      mode,
      facts.isMade(table) || blocks === "nothing"
        ? []
        : [
            danger(
              "brief_lock_queue",
              blocks === "everything" ? "warning" : "info",
              `${shown(table)} stays ${blocks === "everything" ? "locked" : "closed to writes"} until the transaction ends`,
              null,
            ),
          ],
    ),
  );
}
