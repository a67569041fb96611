/**
 * Each template at 100,000 rows in its largest table: every question takes an index that was designed for it, no table of more than 10,000 rows is read
 * from end to end, and what Postgres expects to pay is within 5 % of the best of keys only and an index on every column that is asked by, for fewer bytes.
 * The same databases show whether tables and indexes are as large as the size formulas say.
 */
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DesignSettings } from "../../plv8/src/types/design.ts";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase } from "../helpers/database.ts";
import { fillDesign } from "../helpers/fill-design/fill-design.ts";
import { judgeTemplate, keptView } from "../helpers/judge-template.ts";
import { newestMajor } from "../helpers/majors.ts";
import { measureOtherIndexes } from "../helpers/measure-other-indexes.ts";
import { measureSizes, type Sized } from "../helpers/measure-sizes.ts";
import { declareText, shopSettings } from "../helpers/shop.ts";

const folder = new URL("../../plv8/src/templates/", import.meta.url);
const files = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .sort();
const settings: DesignSettings = { ...shopSettings(newestMajor()), schema: "t", owner: `judge_owner_${process.pid}`, application_roles: [] };

const sizes: (Sized & { readonly template: string })[] = [];

beforeAll(() => asSuperuser(newestMajor(), (session) => session.query(`create role ${settings.owner} nologin`)));
afterAll(() => asSuperuser(newestMajor(), (session) => session.query(`drop role if exists ${settings.owner}`)));

test.for(files)("%s", { timeout: 300_000 }, async (file, owner) => {
  const result = declareText(readFileSync(new URL(file, folder), "utf8"), settings);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  const declared = result.value;
  const session = await connect(await createDatabase(owner, { major: newestMajor() }));
  await session.query("set search_path = pg_catalog, pg_temp; set random_page_cost = 1.1; set jit = off");
  await fillDesign(session, declared, Number(process.env["JUDGE_ROWS"] ?? 100_000));
  const { designed, keys, every } = await judgeTemplate(session, declared, false);
  const { rows: counts } = await session.query<{ name: string; rows: number }>(
    "select c.relname as name, c.reltuples::float as rows from pg_class as c join pg_namespace as n on n.oid = c.relnamespace where n.nspname = 't' and c.relkind = 'r'",
  );
  const large = new Set(counts.filter((size) => size.rows > 10_000).map((size) => size.name));
  const { rows: copies } = await session.query<{ copy: string; whole: string }>(
    "select c.relname as copy, w.relname as whole from pg_inherits as i join pg_class as c on c.oid = i.inhrelid join pg_class as w on w.oid = i.inhparent",
  );
  const wholeOf = new Map(copies.map(({ copy, whole }) => [copy, whole]));
  for (const answer of designed.answers) {
    const kept = keptView(
      declared.design,
      declared.model.access.find((pattern) => pattern.name === answer.pattern)!,
    );
    const meant =
      kept !== null
        ? [kept.index]
        : declared.design.decisions
            .filter((decision) => decision.cites.includes(`access.${answer.pattern}`))
            .map((decision) => decision.subject.split(".").at(-1) ?? "");
    const used = answer.nodes.flatMap((node) => node["Index Name"] ?? []).map((name) => wholeOf.get(name) ?? name);
    if (answer.nodes.some((node) => large.has(node["Relation Name"] ?? "")))
      expect(
        used.some((name) => meant.includes(name)),
        `${answer.pattern} takes ${used.join(", ")}, meant was ${meant.join(", ")}`,
      ).toBe(true);
    const read = answer.nodes.filter((node) => node["Node Type"] === "Seq Scan" && large.has(node["Relation Name"] ?? ""));
    expect(
      read.map((node) => node["Relation Name"]),
      `${answer.pattern}: ${answer.sql}`,
    ).toEqual([]);
  }
  const table = designed.answers
    .map((answer, index) => `${answer.pattern}: ${answer.cost}, keys ${keys.answers[index]?.cost ?? 0}, every column ${every.answers[index]?.cost ?? 0}`)
    .join("\n");
  expect(designed.cost, table).toBeLessThanOrEqual(1.05 * Math.min(every.cost, keys.cost));
  expect(designed.bytes, `bytes of indexes, with one on every column ${every.bytes}\n${table}`).toBeLessThan(every.bytes);
  for (const size of await measureSizes(session, settings.schema)) sizes.push({ ...size, template: file.replace(".yaml", "") });
  const others = await measureOtherIndexes(session, settings.schema);
  expect(others.filter((each) => Math.abs(each.expected - each.measured) > Math.max(0.05 * each.measured, 8192))).toEqual([]);
});

test.each([
  ["table", 0.02],
  ["index", 0.05],
] as const)("a %s is as large as the formula says, within %d", (kind, most) => {
  const off = (size: Sized): number => Math.abs(size.expected / size.measured - 1);
  const all = sizes.filter((size) => size.kind === kind).sort((left, right) => off(right) - off(left));
  expect(all.length).toBeGreaterThan(50);
  const worst = all
    .slice(0, 5)
    .map((size) => `${size.template}.${size.relation}: ${Math.round(size.expected)} pages said, ${size.measured} measured (${(100 * off(size)).toFixed(1)} %)`);
  process.stdout.write(`${kind}: ${all.length} measured, the worst are\n${worst.join("\n")}\n`);
  expect(
    all.filter((size) => off(size) > most),
    worst.join("\n"),
  ).toEqual([]);
});
