/** Every other statement, by the parser's name of it. What is not here touches nothing that anybody waits for. */
import { tagOf } from "../sql-input/judge-statement.ts";
import type { StatementNode } from "../sql-input/parse-statement.ts";
import { drop } from "./drop-rules.ts";
import { brief, danger, noLock } from "./effects.ts";
import { namePath, partName, shown, type Facts, type TableName } from "./facts.ts";
import type { Effect } from "./finding.ts";
import { createIndex, reindex } from "./index-rules.ts";
import { moveToSchema, rename } from "./name-rules.ts";
import { bulk, lockTable, refresh, rewritten, truncate, vacuum } from "./row-rules.ts";
import type { Fields, StatementRule } from "./statement-rule.ts";
import { tableRules, type AlterCommand } from "./table-rules.ts";

const rules: Readonly<Record<string, StatementRule>> = {
  AlterTableStmt: (fields, text, facts) => {
    if (fields["objtype"] !== "OBJECT_TABLE" && fields["objtype"] !== undefined) return [];
    const table = facts.nameOf(fields["relation"]);
    if (fields["missing_ok"] === true && facts.isMissing("table", table)) return [];
    return tableRules(
      table,
      ((fields["cmds"] ?? []) as readonly { AlterTableCmd?: AlterCommand }[]).flatMap((each) => each.AlterTableCmd ?? []),
      text,
      facts,
    );
  },
  IndexStmt: createIndex,
  DropStmt: drop,
  ReindexStmt: reindex,
  RenameStmt: rename,
  AlterObjectSchemaStmt: moveToSchema,
  TruncateStmt: truncate,
  VacuumStmt: vacuum,
  ClusterStmt: (fields, _, facts) => [rewritten(facts.nameOf(fields["relation"]), "CLUSTER", facts)],
  UpdateStmt: (fields, _, facts) => bulk(facts.nameOf(fields["relation"]), "changed", fields["whereClause"], facts),
  DeleteStmt: (fields, _, facts) => bulk(facts.nameOf(fields["relation"]), "deleted", fields["whereClause"], facts),
  RefreshMatViewStmt: refresh,
  LockStmt: lockTable,
  CreateStmt: (fields, _, facts) => {
    const parent = ((fields["inhRelations"] ?? []) as { RangeVar?: unknown }[])[0]?.RangeVar;
    if (fields["partbound"] === undefined || parent === undefined || facts.isMade(facts.nameOf(parent))) return foreignParents(fields, facts);
    const table = facts.nameOf(parent);
    return [
      brief(table, "ACCESS EXCLUSIVE", [
        danger(
          "brief_lock_queue",
          "warning",
          `a table made as a partition of ${shown(table)} locks it, and its default partition, for everybody`,
          "create the table by itself, then: alter table … attach partition … (SHARE UPDATE EXCLUSIVE)",
        ),
      ]),
    ];
  },
  CreateTrigStmt: (fields, _, facts) => {
    const table = facts.nameOf(fields["relation"]);
    return facts.isMade(table)
      ? []
      : [
          brief(table, "SHARE ROW EXCLUSIVE", [
            danger("brief_write_lock", "warning", `writes to ${shown(table)} wait for milliseconds`, null),
            danger("behaviour_changes", "info", `writes to ${shown(table)} do more from now on`, null),
          ]),
        ];
  },
  RuleStmt: (fields, _, facts) => {
    const table = facts.nameOf(fields["relation"]);
    const does = danger(
      "behaviour_changes",
      "warning",
      `statements on ${shown(table)} are rewritten into others from now on`,
      "a trigger: it sees each row as it is written",
    );
    return facts.isMade(table) ? [] : [brief(table, "ACCESS EXCLUSIVE", [does])];
  },
  CreatePolicyStmt: (fields, _, facts) => policy(facts.nameOf(fields["table"]), facts),
  AlterPolicyStmt: (fields, _, facts) => policy(facts.nameOf(fields["table"]), facts),
  GrantStmt: (fields, _, facts) =>
    fields["is_grant"] !== true && isOnlyOnMade(fields, facts)
      ? []
      : [
          noLock([
            fields["is_grant"] === true
              ? JSON.stringify(fields["grantees"] ?? []).includes('"ROLESPEC_PUBLIC"')
                ? danger("access_widens", "warning", "everybody who may connect gets a privilege", "grant it to the roles that need it")
                : danger("access_widens", "info", "a role gets a privilege", null)
              : danger("access_narrows", "warning", "statements of a role that loses a privilege fail", null),
          ]),
        ],
  AlterOwnerStmt: () => [noLock([danger("owner_changes", "warning", "the new owner can change, drop and grant it", null)])],
  AlterEnumStmt: (fields) => [
    noLock([
      fields["oldVal"] === undefined
        ? danger("enum_has_no_inverse", "info", "the value can't be taken back, and can't be used before this transaction has ended", null)
        : danger("rename_breaks_clients", "error", "statements with the former value fail", "add the new value, move rows over, and stop using the former one"),
    ]),
  ],
  AlterDomainStmt: (fields) =>
    readsUsers(fields)
      ? [
          {
            table: null,
            lock: "SHARE",
            work: "scan",
            dangers: [
              danger(
                "blocking_scan",
                "error",
                "every table that uses the domain is read while writes to it wait; NOT VALID and VALIDATE is no way out for domains",
                "put the check on the tables: add constraint … not valid, then validate constraint",
              ),
            ],
          },
        ]
      : [],
  CreateDomainStmt: (fields) =>
    JSON.stringify(fields["constraints"] ?? []).includes("CONSTR_CHECK")
      ? [
          noLock([
            danger(
              "blocking_scan",
              "info",
              "to change this check later reads every table that uses the domain while writes to it wait",
              "put the check on the tables, where it can be not valid first",
            ),
          ]),
        ]
      : [],
  CreateFunctionStmt: (fields) => {
    const options = JSON.stringify(fields["options"] ?? []);
    const isDefiner = options.includes('"defname":"security","arg":{"Boolean":{"boolval":true}}');
    const open = danger(
      "access_widens",
      "warning",
      `${functionName(fields)} runs with its owner's rights and looks names up where its caller says`,
      "add to it: set search_path = pg_catalog, pg_temp (and qualify its names); then revoke execute from public",
    );
    const changes = danger("behaviour_changes", "info", "running statements meet the new body, if there was a former one", null);
    const dangers = [...(isDefiner && !options.includes('"name":"search_path"') ? [open] : []), ...(fields["replace"] === true ? [changes] : [])];
    return dangers.length === 0 ? [] : [noLock(dangers)];
  },
  ViewStmt: (fields, _, facts) =>
    fields["replace"] === true
      ? [
          brief(facts.nameOf(fields["view"]), "ACCESS EXCLUSIVE", [
            danger("behaviour_changes", "info", `${shown(facts.nameOf(fields["view"]))} returns what its new text says`, null),
          ]),
        ]
      : [],
  DoStmt: () => [
    noLock([
      danger(
        "untracked_dependency",
        "warning",
        "this DO block puts together what it executes, or is in another language: it is not read here",
        "write the statements themselves, or give --database-url: then it is executed on scratch and its locks are seen",
      ),
    ]),
  ],
  DropdbStmt: () => [noLock([danger("loses_data", "error", "the whole database is gone", null)])],
};

export function statementRules(node: StatementNode, text: string, facts: Facts): readonly Effect[] {
  const { tag, fields } = tagOf(node);
  return rules[tag]?.(fields, text, facts) ?? [];
}

/** Nobody has used yet what the migration made itself. */
function isOnlyOnMade(fields: Fields, facts: Facts): boolean {
  type Object = { readonly RangeVar?: unknown; readonly ObjectWithArgs?: { readonly objname?: unknown } };
  const objects = (fields["objects"] ?? []) as readonly Object[];
  return (
    objects.length > 0 &&
    objects.every(({ RangeVar: relation, ObjectWithArgs: routine }) =>
      relation !== undefined
        ? facts.isMade(facts.nameOf(relation))
        : routine !== undefined && facts.isMadePart(partName("function", facts.nameOf(namePath(routine.objname)))),
    )
  );
}

/** A domain's check, NOT NULL or VALIDATE is looked for in every column of it; a check that is not valid yet is not. */
function readsUsers(fields: Fields): boolean {
  const adds = fields["subtype"] === "C" || fields["subtype"] === "AD_AddConstraint";
  if (adds) return !JSON.stringify(fields["def"] ?? {}).includes('"skip_validation":true');
  return ["O", "AD_SetNotNull", "V", "AD_ValidateConstraint"].includes(String(fields["subtype"]));
}

function policy(table: TableName, facts: Facts): readonly Effect[] {
  return facts.isMade(table)
    ? []
    : [brief(table, "ACCESS EXCLUSIVE", [danger("access_widens", "warning", `who sees which rows of ${shown(table)} changes`, null)])];
}

/** A new table that refers to an old one locks that for writes, for a moment. */
function foreignParents(fields: Fields, facts: Facts): readonly Effect[] {
  const found = JSON.stringify(fields["tableElts"] ?? []).matchAll(/"pktable":(\{[^{}]*\})/g);
  return [...found].flatMap((match): readonly Effect[] => {
    const parent = facts.nameOf(JSON.parse(match[1] ?? "{}"));
    return facts.isMade(parent)
      ? []
      : [brief(parent, "SHARE ROW EXCLUSIVE", [danger("brief_write_lock", "info", `writes to ${shown(parent)} wait for milliseconds`, null)])];
  });
}

function functionName(fields: Fields): string {
  return ((fields["funcname"] ?? []) as readonly { String?: { sval?: string } }[]).map((part) => part.String?.sval ?? "").join(".");
}
