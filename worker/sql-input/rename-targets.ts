/** What a statement makes that can have had another name, and where in the text it stands. */
import { sqlTokens } from "../../plv8/src/catalog/sql-tokens.ts";
import { tagOf } from "./judge-statement.ts";
import { offsetOfByte } from "./place.ts";
import type { Statement } from "./read-script.ts";

export type Target = {
  /** As addresses say it; `value` and `attribute` for parts of types. */
  readonly kind: string;
  readonly at: number;
  /** null for what belongs to the database. */
  readonly schema: string | null;
  /** The table, view or type that it is a part of. */
  readonly of: string | null;
  readonly name: string;
  /** Of a function: the last word of each argument's type. */
  readonly types: readonly string[] | null;
};

type Relation = { readonly schemaname?: string; readonly relname?: string };
type Names = readonly { readonly String?: { readonly sval?: string } }[];
type Element = {
  readonly ColumnDef?: { readonly colname?: string; readonly location?: number };
  readonly Constraint?: { readonly conname?: string; readonly location?: number };
};
type Fields = Readonly<Record<string, unknown>>;

const defined: Readonly<Record<string, string>> = {
  OBJECT_AGGREGATE: "function",
  OBJECT_COLLATION: "collation",
  OBJECT_TSCONFIGURATION: "text_search_configuration",
  OBJECT_TSDICTIONARY: "text_search_dictionary",
  OBJECT_TSPARSER: "text_search_parser",
  OBJECT_TSTEMPLATE: "text_search_template",
};

/** `schema`: where unqualified names go. In the order of the text. */
export function targetsOf(statement: Statement, schema: string): readonly Target[] {
  const { tag, fields } = tagOf(statement.node);
  const at = statement.start;
  const whole = (
    kind: string,
    place: { readonly schema: string | null; readonly name: string } | null,
    types: readonly string[] | null = null,
  ): readonly Target[] => (place === null ? [] : [{ kind, at, ...place, of: null, types }]);
  const relation = (value: unknown): { schema: string; name: string } | null => {
    const found = value as Relation | undefined;
    return found?.relname === undefined ? null : { schema: found.schemaname ?? schema, name: found.relname };
  };
  const listed = (value: unknown): { schema: string; name: string } | null => {
    const names = ((value as Names | undefined) ?? []).map((each) => each.String?.sval ?? "");
    const name = names.at(-1);
    return name === undefined ? null : { schema: names.at(-2) ?? schema, name };
  };
  const bare = (kind: string, name: unknown): readonly Target[] => (typeof name === "string" ? whole(kind, { schema: null, name }) : []);
  const part = (kind: string, of: { schema: string; name: string } | null, name: unknown, place = at): readonly Target[] =>
    of === null || typeof name !== "string" ? [] : [{ kind, at: place, schema: of.schema, of: of.name, name, types: null }];
  const elements = (of: { schema: string; name: string } | null, value: unknown, kind: string): readonly Target[] =>
    ((value ?? []) as readonly Element[]).flatMap(({ ColumnDef: column, Constraint: constraint }) => [
      ...part(kind, of, column?.colname, at + offsetOfByte(statement.text, column?.location ?? 0)),
      ...part("constraint", of, constraint?.conname, at + offsetOfByte(statement.text, constraint?.location ?? 0)),
    ]);
  switch (tag) {
    case "CreateStmt": {
      const table = relation(fields["relation"]);
      return [...whole("table", table), ...elements(table, fields["tableElts"], "column")];
    }
    case "CreateForeignTableStmt":
      return whole("foreign_table", relation((fields["base"] as Fields | undefined)?.["relation"]));
    case "AlterTableStmt":
      return addedConstraint(fields).flatMap((name) => part("constraint", relation(fields["relation"]), name));
    case "CreateEnumStmt": {
      const type = listed(fields["typeName"]);
      return [...whole("enum", type), ...labels(statement).flatMap(({ name, at: place }) => part("value", type, name, place))];
    }
    case "CompositeTypeStmt": {
      const type = relation(fields["typevar"]);
      return [...whole("composite", type), ...elements(type, fields["coldeflist"], "attribute")];
    }
    case "CreateDomainStmt":
      return whole("domain", listed(fields["domainname"]));
    case "CreateRangeStmt":
      return whole("range", listed(fields["typeName"]));
    case "ViewStmt":
      return whole("view", relation(fields["view"]));
    case "CreateTableAsStmt":
      return whole(fields["objtype"] === "OBJECT_MATVIEW" ? "materialized_view" : "table", relation((fields["into"] as Fields | undefined)?.["rel"]));
    case "CreateSeqStmt":
      return whole("sequence", relation(fields["sequence"]));
    case "IndexStmt": {
      const table = relation(fields["relation"]);
      return table === null || typeof fields["idxname"] !== "string" ? [] : whole("index", { schema: table.schema, name: fields["idxname"] });
    }
    case "CreateTrigStmt":
      return part("trigger", relation(fields["relation"]), fields["trigname"]);
    case "CreatePolicyStmt":
      return part("policy", relation(fields["table"]), fields["policy_name"]);
    case "RuleStmt":
      return part("rule", relation(fields["relation"]), fields["rulename"]);
    case "CreateFunctionStmt":
      return whole("function", listed(fields["funcname"]), argumentTypes(fields["parameters"]));
    case "CreateStatsStmt":
      return whole("statistics", listed(fields["defnames"]));
    case "CreateConversionStmt":
      return whole("conversion", listed(fields["conversion_name"]));
    case "DefineStmt": {
      const kind = defined[String(fields["kind"])];
      return kind === undefined
        ? []
        : whole(
            kind,
            listed(fields["defnames"]),
            kind === "function" ? argumentTypes(((fields["args"] as readonly { List?: { items?: unknown } }[] | undefined) ?? [])[0]?.List?.items) : null,
          );
    }
    case "CreateSchemaStmt":
      return bare("schema", fields["schemaname"]);
    case "CreatePublicationStmt":
      return bare("publication", fields["pubname"]);
    case "CreateEventTrigStmt":
      return bare("event_trigger", fields["trigname"]);
    case "CreateForeignServerStmt":
      return bare("foreign_server", fields["servername"]);
    case "CreateFdwStmt":
      return bare("foreign_data_wrapper", fields["fdwname"]);
    default:
      return [];
  }
}

function addedConstraint(fields: Fields): readonly unknown[] {
  return ((fields["cmds"] ?? []) as readonly { AlterTableCmd?: { subtype?: string; def?: { Constraint?: { conname?: string } } } }[])
    .slice(0, 1)
    .flatMap(({ AlterTableCmd: command }) => (command?.subtype === "AT_AddConstraint" ? [command.def?.Constraint?.conname] : []));
}

/** The parser does not say where the values of an enum stand. */
function labels(statement: Statement): readonly { readonly name: string; readonly at: number }[] {
  let at = statement.start;
  return sqlTokens(statement.text).flatMap(({ text }) => {
    const place = at;
    at += text.length;
    return text.startsWith("'") ? [{ name: text.slice(1, -1).replaceAll("''", "'"), at: place }] : [];
  });
}

function argumentTypes(parameters: unknown): readonly string[] {
  return ((parameters ?? []) as readonly { FunctionParameter?: { mode?: string; argType?: { names?: Names } } }[]).flatMap(({ FunctionParameter: each }) =>
    ["FUNC_PARAM_OUT", "FUNC_PARAM_TABLE"].includes(each?.mode ?? "") ? [] : [each?.argType?.names?.at(-1)?.String?.sval ?? ""],
  );
}
