/**
 * Each access pattern of each template can be answered by the index that was designed for it: Postgres takes it, and does not sort where an order was asked for
 * and no decision says so.
 */
import { readdirSync, readFileSync } from "node:fs";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AccessPattern } from "../../plv8/src/model/schema-document.ts";
import type { Declared } from "../../plv8/src/ops/declare.ts";
import { quoteIdent } from "../../plv8/src/render/names.ts";
import { script } from "../../plv8/src/render/script.ts";
import type { DesignSettings } from "../../plv8/src/types/design.ts";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase } from "../helpers/database.ts";
import { keptView } from "../helpers/judge-template.ts";
import { majors } from "../helpers/majors.ts";
import { declareText, shopSettings } from "../helpers/shop.ts";

type Node = { readonly "Node Type": string; readonly "Index Name"?: string; readonly Plans?: readonly Node[] };

const folder = new URL("../../plv8/src/templates/", import.meta.url);
const files = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .sort();

const nodesOf = (node: Node): readonly Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** The question as an application asks it: parameters for what is compared, of the tenant first. */
function questionOf(declared: Declared, pattern: AccessPattern): { readonly sql: string; readonly parameters: number; readonly table: string } {
  const { model, design } = declared;
  const table = design.ids.find((entry) => entry.id === (model.entities[pattern.entity]?.id ?? pattern.entity))!.address.replace("table:", "");
  const columns = design.catalog.objects.flatMap((object) =>
    object.kind === "column" && `${object.schema}.${quoteIdent(object.table)}` === table ? [object.name] : [],
  );
  const column = (name: string): string => quoteIdent(columns.includes(name) ? name : `${name}_id`);
  const tenant = `${model.intent.tenancy.by ?? ""}_id`;
  const conditions: string[] = [];
  let parameters = 0;
  const compare = (left: string, operator: string): void => {
    parameters += 1;
    conditions.push(`${left} ${operator} $${parameters}`);
  };
  if (columns.includes(tenant) && pattern.search.length === 0 && pattern.contains === undefined) compare(quoteIdent(tenant), "=");
  for (const name of pattern.equals) compare(column(name), "=");
  for (const name of pattern.range) compare(column(name), ">=");
  for (const name of pattern.contains ?? []) compare(column(name), "@>");
  if (pattern.search.length > 0) {
    const index = design.catalog.objects.find((object) => object.kind === "index" && object.method === "gin" && object.comment?.includes(`${pattern.name}: `));
    compare(index?.kind === "index" ? index.keys[0]! : "", "@@");
  }
  if (pattern.when !== undefined) conditions.push(`(${pattern.when})`);
  if (columns.includes("deleted_at")) conditions.push("deleted_at is null");
  const order = pattern.sort.map((said) => `${column(said.replace("-", ""))}${said.startsWith("-") ? " desc" : ""}`);
  return {
    sql: `select * from ${table} where ${conditions.join(" and ")}${order.length === 0 ? "" : ` order by ${order.join(", ")} limit 20`}`,
    parameters,
    table,
  };
}

/** The plan when no index of the table but those designed for the question can be used: empty tables give the planner no reason to prefer one. */
async function planOf(session: pg.Client, { sql, parameters, table }: ReturnType<typeof questionOf>, designed: readonly string[]): Promise<readonly Node[]> {
  await session.query("begin");
  await session.query(
    "update pg_catalog.pg_index set indisvalid = false where (indrelid = $1::regclass or indrelid in (select p.relid from pg_catalog.pg_partition_tree($1::regclass) as p)) and not exists (select from pg_catalog.pg_class as c left join pg_catalog.pg_inherits as i on i.inhparent = c.oid where c.relname = any ($2) and indexrelid in (c.oid, i.inhrelid))",
    [table, designed],
  );
  await session.query(`prepare question as ${sql}`);
  const nulls = Array.from({ length: parameters }, () => "null").join(", ");
  const { rows } = await session.query<{ "QUERY PLAN": readonly { readonly Plan: Node }[] }>(
    `explain (format json) execute question${parameters === 0 ? "" : `(${nulls})`}`,
  );
  await session.query("deallocate question");
  await session.query("rollback");
  return nodesOf(rows[0]!["QUERY PLAN"][0]!.Plan);
}

describe.each(majors())("on Postgres %i", (major) => {
  const settings: DesignSettings = { ...shopSettings(major), schema: "t", owner: `access_owner_${major}_${process.pid}`, application_roles: [] };
  beforeAll(() => asSuperuser(major, (session) => session.query(`create role ${settings.owner} nologin`)));
  afterAll(() => asSuperuser(major, (session) => session.query(`drop role if exists ${settings.owner}`)));

  test.for(files)("each question of %s finds its index", async (file, owner) => {
    const result = declareText(readFileSync(new URL(file, folder), "utf8"), settings);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    const session = await connect(await createDatabase(owner, { major }));
    await session.query("set search_path = pg_catalog, pg_temp");
    for (const statement of script(result.value.design.catalog).statements) await session.query(statement);
    // The tables are empty: what is asked here is whether an index can answer, not whether it pays.
    await session.query("set enable_seqscan = off; set enable_sort = off; set plan_cache_mode = force_generic_plan; set enable_partition_pruning = off");
    for (const pattern of result.value.model.access) {
      const kept = keptView(result.value.design, pattern);
      const designed =
        kept !== null
          ? [kept.index]
          : result.value.design.decisions
              .filter((decision) => decision.cites.includes(`access.${pattern.name}`) && /^(index|constraint):/.test(decision.subject))
              .map((decision) => decision.subject.split(".").at(-1) ?? "");
      const question =
        kept === null
          ? questionOf(result.value, pattern)
          : {
              sql: `select * from ${kept.name} where ${pattern.equals.map((_, at) => `${quoteIdent(kept.columns[at] ?? "")} = $${at + 1}`).join(" and ")}`,
              parameters: pattern.equals.length,
              table: kept.name,
            };
      const nodes = await planOf(session, question, designed).catch((error: unknown) => {
        throw new Error(`${pattern.name}: ${String(error)}\n${question.sql}`);
      });
      // Of a table in parts, each part has a copy of the index.
      const { rows: copies } = await session.query<{ copy: string; whole: string }>(
        "select inhrelid::regclass::text as copy, inhparent::regclass::text as whole from pg_catalog.pg_inherits",
      );
      const wholes = new Map(copies.map((row) => [row.copy.replace(/^t\./, ""), row.whole.replace(/^t\./, "")]));
      const used = [...new Set(nodes.flatMap((node) => node["Index Name"] ?? []).map((name) => wholes.get(name) ?? name))];
      expect(
        used.some((name) => designed.includes(name)),
        `${pattern.name} uses ${used.join(", ")}, designed ${designed.join(", ")}\n${question.sql}`,
      ).toBe(true);
      expect(
        nodes.map((node) => node["Node Type"]),
        pattern.name,
      ).not.toContain("Seq Scan");
      const sorts = result.value.design.decisions.some(
        (decision) => decision.subject === `access.${pattern.name}` && ["access.few-rows", "access.sum-without-order"].includes(decision.rule),
      );
      if (pattern.range.length === 0 && !sorts)
        expect(
          nodes.map((node) => node["Node Type"]),
          pattern.name,
        ).not.toContain("Sort");
    }
  });
});
