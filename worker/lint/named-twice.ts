/** A column that one statement names twice where Postgres takes it once: it fails, whatever the tables hold. */
import { tagOf } from "../sql-input/judge-statement.ts";
import type { ReadScript } from "../sql-input/read-script.ts";
import { issueAt, type SqlIssue } from "../sql-input/sql-issue.ts";
import type { Fields } from "./statement-rule.ts";

type Target = { readonly ResTarget?: { readonly name?: string; readonly indirection?: unknown } };
type Named = { readonly name: string; /** `a.x`, `a[1]`: others of the same column may stand beside it. */ readonly isPart: boolean };

export function namedTwice(script: ReadScript): readonly SqlIssue[] {
  return script.statements.flatMap((statement) => {
    const { tag, fields } = tagOf(statement.node);
    const names = [...new Set(lists(tag, fields).flatMap(twice))];
    return names.map((name) =>
      issueAt(
        statement.source,
        statement.start,
        { code: "sql.named_twice", message: `column ${name} is named twice: Postgres refuses the statement`, hint: "name it once" },
        statement.text,
      ),
    );
  });
}

function lists(tag: string, fields: Fields): readonly (readonly Named[])[] {
  switch (tag) {
    case "UpdateStmt":
      return [targets(fields["targetList"])];
    case "InsertStmt": {
      const onConflict = (fields["onConflictClause"] ?? {}) as { readonly targetList?: unknown };
      return [targets(fields["cols"]), targets(onConflict.targetList)];
    }
    case "MergeStmt":
      return ((fields["mergeWhenClauses"] ?? []) as readonly { MergeWhenClause?: { targetList?: unknown } }[]).map((each) =>
        targets(each.MergeWhenClause?.targetList),
      );
    case "CreateStmt":
      return [
        ((fields["tableElts"] ?? []) as readonly { ColumnDef?: { colname?: string } }[]).flatMap((each) =>
          each.ColumnDef?.colname === undefined ? [] : [{ name: each.ColumnDef.colname, isPart: false }],
        ),
      ];
    case "ViewStmt":
      return [((fields["aliases"] ?? []) as readonly { String?: { sval?: string } }[]).map((each) => ({ name: each.String?.sval ?? "", isPart: false }))];
    default:
      return [];
  }
}

function targets(list: unknown): readonly Named[] {
  return ((list ?? []) as readonly Target[]).flatMap(({ ResTarget: target }) =>
    target?.name === undefined ? [] : [{ name: target.name, isPart: target.indirection !== undefined }],
  );
}

function twice(named: readonly Named[]): readonly string[] {
  return named.filter((each, at) => named.slice(0, at).some((former) => former.name === each.name && !(former.isPart && each.isPart))).map((each) => each.name);
}
