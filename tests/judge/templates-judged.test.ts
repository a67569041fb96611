/**
 * Each template at 100,000 rows in its largest table: every question takes an index that was designed for it, no table of more than 10,000 rows is read
 * from end to end, and what Postgres expects to pay is within 5 % of the best of keys only and an index on every column that is asked by, for fewer bytes.
 */
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DesignSettings } from "../../plv8/src/types/design.ts";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase } from "../helpers/database.ts";
import { fillDesign } from "../helpers/fill-design.ts";
import { ask, everyColumn, keysOnly, questionOf } from "../helpers/judge-template.ts";
import { newestMajor } from "../helpers/majors.ts";
import { declareText, shopSettings } from "../helpers/shop.ts";

const folder = new URL("../../plv8/src/templates/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".yaml")).sort();
const settings: DesignSettings = { ...shopSettings(newestMajor()), schema: "t", owner: `judge_owner_${process.pid}`, application_roles: [] };

const bytes = { ours: 0, naive: 0 };

beforeAll(() => asSuperuser(newestMajor(), (session) => session.query(`create role ${settings.owner} nologin`)));
afterAll(() => asSuperuser(newestMajor(), (session) => session.query(`drop role if exists ${settings.owner}`)));

test.for(files)("%s", { timeout: 300_000 }, async (file, owner) => {
  const result = declareText(readFileSync(new URL(file, folder), "utf8"), settings);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  const declared = result.value;
  const session = await connect(await createDatabase(owner, { major: newestMajor() }));
  await session.query("set search_path = pg_catalog, pg_temp; set random_page_cost = 1.1; set jit = off");
  await fillDesign(session, declared, Number(process.env["JUDGE_ROWS"] ?? 100_000));
  const questions = new Map<string, string>();
  const asked = new Map<string, Set<string>>();
  for (const pattern of declared.model.access) {
    const question = await questionOf(session, declared, pattern);
    if (question === null) throw new Error(`${pattern.name}: no row to ask for`);
    questions.set(pattern.name, question.sql);
    asked.set(question.table, new Set([...(asked.get(question.table) ?? []), ...question.asked]));
  }
  const { rows: sizes } = await session.query<{ name: string; rows: number }>("select c.relname as name, c.reltuples::float as rows from pg_class as c join pg_namespace as n on n.oid = c.relnamespace where n.nspname = 't' and c.relkind = 'r'");
  const large = new Set(sizes.filter((size) => size.rows > 10_000).map((size) => size.name));
  const designed = await ask(session, declared, questions, false);
  for (const answer of designed.answers) {
    const read = answer.nodes.filter((node) => node["Node Type"] === "Seq Scan" && large.has(node["Relation Name"] ?? ""));
    expect(read.map((node) => node["Relation Name"]), `${answer.pattern}: ${answer.sql}`).toEqual([]);
  }
  await session.query("begin");
  await keysOnly(session, declared, "all");
  const keys = await ask(session, declared, questions, false);
  await session.query("rollback; begin");
  await keysOnly(session, declared, "b-trees");
  await everyColumn(session, asked);
  const naive = await ask(session, declared, questions, false);
  await session.query("rollback");
  const table = designed.answers.map((answer, index) => `${answer.pattern}: ${answer.cost}, keys ${keys.answers[index]?.cost ?? 0}, every column ${naive.answers[index]?.cost ?? 0}`).join("\n");
  expect(designed.cost, table).toBeLessThanOrEqual(1.05 * Math.min(naive.cost, keys.cost));
  // An order that is kept in an index can't be stored as tightly as one low-cardinality column; over all templates ours are fewer.
  expect(designed.bytes, "bytes of indexes").toBeLessThan(1.15 * naive.bytes);
  bytes.ours += designed.bytes;
  bytes.naive += naive.bytes;
});

test("all templates together take fewer bytes of indexes than one on every column", () => {
  expect(bytes.ours).toBeGreaterThan(0);
  expect(bytes.ours).toBeLessThan(bytes.naive);
});
