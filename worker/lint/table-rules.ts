/** ALTER TABLE, clause by clause: the locks are as measured on 15 to 18, the work as the catalog lets it be. */
import { isWidening } from "../../plv8/src/plan/widening.ts";
import { quoteIdent } from "../../plv8/src/render/names.ts";
import { offsetOfByte } from "../sql-input/place.ts";
import { columnRules } from "./column-rules.ts";
import { constraintEffect, type ConstraintNode } from "./constraint-rules.ts";
import { shown, type Facts, type TableName } from "./facts.ts";
import type { Danger, Effect } from "./finding.ts";
import { brief, danger, withData } from "./effects.ts";

export type AlterCommand = {
  readonly subtype?: string;
  readonly name?: string;
  readonly def?: Readonly<Record<string, unknown>>;
  readonly behavior?: string;
  readonly missing_ok?: boolean;
};

/** One effect for each clause. `text`: the statement, for what is cited from it. */
export function tableRules(table: TableName, commands: readonly AlterCommand[], text: string, facts: Facts): readonly Effect[] {
  return commands.map((command) => clause(table, command, text, facts));
}

function clause(table: TableName, command: AlterCommand, text: string, facts: Facts): Effect {
  const name = shown(table);
  const column = command.name ?? "";
  const col = quoteIdent(column);
  switch (command.subtype) {
    case "AT_AddColumn":
      return command.missing_ok === true && facts.column(table, String((command.def?.["ColumnDef"] as { colname?: string } | undefined)?.colname)) !== null
        ? brief(table, "ACCESS EXCLUSIVE", [])
        : columnRules(table, command.def?.["ColumnDef"] as never, facts);
    case "AT_DropColumn":
      return brief(table, "ACCESS EXCLUSIVE", [
        danger(
          "loses_data",
          "error",
          `the values of ${name}.${column} are gone, and statements that name it fail`,
          `in this release: stop reading and writing it; in a later one: alter table ${name} drop column ${col}`,
        ),
        ...(command.behavior === "DROP_CASCADE" ? [cascade(`${name}.${column}`)] : []),
      ]);
    case "AT_AlterColumnType":
      return typeChange(table, column, command, text, facts);
    case "AT_SetNotNull":
      return setNotNull(table, column, facts);
    case "AT_DropNotNull":
      return brief(
        table,
        "ACCESS EXCLUSIVE",
        facts.column(table, column)?.not_null === false
          ? []
          : [danger("behaviour_changes", "warning", `readers of ${name}.${column} meet null from now on`, "let every reader of it expect null first")],
      );
    case "AT_ColumnDefault":
      return brief(
        table,
        "ACCESS EXCLUSIVE",
        command.def === undefined
          ? [danger("default_goes_away", "warning", `inserts into ${name} that leave ${column} out get null, or fail where it is required`, null)]
          : [],
      );
    case "AT_AddConstraint":
    case "AT_AddIndexConstraint":
      return constraintEffect(table, command.def?.["Constraint"] as ConstraintNode, facts, text);
    case "AT_ValidateConstraint":
      return {
        table: name,
        lock: "SHARE UPDATE EXCLUSIVE",
        work: "scan",
        dangers: [danger("long_scan", "info", `${facts.rowsText(table)} of ${name} are read; reads and writes go on`, null)],
      };
    case "AT_DropConstraint":
      return dropConstraint(table, command, facts);
    case "AT_AddIdentity":
      return brief(table, "ACCESS EXCLUSIVE", []);
    case "AT_SetExpression":
      return rewrite(table, `every row of ${name} is written again for the new expression`, facts);
    case "AT_SetLogged":
    case "AT_SetUnLogged":
    case "AT_SetTableSpace":
    case "AT_SetAccessMethod":
      return rewrite(table, `${name} is written again`, facts);
    case "AT_SetStatistics":
    case "AT_SetRelOptions":
    case "AT_ResetRelOptions":
    case "AT_SetOptions":
    case "AT_ClusterOn":
      return { table: name, lock: "SHARE UPDATE EXCLUSIVE", work: "brief", dangers: [] };
    case "AT_EnableRowSecurity":
    case "AT_DisableRowSecurity":
    case "AT_ForceRowSecurity":
    case "AT_NoForceRowSecurity":
      return brief(table, "ACCESS EXCLUSIVE", [
        danger(
          "row_security_switch",
          "warning",
          command.subtype === "AT_EnableRowSecurity" ? `without a policy nobody but the owner sees rows of ${name}` : `who sees which rows of ${name} changes`,
          null,
        ),
      ]);
    case "AT_ChangeOwner":
      return brief(table, "ACCESS EXCLUSIVE", [danger("owner_changes", "warning", `${name} gets another owner, who can change, drop and grant it`, null)]);
    case "AT_EnableTrig":
    case "AT_DisableTrig":
    case "AT_EnableAlwaysTrig":
    case "AT_EnableReplicaTrig":
    case "AT_DisableTrigAll":
    case "AT_DisableTrigUser":
    case "AT_EnableTrigAll":
    case "AT_EnableTrigUser":
      return brief(table, "SHARE ROW EXCLUSIVE", [
        command.subtype === "AT_DisableTrigAll"
          ? danger(
              "behaviour_changes",
              "warning",
              `no trigger of ${name} fires from now on, not even those that check foreign keys: rows that break them stay`,
              `name the trigger: alter table ${name} disable trigger …`,
            )
          : danger("behaviour_changes", "info", `triggers of ${name} fire otherwise from now on`, null),
      ]);
    case "AT_AttachPartition":
      return attach(table, command, text, facts);
    case "AT_DetachPartition":
      return command.def === undefined || !/\bconcurrently\b/i.test(text)
        ? brief(table, "ACCESS EXCLUSIVE", [
            danger("brief_lock_queue", "warning", `${name} and the partition are locked for everybody`, `${text} concurrently`),
          ])
        : {
            table: name,
            lock: "SHARE UPDATE EXCLUSIVE",
            work: "concurrent",
            dangers: facts.hasDefaultPartition(table)
              ? [
                  danger(
                    "brief_lock_queue",
                    "error",
                    `${name} has a default partition: Postgres refuses to detach concurrently beside one`,
                    "without concurrently, under a short lock_timeout; or move the rows of the default partition and drop it first",
                  ),
                ]
              : [],
          };
    default:
      return brief(table, "ACCESS EXCLUSIVE", []);
  }
}

function typeChange(table: TableName, column: string, command: AlterCommand, text: string, facts: Facts): Effect {
  const name = shown(table);
  const definition = command.def?.["ColumnDef"] as { typeName?: { location?: number }; raw_default?: unknown } | undefined;
  const written = text.slice(offsetOfByte(text, definition?.typeName?.location ?? 0));
  const wanted = canonicalType(/^[^,;]*?(?:\([^)]*\)[^,;]*?)?(?=\s+using\b|\s+collate\b|,|;|$)/i.exec(written)?.[0] ?? written);
  const former = facts.column(table, column);
  const result = danger("result_type_changes", "warning", `prepared statements that return ${name}.${column} fail once`, null);
  if (former !== null && definition?.raw_default === undefined && (former.type === wanted || isWidening(former.type, wanted)))
    return brief(table, "ACCESS EXCLUSIVE", [{ ...result, severity: "info" }]);
  const from = former === null ? "" : `${former.type} → `;
  const instead = `add a column of the new type, keep both in step by a trigger, fill it in batches, then exchange the names; or say what you want as desired state: data-architect diff`;
  return withData(facts, table, {
    table: name,
    lock: "ACCESS EXCLUSIVE",
    work: "rewrite",
    dangers: [
      danger(
        "table_rewrite",
        "error",
        `${name}.${column} (${from}${wanted}): ${facts.rowsText(table)} are written again while reads and writes wait${former === null ? ", unless the change is a free widening (give --database-url to know)" : ""}`,
        instead,
      ),
      result,
    ],
  });
}

function setNotNull(table: TableName, column: string, facts: Facts): Effect {
  const name = shown(table);
  const col = quoteIdent(column);
  if (facts.isProvedFilled(table, column) || facts.column(table, column)?.not_null === true) return brief(table, "ACCESS EXCLUSIVE", []);
  const isDoubtful = facts.mayBeProved(table);
  const check = quoteIdent(`${table.name}_${column}_filled`);
  const instead =
    (facts.known?.major ?? 15) >= 18
      ? `alter table ${name} add constraint ${quoteIdent(`${table.name}_${column}_not_null`)} not null ${col} not valid;\nalter table ${name} validate constraint ${quoteIdent(`${table.name}_${column}_not_null`)};`
      : `alter table ${name} add constraint ${check} check (${col} is not null) not valid;\nalter table ${name} validate constraint ${check};\nalter table ${name} alter column ${col} set not null;\nalter table ${name} drop constraint ${check};`;
  return withData(facts, table, {
    table: name,
    lock: "ACCESS EXCLUSIVE",
    work: "scan",
    dangers: [
      danger(
        "not_null_on_data",
        isDoubtful ? "warning" : "error",
        `${facts.rowsText(table)} of ${name} are read for empty ${column} while reads and writes wait; one makes it fail${isDoubtful ? "; unless the constraint that was validated here says that it is never empty (give --database-url to know)" : ""}`,
        instead,
      ),
    ],
  });
}

function dropConstraint(table: TableName, command: AlterCommand, facts: Facts): Effect {
  const known = facts.constraint(table, command.name ?? "");
  const both = known?.references == null ? "" : ` and ${known.references.table.slice("table:".length)}`;
  return {
    ...brief(table, "ACCESS EXCLUSIVE", [
      ...(both === "" ? [] : [danger("brief_lock_queue", "warning", `dropping a foreign key locks ${shown(table)}${both} for everybody`, null)]),
      ...(command.behavior === "DROP_CASCADE" ? [cascade(`constraint ${command.name ?? ""} of ${shown(table)}`)] : []),
    ]),
  };
}

function attach(table: TableName, command: AlterCommand, text: string, facts: Facts): Effect {
  const partition = facts.nameOf((command.def?.["PartitionCmd"] as { name?: unknown } | undefined)?.name);
  if (isProvedBound(partition, text, facts)) return { table: shown(partition), lock: "ACCESS EXCLUSIVE", work: "brief", dangers: [] };
  return withData(facts, partition, {
    table: shown(partition),
    lock: "ACCESS EXCLUSIVE",
    work: "scan",
    dangers: [
      danger(
        "blocking_scan",
        "warning",
        `${facts.rowsText(partition)} of ${shown(partition)} are read for its bound while nobody can use it; a default partition of ${shown(table)} is read and locked too`,
        `first: alter table ${shown(partition)} add constraint … check (the bound) not valid; validate constraint …; then attach reads nothing`,
      ),
    ],
  });
}

/** A valid check says the bound already, of a column that is required: nothing is read. */
function isProvedBound(partition: TableName, text: string, facts: Facts): boolean {
  const bound = /for\s+values\s+from\s*\(\s*('[^']*'|-?\d+)\s*\)\s*to\s*\(\s*('[^']*'|-?\d+)\s*\)/i.exec(text);
  if (bound === null) return false;
  return facts
    .checksOf(partition)
    .some(
      (check) =>
        check.columns.length === 1 &&
        facts.column(partition, check.columns[0] ?? "")?.not_null === true &&
        check.definition.includes(`>= ${bound[1] ?? ""}`) &&
        check.definition.includes(`< ${bound[2] ?? ""}`),
    );
}

function rewrite(table: TableName, message: string, facts: Facts): Effect {
  return withData(facts, table, {
    table: shown(table),
    lock: "ACCESS EXCLUSIVE",
    work: "rewrite",
    dangers: [danger("table_rewrite", "error", `${message} while reads and writes wait (${facts.rowsText(table)})`, null)],
  });
}

export function cascade(what: string): Danger {
  return danger(
    "unmanaged_dependent",
    "error",
    `cascade drops whatever depends on ${what}, views and foreign keys of others included`,
    "drop what depends on it by name, so that a reader sees it",
  );
}

/** As the catalog writes it. */
function canonicalType(written: string): string {
  const text = written
    .trim()
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/\s*\(\s*/, "(")
    .replace(/\s*,\s*/, ",")
    .replace(/\s*\)/, ")")
    .replace(/^pg_catalog\./, "");
  const names: readonly (readonly [RegExp, string])[] = [
    [/^varchar\b/, "character varying"],
    [/^char\b/, "character"],
    [/^int8\b/, "bigint"],
    [/^int4\b|^int\b(?!e)/, "integer"],
    [/^int2\b/, "smallint"],
    [/^decimal\b/, "numeric"],
    [/^bool$/, "boolean"],
    [/^timestamptz$/, "timestamp with time zone"],
    [/^timestamp$/, "timestamp without time zone"],
    [/^float8$/, "double precision"],
    [/^varbit\b/, "bit varying"],
  ];
  return names.reduce((made, [pattern, name]) => made.replace(pattern, name), text);
}
