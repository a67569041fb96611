/** DROP of anything. */
import { brief, danger, noLock } from "./effects.ts";
import { partName, shown, type Facts, type TableName } from "./facts.ts";
import type { Danger, Effect } from "./finding.ts";
import type { Fields } from "./statement-rule.ts";
import { cascade } from "./table-rules.ts";

/** Kinds whose leaving is felt by those who use them and locks no table, as messages name them. */
const USED: Readonly<Record<string, string>> = {
  OBJECT_SEQUENCE: "sequence",
  OBJECT_TYPE: "type",
  OBJECT_FUNCTION: "function",
  OBJECT_DOMAIN: "domain",
  OBJECT_EXTENSION: "extension",
};

/** Kinds that stand on a table or view, which is locked when they leave. */
const ON_TABLE: Readonly<Record<string, string>> = { OBJECT_TRIGGER: "trigger", OBJECT_POLICY: "policy", OBJECT_RULE: "rule" };

/** Kinds that IF EXISTS is looked up for. */
const LOOKED_UP: Readonly<Record<string, "table" | "view" | "materialized_view" | "index" | "sequence">> = {
  OBJECT_TABLE: "table",
  OBJECT_VIEW: "view",
  OBJECT_MATVIEW: "materialized_view",
  OBJECT_INDEX: "index",
  OBJECT_SEQUENCE: "sequence",
};

type Named = {
  readonly List?: { readonly items?: readonly { readonly String?: { readonly sval?: string } }[] };
  readonly TypeName?: { readonly names?: readonly { readonly String?: { readonly sval?: string } }[] };
  readonly String?: { readonly sval?: string };
  readonly ObjectWithArgs?: { readonly objname?: readonly { readonly String?: { readonly sval?: string } }[] };
};

export function drop(fields: Fields, text: string, facts: Facts): readonly Effect[] {
  const type = String(fields["removeType"]);
  const cascades = fields["behavior"] === "DROP_CASCADE";
  return ((fields["objects"] ?? []) as readonly Named[]).flatMap((object): readonly Effect[] => {
    const path = (object.List?.items ?? object.ObjectWithArgs?.objname ?? object.TypeName?.names ?? [object]).map((item) => item.String?.sval ?? "?");
    const name: TableName = facts.nameOf({ relname: path.at(-1), ...(path.length > 1 ? { schemaname: path.at(-2) } : {}) });
    const kind = LOOKED_UP[type];
    if (fields["missing_ok"] === true && kind !== undefined && facts.isMissing(kind, name)) return [];
    const standsOn = ON_TABLE[type];
    if (standsOn !== undefined) return dropOnTable(standsOn, path, facts);
    const more = cascades ? [cascade(shown(name))] : [];
    if (type === "OBJECT_INDEX") return [dropIndex(name, fields["concurrent"] === true, text, more, facts)];
    return facts.isMade(name) || facts.isMadePart(partName("function", name)) ? [] : dropOther(type, name, more, facts);
  });
}

function dropOnTable(kind: string, path: readonly string[], facts: Facts): readonly Effect[] {
  const table = facts.nameOf({ relname: path.at(-2), ...(path.length > 2 ? { schemaname: path.at(-3) } : {}) });
  if (facts.isMade(table)) return [];
  if (facts.isMadePart(partName(kind, table, path.at(-1)))) return [brief(table, "ACCESS EXCLUSIVE", [])];
  return [
    brief(table, "ACCESS EXCLUSIVE", [
      danger("behaviour_changes", "warning", `${kind} ${path.at(-1) ?? "?"} of ${shown(table)} is gone: what relies on it goes wrong`, null),
    ]),
  ];
}

function dropIndex(name: TableName, isConcurrent: boolean, text: string, more: readonly Danger[], facts: Facts): Effect {
  if (isConcurrent) {
    const slower = danger("slower_without_index", "info", "statements that used it read the whole table", null);
    return { table: null, lock: "SHARE UPDATE EXCLUSIVE", work: "concurrent", dangers: [slower] };
  }
  const on = facts.indexTable(name);
  const slower = danger(
    "slower_without_index",
    "warning",
    `statements that used ${shown(name)} read the whole table; reads and writes wait for the lock`,
    text.replace(/\bindex\b/i, "index concurrently"),
  );
  return { table: on === null ? `the table of ${shown(name)}` : shown(on), lock: "ACCESS EXCLUSIVE", work: "brief", dangers: [slower, ...more] };
}

function dropOther(type: string, name: TableName, more: readonly Danger[], facts: Facts): readonly Effect[] {
  switch (type) {
    case "OBJECT_TABLE": {
      const gone = danger(
        "loses_data",
        "error",
        `${shown(name)} is gone with ${facts.rowsText(name)}; statements that name it fail`,
        `in this release: stop using it; then alter table ${shown(name)} set schema an archive; drop it when nobody can need it`,
      );
      return [brief(name, "ACCESS EXCLUSIVE", [gone, ...more])];
    }
    case "OBJECT_SCHEMA":
      return [noLock([danger("loses_data", "error", "everything in the schema is gone", null), ...more])];
    case "OBJECT_VIEW":
    case "OBJECT_MATVIEW":
      return [brief(name, "ACCESS EXCLUSIVE", [danger("rename_breaks_clients", "warning", `statements that name ${shown(name)} fail`, null), ...more])];
    default: {
      const used = USED[type];
      return used === undefined
        ? []
        : [
            noLock([
              danger("behaviour_changes", "warning", `the ${used} ${type === "OBJECT_EXTENSION" ? name.name : shown(name)} is gone: what uses it fails`, null),
              ...more,
            ]),
          ];
    }
  }
}
