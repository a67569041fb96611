/**
 * A judge that is not us: a template's tables are filled, each access pattern is asked, and Postgres says which index it takes, how long it takes and how
 * large the indexes are; then again with primary and foreign keys only, and with an index on every column that is asked by.
 */
import type pg from "pg";
import type { AccessPattern } from "../../plv8/src/model/schema-document.ts";
import type { Declared } from "../../plv8/src/ops/declare.ts";
import { quoteIdent } from "../../plv8/src/render/names.ts";

/** Postgres's plan, as far as it is judged. */
export type Node = {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly "Total Cost": number;
  readonly Plans?: readonly Node[];
};

/** One question under one set of indexes. */
export type Answer = { readonly pattern: string; readonly cost: number; readonly ms: number; readonly nodes: readonly Node[]; readonly sql: string };

/** All questions under one set of indexes, weighed by their share. */
export type Verdict = { readonly answers: readonly Answer[]; readonly cost: number; readonly ms: number; readonly bytes: number };

/** A filled template's questions under the designed indexes, keys only, and an index on every column. */
export type Judgement = { readonly designed: Verdict; readonly keys: Verdict; readonly every: Verdict };

/** Asks every question under each set of indexes; the database is as before afterwards. With `analyze` each is also run, best of seven. */
export async function judgeTemplate(session: pg.Client, declared: Declared, analyze: boolean): Promise<Judgement> {
  const questions = new Map<string, string>();
  const asked = new Map<string, Set<string>>();
  for (const pattern of declared.model.access) {
    const question = await questionOf(session, declared, pattern);
    if (question === null) throw new Error(`${pattern.name}: no row to ask for`);
    questions.set(pattern.name, question.sql);
    asked.set(question.table, new Set([...(asked.get(question.table) ?? []), ...question.asked]));
  }
  const under = async (change: () => Promise<void>): Promise<Verdict> => {
    await session.query("begin");
    await change();
    const verdict = await ask(session, declared, questions, analyze);
    await session.query("rollback");
    return verdict;
  };
  return {
    designed: await ask(session, declared, questions, analyze),
    keys: await under(() => keysOnly(session, declared)),
    every: await under(() => everyColumn(session, declared, asked)),
  };
}

/** The question as an application asks it, with values that stand in the table. */
async function questionOf(
  session: pg.Client,
  { model, design }: Declared,
  pattern: AccessPattern,
): Promise<{ readonly sql: string; readonly table: string; readonly asked: readonly string[] } | null> {
  const table = design.ids.find((entry) => entry.id === (model.entities[pattern.entity]?.id ?? pattern.entity))?.address.replace("table:", "") ?? "";
  const kept = keptView(design, pattern);
  if (kept !== null) {
    const keys = kept.columns.slice(0, pattern.equals.length).map(quoteIdent);
    const {
      rows: [some],
    } = await session.query<Record<string, string>>(
      `select ${keys.map((key) => `${key}::text`).join(", ")} from ${kept.name} order by md5(${keys[0] ?? ""}::text) limit 1`,
    );
    return some === undefined
      ? null
      : {
          sql: `select * from ${kept.name} where ${keys.map((key) => `${key} = ${literal(Object.values(some)[keys.indexOf(key)] ?? "")}`).join(" and ")}`,
          table,
          asked: [],
        };
  }
  const columns = design.catalog.objects.flatMap((object) =>
    object.kind === "column" && `${quoteIdent(object.schema)}.${quoteIdent(object.table)}` === table ? [object.name] : [],
  );
  const column = (name: string): string => (columns.includes(name) ? name : `${name}_id`);
  const tenant = `${model.intent.tenancy.by ?? ""}_id`;
  const wanted = [
    ...(columns.includes(tenant) ? [tenant] : []),
    ...pattern.equals.map(column),
    ...pattern.range.map(column),
    ...(pattern.contains ?? []).map(column),
  ];
  const conditions = [...(columns.includes("deleted_at") ? ["deleted_at is null"] : []), ...(pattern.when === undefined ? [] : [`(${pattern.when})`])];
  const present = [...conditions, ...wanted.map((name) => `${quoteIdent(name)} is not null`)];
  // A row in the middle, so that there are some before and after it.
  const {
    rows: [row],
  } = await session.query<Record<string, string>>(
    `select ${[...new Set(wanted), columns[0] ?? ""].map((name) => `${quoteIdent(name)}::text`).join(", ")} from ${table}${present.length === 0 ? "" : ` where ${present.join(" and ")}`} order by md5(ctid::text) limit 1`,
  );
  if (row === undefined) return null;
  const is = (name: string, operator: string): string => `${quoteIdent(name)} ${operator} ${literal(row[name] ?? "")}`;
  const types = new Map(
    design.catalog.objects.flatMap((object) =>
      object.kind === "column" && `${quoteIdent(object.schema)}.${quoteIdent(object.table)}` === table ? [[object.name, object.type] as const] : [],
    ),
  );
  const periodOf = (name: string): string =>
    /date|time/.test(types.get(name) ?? "")
      ? `${is(name, ">=")} and ${quoteIdent(name)} < ${literal(row[name] ?? "")}::${types.get(name) ?? ""} + interval '1 day'`
      : `${is(name, "=")}`;
  conditions.push(
    ...(columns.includes(tenant) ? [is(tenant, "=")] : []),
    ...pattern.equals.map((name) => is(column(name), "=")),
    ...pattern.range.map((name) => periodOf(column(name))),
  );
  for (const name of pattern.contains ?? []) conditions.push(`${is(column(name), "@>")}::${types.get(column(name)) ?? ""}`);
  if (pattern.search.length > 0) {
    const index = design.catalog.objects.find(
      (object) => object.kind === "index" && object.method === "gin" && object.comment?.includes(`${pattern.name}: `) === true,
    );
    if (index?.kind !== "index") return null;
    conditions.push(`${index.keys[0] ?? ""} @@ websearch_to_tsquery(${literal(pattern.language)}, 'w77')`);
  }
  const order = pattern.sort.map((said) => `${quoteIdent(column(said.replace("-", "")))}${said.startsWith("-") ? " desc" : ""}`);
  const shown = pattern.aggregates.length > 0 ? pattern.aggregates.map((name) => `sum(${quoteIdent(column(name))})`) : ["*"];
  const limited = pattern.aggregates.length > 0 ? "" : `${order.length === 0 ? "" : ` order by ${order.join(", ")}`} limit 50`;
  return {
    sql: `select ${shown.join(", ")} from ${table} where ${conditions.join(" and ")}${limited}`,
    table,
    asked: [
      ...new Set([
        ...wanted.filter((name) => !(pattern.contains ?? []).map(column).includes(name)),
        ...pattern.sort.map((said) => column(said.replace("-", ""))),
      ]),
    ],
  };
}

/** The view in which a question's sums are kept ready, and its index; null where they are not. */
export function keptView(
  design: Declared["design"],
  pattern: AccessPattern,
): { readonly name: string; readonly columns: readonly string[]; readonly index: string } | null {
  if (pattern.stale_for === undefined) return null;
  const subject = design.decisions.find(
    (decision) => decision.rule === "access.kept-sums" && decision.cites.includes(`access.${pattern.name}.stale_for`),
  )?.subject;
  const view = design.catalog.objects.find((object) => object.address === subject);
  if (view?.kind !== "materialized_view") throw new Error(`${pattern.name} keeps no sums`);
  const index = design.catalog.objects.find((object) => object.kind === "index" && object.table === view.name);
  return { name: `${quoteIdent(view.schema)}.${quoteIdent(view.name)}`, columns: view.columns, index: index?.kind === "index" ? index.name : "" };
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Every question's plan, cost and (with `analyze`) best time of seven. */
async function ask(session: pg.Client, declared: Declared, questions: ReadonlyMap<string, string>, analyze: boolean): Promise<Verdict> {
  const answers: Answer[] = [];
  for (const [pattern, sql] of questions) {
    const { rows } = await session.query<{ "QUERY PLAN": readonly [{ readonly Plan: Node }] }>(`explain (format json) ${sql}`);
    const plan = rows[0]!["QUERY PLAN"][0].Plan;
    let ms = 0;
    for (let round = 0; analyze && round < 7; round += 1) {
      const {
        rows: [run],
      } = await session.query<{ "QUERY PLAN": readonly [{ readonly "Execution Time": number }] }>(`explain (analyze, format json, timing off) ${sql}`);
      const took = run!["QUERY PLAN"][0]["Execution Time"];
      ms = round === 0 ? took : Math.min(ms, took);
    }
    answers.push({ pattern, cost: plan["Total Cost"], ms, nodes: nodesOf(plan), sql });
  }
  const share = (name: string): number => declared.model.access.find((pattern) => pattern.name === name)?.share ?? 1;
  const {
    rows: [size],
  } = await session.query<{ bytes: string }>(
    "select coalesce(sum(pg_relation_size(i.indexrelid)), 0) as bytes from pg_index as i join pg_class as c on c.oid = i.indrelid join pg_namespace as n on n.oid = c.relnamespace where n.nspname = $1",
    [declared.design.settings.schema],
  );
  return {
    answers,
    cost: sum(answers.map((answer) => answer.cost * share(answer.pattern))),
    ms: sum(answers.map((answer) => answer.ms * share(answer.pattern))),
    bytes: Number(size?.bytes ?? 0),
  };
}

/** Takes the indexes away that the design made for questions and foreign keys (or the b-trees among them); keys and unique indexes stay. */
async function dropDesigned(session: pg.Client, { design }: Declared, what: "all" | "b-trees"): Promise<void> {
  for (const object of design.catalog.objects)
    if (object.kind === "index" && !object.unique && (what === "all" || object.method === "btree"))
      await session.query(`drop index ${quoteIdent(object.schema)}.${quoteIdent(object.name)}`);
}

/** Primary, unique and foreign keys only: each foreign key has an index, unless a key starts with its columns. */
async function keysOnly(session: pg.Client, declared: Declared): Promise<void> {
  await dropDesigned(session, declared, "all");
  const constraints = declared.design.catalog.objects.flatMap((object) => (object.kind === "constraint" ? [object] : []));
  for (const key of constraints.filter((each) => each.type === "foreign")) {
    const covered = constraints.some(
      (each) =>
        (each.type === "primary" || each.type === "unique") &&
        each.table === key.table &&
        each.columns.slice(0, key.columns.length).toSorted().join() === key.columns.toSorted().join(),
    );
    if (!covered) await session.query(`create index on ${quoteIdent(key.schema)}.${quoteIdent(key.table)} (${key.columns.map(quoteIdent).join(", ")})`);
  }
  await session.query("analyze");
}

/** An index on every single column that anything compares or sorts by: questions, and foreign keys when the other side is deleted. Keys stay. */
async function everyColumn(session: pg.Client, declared: Declared, asked: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
  await dropDesigned(session, declared, "b-trees");
  const wanted = new Map([...asked].map(([table, columns]) => [table, new Set(columns)]));
  for (const key of declared.design.catalog.objects) {
    if (key.kind !== "constraint" || key.type !== "foreign") continue;
    const table = `${quoteIdent(key.schema)}.${quoteIdent(key.table)}`;
    wanted.set(table, new Set([...(wanted.get(table) ?? []), ...key.columns]));
  }
  for (const [table, columns] of wanted) for (const column of columns) await session.query(`create index on ${table} (${quoteIdent(column)})`);
  await session.query("analyze");
}

const nodesOf = (node: Node): readonly Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
