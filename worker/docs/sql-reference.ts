import type { ClientBase } from "pg";

type Verb = { readonly name: string; readonly arguments: string; readonly result: string; readonly kind: string; readonly comment: string };
type Relation = {
  readonly name: string;
  readonly kind: string;
  readonly comment: string;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly comment: string }[];
};
type ErrorRow = { readonly code: string; readonly sqlstate: string; readonly message: string; readonly hint: string };

const verbsQuery = `
  select p.proname as name, pg_get_function_arguments(p.oid) as arguments, case p.prokind when 'p' then '' else pg_get_function_result(p.oid) end as result,
    case p.prokind when 'p' then 'call' else 'select' end as kind, obj_description(p.oid, 'pg_proc') as comment
  from pg_proc as p
  where p.pronamespace = 'arch'::regnamespace and has_function_privilege('arch_user', p.oid, 'execute')
  order by p.proname collate "C", pg_get_function_arguments(p.oid) collate "C"`;

const relationsQuery = `
  select c.relname as name, case c.relkind when 'v' then 'view' else 'table' end as kind, obj_description(c.oid, 'pg_class') as comment,
    (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'comment', coalesce(col_description(c.oid, a.attnum), '')) order by a.attnum)
     from pg_attribute as a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
  from pg_class as c
  where c.relnamespace = 'arch'::regnamespace and c.relkind in ('r', 'v') and has_table_privilege('arch_user', c.oid, 'select')
  order by c.relname collate "C"`;

/**
 * The SQL reference as Markdown: verbs, tables and views that members of arch_user can use, and the error catalogue,
 * all from the comments of an installed database, so that it says what \\df+ says.
 */
export async function sqlReference(client: ClientBase): Promise<string> {
  await client.query("set search_path = pg_catalog");
  const verbs = (await client.query<Verb>(verbsQuery)).rows;
  const relations = (await client.query<Relation>(relationsQuery)).rows;
  const errors = (await client.query<ErrorRow>("select code, sqlstate, message, coalesce(hint, '') as hint from arch.errors order by sqlstate, code")).rows;
  return [
    "# SQL reference",
    "",
    "Everything that a member of `arch_user` can call or read in schema `arch`. Rows are filtered to the projects in which one holds a role.",
    "Written by `make docs` from the comments in the database; `\\df+ arch.*` shows the same.",
    "",
    "## Verbs",
    "",
    ...verbs.flatMap(verbLines),
    "## Tables and views",
    "",
    ...relations.flatMap(relationLines),
    "## Errors",
    "",
    "Raised for misuse and bugs, SQLSTATE class ZA; DETAIL carries the code. A refusal by rule is no error: it is a returned and recorded row.",
    "",
    "| SQLSTATE | code | message | what to do |",
    "|---|---|---|---|",
    ...errors.map((error) => `| ${error.sqlstate} | ${error.code} | ${cell(error.message)} | ${cell(error.hint)} |`),
    "",
  ].join("\n");
}

function verbLines(verb: Verb): string[] {
  return [
    `### ${verb.name}`,
    "",
    "```sql",
    `${verb.kind === "call" ? "call" : "select * from"} arch.${verb.name}(${verb.arguments})${verb.result === "" ? "" : `\n  → ${verb.result}`}`,
    "```",
    "",
    prose(verb.comment),
    "",
  ];
}

function relationLines(relation: Relation): string[] {
  return [
    `### ${relation.name} (${relation.kind})`,
    "",
    prose(relation.comment),
    "",
    "| column | type | |",
    "|---|---|---|",
    ...relation.columns.map((column) => `| ${column.name} | ${column.type} | ${cell(prose(column.comment))} |`),
    "",
  ];
}

/** A comment without its leading tags. */
function prose(comment: string): string {
  return comment.replace(/^(@\S+.*\n)+/, "").trim();
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
