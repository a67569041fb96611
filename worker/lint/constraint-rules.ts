/** ADD CONSTRAINT: what it reads, and under which lock. */
import { quoteIdent } from "../../plv8/src/render/names.ts";
import { brief, danger, withData } from "./effects.ts";
import { shown, type Facts, type TableName } from "./facts.ts";
import type { Effect } from "./finding.ts";

export type ConstraintNode = {
  readonly contype?: string;
  readonly conname?: string;
  readonly skip_validation?: boolean;
  readonly indexname?: string;
  readonly keys?: readonly { String?: { sval?: string } }[];
  readonly pktable?: unknown;
  readonly fk_attrs?: readonly { String?: { sval?: string } }[];
  readonly pk_attrs?: readonly { String?: { sval?: string } }[];
  readonly raw_expr?: unknown;
};

/** `text`: the whole ALTER TABLE, to be cited; empty inside ADD COLUMN. */
export function constraintEffect(table: TableName, node: ConstraintNode, facts: Facts, text: string): Effect {
  const name = shown(table);
  const label = node.conname ?? "the constraint";
  const notValid =
    text === "" ? null : `${text} not valid;\nalter table ${name} validate constraint ${quoteIdent(node.conname ?? "…")};  -- in a transaction of its own`;
  switch (node.contype) {
    case "CONSTR_CHECK":
      if (node.skip_validation === true) return brief(table, "ACCESS EXCLUSIVE", []);
      return withData(facts, table, {
        table: name,
        lock: "ACCESS EXCLUSIVE",
        work: "scan",
        dangers: [
          danger(
            "check_on_data",
            "error",
            `${facts.rowsText(table)} of ${name} are read for ${label} while reads and writes wait; one that breaks it makes it fail`,
            notValid,
          ),
        ],
      });
    case "CONSTR_NOTNULL":
      if (node.skip_validation === true) return brief(table, "ACCESS EXCLUSIVE", []);
      return withData(facts, table, {
        table: name,
        lock: "ACCESS EXCLUSIVE",
        work: "scan",
        dangers: [danger("not_null_on_data", "error", `${facts.rowsText(table)} of ${name} are read while reads and writes wait`, notValid)],
      });
    case "CONSTR_FOREIGN":
      return foreign(table, node, facts, notValid);
    case "CONSTR_PRIMARY":
    case "CONSTR_UNIQUE":
      return unique(table, node, facts);
    case "CONSTR_EXCLUSION":
      return withData(facts, table, {
        table: name,
        lock: "ACCESS EXCLUSIVE",
        work: "scan",
        dangers: [
          danger(
            "blocking_scan",
            "error",
            `the index behind ${label} is built from ${facts.rowsText(table)} of ${name} while reads and writes wait`,
            "there is no online form: make a new table with it, and move the rows over",
          ),
        ],
      });
    default:
      return brief(table, "ACCESS EXCLUSIVE", []);
  }
}

function foreign(table: TableName, node: ConstraintNode, facts: Facts, notValid: string | null): Effect {
  const parent = facts.nameOf(node.pktable);
  const columns = names(node.fk_attrs);
  const isUnknown = facts.known === null && !columns.some((column) => facts.isAdded(table, column));
  const led = isUnknown || facts.isMade(table) || columns.length === 0 || facts.isLed(table, columns);
  const index = led
    ? []
    : [
        danger(
          "foreign_key_on_data",
          "warning",
          `no index of ${shown(table)} begins with (${columns.join(", ")}): each delete in ${shown(parent)} reads the whole table`,
          `create index concurrently on ${shown(table)} (${columns.map(quoteIdent).join(", ")});`,
        ),
      ];
  if (node.skip_validation === true)
    return {
      table: `${shown(table)}, ${shown(parent)}`,
      lock: "SHARE ROW EXCLUSIVE",
      work: "brief",
      dangers: [danger("brief_write_lock", "info", `writes to ${shown(table)} and ${shown(parent)} wait for milliseconds`, null), ...index],
    };
  const both = facts.isMade(table) && facts.isMade(parent);
  if (both || facts.sizeOf(table) === "empty")
    return {
      table: both ? shown(table) : shown(parent),
      lock: "SHARE ROW EXCLUSIVE",
      work: "brief",
      dangers: both ? [] : [danger("brief_write_lock", "info", `writes to ${shown(parent)} wait for milliseconds`, null)],
    };
  const read = withData(facts, table, {
    table: `${shown(table)}, ${shown(parent)}`,
    lock: "SHARE ROW EXCLUSIVE",
    work: "scan",
    dangers: [
      danger(
        "foreign_key_on_data",
        "error",
        `${facts.rowsText(table)} of ${shown(table)} are looked up in ${shown(parent)} while writes to both wait; an orphan makes it fail`,
        notValid,
      ),
    ],
  });
  return { ...read, dangers: [...read.dangers, ...index] };
}

function unique(table: TableName, node: ConstraintNode, facts: Facts): Effect {
  const name = shown(table);
  if (node.indexname !== undefined) return usingIndex(table, node, facts);
  const kind = node.contype === "CONSTR_PRIMARY" ? "primary key" : "unique";
  const columns = names(node.keys);
  const key = quoteIdent(node.conname ?? `${table.name}_${node.contype === "CONSTR_PRIMARY" ? "pkey" : `${columns.join("_")}_key`}`);
  const instead =
    columns.length === 0
      ? null
      : `create unique index concurrently ${key} on ${name} (${columns.map(quoteIdent).join(", ")});\nalter table ${name} add constraint ${key} ${kind} using index ${key};`;
  return withData(facts, table, {
    table: name,
    lock: "ACCESS EXCLUSIVE",
    work: "scan",
    dangers: [
      danger(
        "unique_on_data",
        "error",
        `an index is built from ${facts.rowsText(table)} of ${name} while reads and writes wait; a duplicate makes it fail`,
        instead,
      ),
    ],
  });
}

/** A primary key requires its columns: those that may be null are read for it. */
function usingIndex(table: TableName, node: ConstraintNode, facts: Facts): Effect {
  const name = shown(table);
  const keys = node.contype === "CONSTR_PRIMARY" ? (facts.indexKeys({ schema: table.schema, name: node.indexname ?? "" }) ?? []) : [];
  const free = keys.filter((key) => facts.column(table, key.replace(/^"|"$/g, ""))?.not_null === false && !facts.isProvedFilled(table, key));
  if (free.length === 0) return brief(table, "ACCESS EXCLUSIVE", []);
  return withData(facts, table, {
    table: name,
    lock: "ACCESS EXCLUSIVE",
    work: "scan",
    dangers: [
      danger(
        "not_null_on_data",
        "error",
        `a primary key requires ${free.join(", ")}: ${facts.rowsText(table)} of ${name} are read for empty ones while reads and writes wait`,
        `first: alter table ${name} add constraint … check (${free[0] ?? ""} is not null) not valid; validate it in a transaction of its own; alter column … set not null`,
      ),
    ],
  });
}

function names(list: readonly { String?: { sval?: string } }[] | undefined): readonly string[] {
  return (list ?? []).flatMap((each) => (each.String?.sval === undefined ? [] : [each.String.sval]));
}
