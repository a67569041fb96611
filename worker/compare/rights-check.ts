/** The first statement of a script: whether its runner may do what it says, before anything is done. */
import type { Address, CatalogObject } from "../../plv8/src/types/catalog.ts";
import type { Change } from "../../plv8/src/types/change.ts";
import type { Step } from "../../plv8/src/types/plan.ts";
import { commandTags } from "../../plv8/src/render/command-tags.ts";
import { dollarQuoted } from "../../plv8/src/render/dollar-quoted.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../../plv8/src/render/names.ts";

type Lookup = "relation" | "type" | "routine" | "schema";

/** How a name is found, and whose the object is: `pg_catalog` table, column of its owner, cast of the name. */
const lookups: Readonly<Record<Lookup, { readonly table: string; readonly owner: string; readonly found: string }>> = {
  relation: { table: "pg_class", owner: "relowner", found: "to_regclass" },
  type: { table: "pg_type", owner: "typowner", found: "to_regtype" },
  routine: { table: "pg_proc", owner: "proowner", found: "to_regprocedure" },
  schema: { table: "pg_namespace", owner: "nspowner", found: "to_regnamespace" },
};

const lookupOf: Partial<Record<CatalogObject["kind"], Lookup>> = {
  table: "relation",
  view: "relation",
  materialized_view: "relation",
  foreign_table: "relation",
  sequence: "relation",
  enum: "type",
  domain: "type",
  composite: "type",
  range: "type",
  function: "routine",
  schema: "schema",
};

/** Nothing where every runner may: then the text is null. */
export function rightsCheck(changes: readonly Change[], steps: readonly Step[]): string | null {
  const owned = new Map<Lookup, Set<string>>();
  const own = (lookup: Lookup, name: string): void => void owned.set(lookup, (owned.get(lookup) ?? new Set()).add(name));
  for (const change of changes) {
    const object = change.kind === "create" ? change.after : change.before;
    // Who may only refer to a table, or give it triggers, need not own it.
    if (change.kind === "create" && object.kind === "trigger") continue;
    if ("table" in object) own("relation", qualifiedName(object.schema, object.table));
    else if (change.kind !== "create") {
      const lookup = lookupOf[object.kind];
      if (lookup !== undefined && object.extension === null) own(lookup, object.address.slice(object.address.indexOf(":") + 1));
    }
  }
  const making = [...new Set(steps.flatMap(schemasMadeIn))].sort();
  const homes = [...new Set([...owned].flatMap(([lookup, names]) => (lookup === "schema" ? [] : [...names].map(homeOf))))].sort();
  const queries = [
    ...closedQuery(homes),
    ...(Object.keys(lookups) as Lookup[]).flatMap((lookup) => ownedQuery(lookup, [...(owned.get(lookup) ?? [])].sort())),
    ...(making.length === 0
      ? []
      : [
          `select pg_catalog.format('%s may make nothing in schema %s', current_user, o.oid::pg_catalog.regnamespace) from pg_catalog.unnest(${textArray(making)}) as n (name) join pg_catalog.pg_namespace as o on o.oid = pg_catalog.to_regnamespace(n.name) where not pg_catalog.has_schema_privilege(o.oid, 'CREATE')`,
        ]),
  ];
  if (queries.length === 0) return null;
  const block = [
    "declare",
    "  v_missing text;",
    "begin",
    "  select string_agg(m.what, E'\\n') into v_missing from (",
    `    ${queries.join("\n    union all\n    ")}`,
    "  ) as m (what);",
    "  if v_missing is not null then",
    "    raise exception 'nothing was run: % may not do all of this', current_user",
    "      using detail = v_missing, hint = 'Run it as the owner of what is named here, as a member of that role, or as a superuser.';",
    "  end if;",
    "end",
  ];
  return `-- Whoever runs this must own what it changes, and may make things where new ones come.\ndo ${dollarQuoted(block, "rights")};`;
}

function ownedQuery(lookup: Lookup, names: readonly string[]): readonly string[] {
  const { table, owner, found } = lookups[lookup];
  if (lookup === "schema" && names.length > 0)
    return [
      `select pg_catalog.format('schema %s belongs to %s', n.name, pg_catalog.pg_get_userbyid(o.nspowner)) from pg_catalog.unnest(${textArray(names)}) as n (name) join pg_catalog.pg_namespace as o on o.oid = pg_catalog.to_regnamespace(n.name) where not pg_catalog.pg_has_role(o.nspowner, 'USAGE')`,
    ];
  return names.length === 0
    ? []
    : [
        `select pg_catalog.format('${lookup} %s belongs to %s', n.name, pg_catalog.pg_get_userbyid(o.${owner})) from unnest(${textArray(names)}, ${textArray(names.map(homeOf))}) as n (name, home) join pg_catalog.${table} as o on o.oid = case when pg_catalog.has_schema_privilege(pg_catalog.to_regnamespace(n.home)::oid, 'USAGE') then pg_catalog.${found}(n.name)::oid end where not pg_catalog.pg_has_role(o.${owner}, 'USAGE')`,
      ];
}

/** Nobody may look a name up in a schema that is closed to them. */
function closedQuery(homes: readonly string[]): readonly string[] {
  return homes.length === 0
    ? []
    : [
        `select pg_catalog.format('schema %s is closed to %s', n.home, current_user) from pg_catalog.unnest(${textArray(homes)}) as n (home) where not pg_catalog.has_schema_privilege(pg_catalog.to_regnamespace(n.home)::oid, 'USAGE')`,
      ];
}

/** The schema of a name, as SQL writes it; a schema's own is itself, which needs no look into it. */
function homeOf(name: string): string {
  const schema = schemaOf(`any:${name}.`);
  return quoteIdent(schema ?? name);
}

function textArray(names: readonly string[]): string {
  return `array[${names.map(quoteLiteral).join(", ")}]`;
}

/** Names, as SQL writes them, of schemas in which a step makes what has a name there. */
function schemasMadeIn(step: Step): readonly string[] {
  const { run } = step;
  const statements = run.kind === "transaction" ? run.statements : run.kind === "concurrent" ? [run.statement] : [];
  const named = statements
    .flatMap(commandTags)
    .some((tag) => /^CREATE (?!SCHEMA|TRIGGER|POLICY|RULE|EXTENSION|CAST|LANGUAGE|TRANSFORM|PUBLICATION)/u.test(tag));
  const schema = named ? schemaOf(step.object) : null;
  return schema === null ? [] : [quoteIdent(schema)];
}

function schemaOf(address: Address): string | null {
  const [, quoted, bare] = /^[a-z_]+:(?:"((?:[^"]|"")*)"|([^".(]+))\./u.exec(address) ?? [];
  return quoted?.replaceAll('""', '"') ?? bare ?? null;
}
