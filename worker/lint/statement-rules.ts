/** Every other statement, by the parser's name of it. What is not here touches nothing that anybody waits for. */
import { tagOf } from "../sql-input/judge-statement.ts";
import type { StatementNode } from "../sql-input/parse-statement.ts";
import { brief, danger, noLock, withData } from "./effects.ts";
import { shown, type Facts, type TableName } from "./facts.ts";
import type { Danger, Effect } from "./finding.ts";
import { cascade, tableRules, type AlterCommand } from "./table-rules.ts";

type Fields = Readonly<Record<string, unknown>>;
type Rule = (fields: Fields, text: string, facts: Facts) => readonly Effect[];

const rules: Readonly<Record<string, Rule>> = {
  AlterTableStmt: (fields, text, facts) => {
    if (fields["objtype"] !== "OBJECT_TABLE" && fields["objtype"] !== undefined) return [];
    const table = facts.nameOf(fields["relation"]);
    if (fields["missing_ok"] === true && facts.isMissing("table", table)) return [];
    return tableRules(table, ((fields["cmds"] ?? []) as readonly { AlterTableCmd?: AlterCommand }[]).flatMap((each) => each.AlterTableCmd ?? []), text, facts);
  },
  IndexStmt: createIndex,
  DropStmt: drop,
  ReindexStmt: (fields, text, facts) => {
    if (/\bconcurrently\b/i.test(text)) return [{ table: null, lock: "SHARE UPDATE EXCLUSIVE", work: "concurrent", dangers: [] }];
    const table = fields["kind"] === "REINDEX_OBJECT_TABLE" ? facts.nameOf(fields["relation"]) : (facts.indexTable(facts.nameOf(fields["relation"])) ?? facts.nameOf(fields["relation"]));
    return [withData(facts, table, { table: shown(table), lock: "SHARE", work: "scan", dangers: [danger("blocking_scan", "error", `writes to ${shown(table)} wait while its index is built again, and reads that want the index`, text.replace(/\b(index|table|schema)\b/i, "$1 concurrently"))] })];
  },
  RenameStmt: rename,
  TruncateStmt: (fields, _, facts) => relations(fields["relations"], facts).map((table) => ({ ...brief(table, "ACCESS EXCLUSIVE", facts.isMade(table) || facts.sizeOf(table) === "empty" ? [] : [danger("loses_data", "error", `all rows of ${shown(table)} are gone`, null)]) })),
  VacuumStmt: (fields, _, facts) => (JSON.stringify(fields["options"] ?? []).includes('"full"') ? relations((fields["rels"] as { VacuumRelation?: { relation?: unknown } }[] | undefined)?.map((each) => ({ RangeVar: each.VacuumRelation?.relation })), facts).map((table) => rewritten(table, "VACUUM FULL", facts)) : fields["is_vacuumcmd"] === true ? [{ table: null, lock: "SHARE UPDATE EXCLUSIVE", work: "concurrent", dangers: [] }] : []),
  ClusterStmt: (fields, _, facts) => [rewritten(facts.nameOf(fields["relation"]), "CLUSTER", facts)],
  RefreshMatViewStmt: (fields, text, facts) => (fields["concurrent"] === true ? [] : [{ table: shown(facts.nameOf(fields["relation"])), lock: "ACCESS EXCLUSIVE", work: "scan", dangers: [danger("blocking_scan", "error", `reads of ${shown(facts.nameOf(fields["relation"]))} wait until its query is through`, text.replace(/\bview\b/i, "view concurrently"))] }]),
  LockStmt: (fields, _, facts) => relations(fields["relations"], facts).map((table) => brief(table, "ACCESS EXCLUSIVE", [danger("brief_lock_queue", "warning", `${shown(table)} stays locked until the transaction ends`, null)])),
  CreateStmt: (fields, _, facts) => {
    const parent = ((fields["inhRelations"] ?? []) as { RangeVar?: unknown }[])[0]?.RangeVar;
    if (fields["partbound"] === undefined || parent === undefined || facts.isMade(facts.nameOf(parent))) return foreignParents(fields, facts);
    const table = facts.nameOf(parent);
    return [brief(table, "ACCESS EXCLUSIVE", [danger("brief_lock_queue", "warning", `a table made as a partition of ${shown(table)} locks it, and its default partition, for everybody`, "create the table by itself, then: alter table … attach partition … (SHARE UPDATE EXCLUSIVE)")])];
  },
  CreateTrigStmt: (fields, _, facts) => {
    const table = facts.nameOf(fields["relation"]);
    return facts.isMade(table) ? [] : [brief(table, "SHARE ROW EXCLUSIVE", [danger("brief_write_lock", "warning", `writes to ${shown(table)} wait for milliseconds`, null), danger("behaviour_changes", "info", `writes to ${shown(table)} do more from now on`, null)])];
  },
  CreatePolicyStmt: (fields, _, facts) => policy(facts.nameOf(fields["table"]), facts),
  AlterPolicyStmt: (fields, _, facts) => policy(facts.nameOf(fields["table"]), facts),
  GrantStmt: (fields) => [noLock([fields["is_grant"] === true ? danger("access_widens", "info", "a role gets a privilege", null) : danger("access_narrows", "warning", "statements of a role that loses a privilege fail", null)])],
  AlterOwnerStmt: () => [noLock([danger("owner_changes", "warning", "the new owner can change, drop and grant it", null)])],
  AlterEnumStmt: (fields) => [noLock([fields["oldVal"] === undefined ? danger("enum_has_no_inverse", "info", "the value can't be taken back, and can't be used before this transaction has ended", null) : danger("rename_breaks_clients", "error", "statements with the former value fail", "add the new value, move rows over, and stop using the former one")])],
  AlterDomainStmt: (fields) => (fields["subtype"] === "C" || fields["subtype"] === "AD_AddConstraint" || fields["subtype"] === "O" ? [{ table: null, lock: "SHARE", work: "scan", dangers: [danger("blocking_scan", "error", "every table that uses the domain is read while writes to it wait; NOT VALID and VALIDATE is no way out for domains", "put the check on the tables: add constraint … not valid, then validate constraint")] }] : []),
  CreateDomainStmt: (fields) => (JSON.stringify(fields["constraints"] ?? []).includes("CONSTR_CHECK") ? [noLock([danger("blocking_scan", "info", "to change this check later reads every table that uses the domain while writes to it wait", "put the check on the tables, where it can be not valid first")])] : []),
  UpdateStmt: (fields, _, facts) => bulk(facts.nameOf(fields["relation"]), "changed", fields["whereClause"], facts),
  DeleteStmt: (fields, _, facts) => bulk(facts.nameOf(fields["relation"]), "deleted", fields["whereClause"], facts),
  CreateFunctionStmt: (fields) => (fields["replace"] === true ? [noLock([danger("behaviour_changes", "info", "running statements meet the new body, if there was a former one", null)])] : []),
  ViewStmt: (fields, _, facts) => (fields["replace"] === true ? [brief(facts.nameOf(fields["view"]), "ACCESS EXCLUSIVE", [danger("behaviour_changes", "info", `${shown(facts.nameOf(fields["view"]))} returns what its new text says`, null)])] : []),
  DoStmt: () => [noLock([danger("untracked_dependency", "warning", "what a DO block executes is not read here", "write the statements themselves, or give --database-url: then it is executed on scratch and its locks are seen")])],
  DropdbStmt: () => [noLock([danger("loses_data", "error", "the whole database is gone", null)])],
};

export function statementRules(node: StatementNode, text: string, facts: Facts): readonly Effect[] {
  const { tag, fields } = tagOf(node);
  return rules[tag]?.(fields, text, facts) ?? [];
}

function createIndex(fields: Fields, text: string, facts: Facts): readonly Effect[] {
  const table = facts.nameOf(fields["relation"]);
  const name = shown(table);
  if (fields["if_not_exists"] === true && fields["concurrent"] !== true && facts.hasIndex({ schema: table.schema, name: String(fields["idxname"]) })) return [];
  if (fields["concurrent"] === true) {
    const skips = fields["if_not_exists"] === true ? [danger("concurrent_index", "warning", "if a former build was cut off, an INVALID index of that name stands and IF NOT EXISTS keeps it", "drop index concurrently if exists …; before it, where it is invalid")] : [];
    return [{ table: name, lock: "SHARE UPDATE EXCLUSIVE", work: "concurrent", dangers: skips }];
  }
  if (facts.isPartitioned(table)) return [withData(facts, table, { table: name, lock: "SHARE", work: "scan", dangers: [danger("blocking_scan", "error", `writes to ${name} and all its partitions wait while ${facts.rowsText(table)} are read`, `create index … on only ${name} (…);\ncreate index concurrently … on each partition;\nalter index … attach partition …;`)] })];
  const unique = fields["unique"] === true ? [danger("unique_on_data", "warning", `duplicates in ${name} make it fail`, null)] : [];
  return [withData(facts, table, { table: name, lock: "SHARE", work: "scan", dangers: [danger("blocking_scan", "error", `writes to ${name} wait while ${facts.rowsText(table)} are read`, `${text.replace(/\bindex\b/i, "index concurrently")};  -- outside of any transaction`), ...unique] })];
}

const KINDS: Readonly<Record<string, string>> = { OBJECT_TABLE: "table", OBJECT_VIEW: "view", OBJECT_MATVIEW: "materialized view", OBJECT_SCHEMA: "schema", OBJECT_SEQUENCE: "sequence", OBJECT_TYPE: "type", OBJECT_FUNCTION: "function", OBJECT_DOMAIN: "domain", OBJECT_EXTENSION: "extension", OBJECT_TRIGGER: "trigger", OBJECT_POLICY: "policy" };

const KIND_OF_DROP: Readonly<Record<string, "table" | "view" | "materialized_view" | "index" | "sequence">> = { OBJECT_TABLE: "table", OBJECT_VIEW: "view", OBJECT_MATVIEW: "materialized_view", OBJECT_INDEX: "index", OBJECT_SEQUENCE: "sequence" };

function drop(fields: Fields, text: string, facts: Facts): readonly Effect[] {
  const type = String(fields["removeType"]);
  const objects = ((fields["objects"] ?? []) as readonly { List?: { items?: readonly { String?: { sval?: string } }[] }; String?: { sval?: string } }[]).map((each) => (each.List?.items ?? []).map((item) => item.String?.sval ?? "?"));
  const cascades = fields["behavior"] === "DROP_CASCADE";
  return objects.flatMap((path): readonly Effect[] => {
    const table: TableName = facts.nameOf({ relname: path.at(-1), ...(path.length > 1 ? { schemaname: path.at(-2) } : {}) });
    const kind = KIND_OF_DROP[type];
    if (fields["missing_ok"] === true && kind !== undefined && facts.isMissing(kind, table)) return [];
    const more: readonly Danger[] = cascades ? [cascade(shown(table))] : [];
    if (type === "OBJECT_INDEX") {
      if (fields["concurrent"] === true) return [{ table: null, lock: "SHARE UPDATE EXCLUSIVE", work: "concurrent", dangers: [danger("slower_without_index", "info", "statements that used it read the whole table", null)] }];
      const on = facts.indexTable(table);
      return [{ table: on === null ? `the table of ${shown(table)}` : shown(on), lock: "ACCESS EXCLUSIVE", work: "brief", dangers: [danger("slower_without_index", "warning", `statements that used ${shown(table)} read the whole table; reads and writes wait for the lock`, text.replace(/\bindex\b/i, "index concurrently")), ...more] }];
    }
    if (facts.isMade(table)) return [];
    if (type === "OBJECT_TABLE") return [brief(table, "ACCESS EXCLUSIVE", [danger("loses_data", "error", `${shown(table)} is gone with ${facts.rowsText(table)}; statements that name it fail`, `in this release: stop using it; then alter table ${shown(table)} set schema an archive; drop it when nobody can need it`), ...more])];
    if (type === "OBJECT_SCHEMA") return [noLock([danger("loses_data", "error", "everything in the schema is gone", null), ...more])];
    if (type === "OBJECT_VIEW" || type === "OBJECT_MATVIEW") return [brief(table, "ACCESS EXCLUSIVE", [danger("rename_breaks_clients", "warning", `statements that name ${shown(table)} fail`, null), ...more])];
    return KINDS[type] === undefined ? [] : [noLock([danger("behaviour_changes", "warning", `the ${KINDS[type] ?? ""} is gone: what uses it fails`, null), ...more])];
  });
}

function rename(fields: Fields, _: string, facts: Facts): readonly Effect[] {
  const table = facts.nameOf(fields["relation"]);
  if (fields["relation"] !== undefined && facts.isMade(table)) return [];
  const type = String(fields["renameType"]);
  const former = typeof fields["subname"] === "string" ? fields["subname"] : table.name;
  if (type === "OBJECT_COLUMN") return [brief(table, "ACCESS EXCLUSIVE", [danger("rename_breaks_clients", "error", `statements that say ${shown(table)}.${former} fail from this moment, before the new release runs`, "add the new column, keep both in step by a trigger, fill it, move applications over, then drop the former one")])];
  if (type === "OBJECT_TABLE" || type === "OBJECT_VIEW") return [brief(table, "ACCESS EXCLUSIVE", [danger("rename_breaks_clients", "error", `statements that say ${shown(table)} fail from this moment, before the new release runs`, `in the same transaction: create view ${shown(table)} as select * from the new name`)])];
  if (type === "OBJECT_SCHEMA") return [noLock([danger("rename_breaks_clients", "error", "statements that name the schema fail from this moment", null)])];
  return [];
}

function rewritten(table: TableName, what: string, facts: Facts): Effect {
  return withData(facts, table, { table: shown(table), lock: "ACCESS EXCLUSIVE", work: "rewrite", dangers: [danger("table_rewrite", "error", `${what} writes ${facts.rowsText(table)} of ${shown(table)} again while reads and writes wait`, "pg_repack, or nothing: autovacuum gives the space back to the table")] });
}

function policy(table: TableName, facts: Facts): readonly Effect[] {
  return facts.isMade(table) ? [] : [brief(table, "ACCESS EXCLUSIVE", [danger("access_widens", "warning", `who sees which rows of ${shown(table)} changes`, null)])];
}

/** One statement over many rows is one transaction over many rows. */
function bulk(table: TableName, verb: string, where: unknown, facts: Facts): readonly Effect[] {
  if (where !== undefined) return isBounded(table, where, facts) ? [] : [withData(facts, table, { table: shown(table), lock: "ROW EXCLUSIVE", work: "brief", dangers: [danger("backfill_load", "warning", `the condition names no key of ${shown(table)}: of ${facts.rowsText(table)} it may be many that are ${verb} in one transaction, and each stays locked until its end`, "batches of some thousand rows by key, each in its own transaction")] })];
  return [withData(facts, table, { table: shown(table), lock: "ROW EXCLUSIVE", work: "scan", dangers: [danger("backfill_load", "error", `${facts.rowsText(table)} of ${shown(table)} are ${verb} in one transaction: each stays locked until its end, and the dead rows and WAL come at once`, "batches of some thousand rows by key, each in its own transaction")] })];
}

/** By a key only some rows; without a catalog nobody knows. */
function isBounded(table: TableName, where: unknown, facts: Facts): boolean {
  if (facts.sizeOf(table) !== "large") return true;
  const named = [...JSON.stringify(where).matchAll(/"ColumnRef":\{"fields":\[(?:\{"String":\{"sval":"[^"]*"\}\},)?\{"String":\{"sval":"([^"]*)"\}\}\]/g)].map((match) => match[1] ?? "");
  return named.some((column) => facts.isKey(table, column));
}

/** A new table that refers to an old one locks that for writes, for a moment. */
function foreignParents(fields: Fields, facts: Facts): readonly Effect[] {
  const found = JSON.stringify(fields["tableElts"] ?? []).matchAll(/"pktable":(\{[^{}]*\})/g);
  return [...found].flatMap((match): readonly Effect[] => {
    const parent = facts.nameOf(JSON.parse(match[1] ?? "{}"));
    return facts.isMade(parent) ? [] : [brief(parent, "SHARE ROW EXCLUSIVE", [danger("brief_write_lock", "info", `writes to ${shown(parent)} wait for milliseconds`, null)])];
  });
}

function relations(list: unknown, facts: Facts): readonly TableName[] {
  return ((list ?? []) as readonly { RangeVar?: unknown }[]).map((each) => facts.nameOf(each.RangeVar));
}
