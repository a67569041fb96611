/** Bad input through the verbs: place, reason, remedy; never a stack, never half a write, and nothing of it is executed. */
import type pg from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import type { TestDatabase } from "../helpers/database.ts";
import { ourLogin, peopledTemplate, personLogin } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";
import { compileHere } from "./compile-here.ts";
import { provedPlan } from "./proved-plan.ts";

type Issue = { readonly code: string; readonly path: string; readonly line: number | null; readonly message: string; readonly hint: string };

const model = (entities: string): string => `model: shop\nconventions: { keys: uuid_v7, timestamps: true }\nentities:\n${entities}`;
const withRule = (rule: string): string =>
  model(`  order:\n    is: "An order."\n    attributes:\n      n: { type: integer, required: true }\n    rules:\n      r: ${JSON.stringify(rule)}\n`);
const withType = (attribute: string): string => model(`  order:\n    is: "An order."\n    attributes: { n: ${attribute} }\n`);

/** What is wrong, the text, the code of its issue, and where it is said to be; line null: about the whole document. */
const BAD: readonly (readonly [string, () => string, string, string, number | null])[] = [
  [
    "SQL in a name",
    () => model(`  'a"; drop table x; --': { is: "A.", attributes: { n: { type: integer } } }\n`),
    "model.bad-name",
    'entities["a\\"; drop table x; --"]',
    4,
  ],
  ["a second statement in a rule", () => withRule("n > 0); drop table shop.orders; --"), "expression.semicolon", "entities.order.rules.r", 9],
  ["a dollar quote in a rule", () => withRule("n > 0 and $$x$$ = $$y$$"), "expression.dollar", "entities.order.rules.r", 9],
  ["a function with side effects in a rule", () => withRule("pg_terminate_backend(n)"), "expression.function", "entities.order.rules.r", 9],
  ["a function of one's own in a rule", () => withRule("public.evil(n) > 0"), "expression.qualified", "entities.order.rules.r", 9],
  ["a subselect in a rule", () => withRule("(select count(*) from pg_authid) > 0"), "expression.subselect", "entities.order.rules.r", 9],
  ["a cast that looks names up", () => withRule("n::regclass::text = 'x'"), "expression.type", "entities.order.rules.r", 9],
  ["a rule that does not parse", () => withRule("n > > 0"), "expression.syntax", "entities.order.rules.r", 9],
  ["an unknown type", () => withType("{ type: integr }"), "model.unknown-type", "entities.order.attributes.n.type", 6],
  [
    "ownership in a circle",
    () => model('  a: { is: "A.", within: b, attributes: { n: { type: integer } } }\n  b: { is: "B.", within: a, attributes: { n: { type: integer } } }\n'),
    "model.cyclic-ownership",
    "entities.a.within",
    4,
  ],
  [
    "10,000 entities",
    () => model(Array.from({ length: 10_000 }, (_, at) => `  e${String(at)}: { is: "E.", attributes: { n: { type: integer } } }\n`).join("")),
    "model.too-many",
    "entities",
    3,
  ],
  ["5 MB", () => withType(`{ type: text, default: "${"x".repeat(5_000_000)}" }`), "model.too-large", "", null],
];

describe.each(majors())("bad input on Postgres %i", { timeout: 120_000 }, (major) => {
  let database: TestDatabase;
  let root: pg.Client;
  let ada: pg.Client;
  let worker: pg.Client;
  const versions = async (): Promise<number> => (await root.query<{ n: number }>("select count(*)::int as n from arch.model_versions")).rows[0]?.n ?? -1;

  beforeEach(async (t) => {
    database = await createDatabase(t, { major, template: await peopledTemplate(major) });
    root = await connect(database);
    ada = await connect(database, personLogin("ada"));
    worker = await connect(database, await ourLogin("arch_worker", major));
  });

  test.each(BAD)("%s is refused with place, reason and remedy", async (_, text, code, path, line) => {
    const {
      rows: [asked],
    } = await ada.query<{ request: string }>("select request from arch.declare('shop', $1)", [text()]);
    const {
      rows: [planned],
    } = await ada.query<{ plan: string }>("select plan from arch.plan('shop')");
    await compileHere(worker, asked?.request ?? "");
    const { rows: issues } = await ada.query<Issue>("select code, path, line, message, hint from arch.issues($1)", [asked?.request]);
    expect(issues[0]).toMatchObject({ code, path, line });
    for (const issue of issues) {
      expect(issue.hint).not.toBe("");
      expect(`${issue.message} ${issue.hint}`).not.toMatch(/ at .*:\d+:\d+|undefined|\[object|TypeError|RangeError/);
      expect(issue.message.length).toBeLessThan(500);
    }
    expect(await versions()).toBe(0);
    expect((await ada.query("select state, result from arch.requests where id = $1", [asked?.request])).rows).toEqual([{ state: "failed", result: null }]);
    expect((await ada.query("select state, reason from arch.plans where id = $1", [planned?.plan])).rows).toEqual([
      { state: "failed", reason: expect.stringMatching(/^its model was refused: .*arch\.issues/s) as string },
    ]);
    const more = issues.length === 1 ? /[^0-9] \(select/s : new RegExp(`; and ${String(issues.length - 1)} more issues? \\(select`, "su");
    expect((await ada.query<{ reason: string }>("select reason from arch.plans where id = $1", [planned?.plan])).rows[0]?.reason).toMatch(more);
    expect((await root.query("select count(*)::int as n from arch.decisions")).rows).toEqual([{ n: 0 }]);
  });

  test("an empty or huge document, and one that is no text of a model, are refused before anything is stored", async () => {
    for (const [document, code] of [
      ["", "ZA008"],
      [" \n", "ZA008"],
      ["x".repeat(6_000_001), "ZA008"],
    ] as const) {
      await expect(ada.query("select * from arch.declare('shop', $1)", [document])).rejects.toMatchObject({ code, hint: expect.stringMatching(/./) as string });
    }
    await expect(ada.query("select * from arch.declare('shop', null)")).rejects.toMatchObject({ code: "ZA008" });
    await expect(ada.query("select * from arch.declare('shop''; drop table x; --', 'model: shop')")).rejects.toMatchObject({ code: "ZA003" });
    expect((await root.query("select count(*)::int as n from arch.requests")).rows).toEqual([{ n: 0 }]);
  });

  test("quotes, dollars and semicolons in texts stay texts, all the way into the statements", async () => {
    const text = "'; drop table shop.orders; -- $$ $1 \\";
    const document = model(`  order:\n    is: ${JSON.stringify(text)}\n    attributes: { n: { type: text, default: ${JSON.stringify(text)} } }\n`);
    const {
      rows: [asked],
    } = await ada.query<{ request: string }>("select request from arch.declare('shop', $1)", [document]);
    await compileHere(worker, asked?.request ?? "");
    const {
      rows: [planned],
    } = await ada.query<{ plan: string }>("select plan from arch.plan('shop')");
    const {
      rows: [request],
    } = await root.query<{ id: string }>("select request_id as id from arch.plans where id = $1", [planned?.plan]);
    await compileHere(worker, request?.id ?? "");
    const {
      rows: [script],
    } = await ada.query<{ statements: string[] }>(
      "select array_agg(x.s) as statements from arch.plan_steps, jsonb_array_elements_text(body::jsonb #> '{run,statements}') as x (s) where plan = $1",
      [planned?.plan],
    );
    await root.query("begin; set local role shop_owner");
    for (const statement of script?.statements ?? []) await root.query(statement);
    expect(
      (
        await root.query(
          "select obj_description('shop.orders'::regclass) as said, pg_get_expr(adbin, adrelid) as filled from pg_attrdef where adrelid = 'shop.orders'::regclass and adnum = (select attnum from pg_attribute where attrelid = adrelid and attname = 'n')",
        )
      ).rows,
    ).toEqual([{ said: text, filled: `'${text.replace("'", "''")}'::text` }]);
    await root.query("rollback");
  });

  test("what stands in the governed schema runs nothing of its owner's when we read, plan and show: not even by constant folding", async () => {
    await root.query("create sequence public.ran; grant all on sequence public.ran to public; grant create on schema public to shop_owner");
    await root.query("set role shop_owner");
    for (const name of ["evil", "lower"])
      await root.query(
        `create function public.${name}(text) returns text immutable language plpgsql as $$ begin perform nextval('public.ran'); return 'x'; end $$`,
      );
    await root.query(
      "create table shop.bait (a text default public.evil('x'), b text generated always as (case when false then public.evil('x') end) stored, constraint c check (a is null or a <> 'y'))",
    );
    await root.query("create index bait_idx on shop.bait ((a || 'z')) where a is not null");
    await root.query("create view shop.bait_view as select public.evil('y') as y, public.lower('Y') as z");
    await root.query("alter table shop.bait add constraint d check (public.evil('x') = 'x'); reset role");
    await root.query("alter sequence public.ran restart");
    const ran = async (): Promise<unknown> => (await root.query("select is_called from public.ran")).rows;
    await root.query("select setval('public.ran', 1, false)");
    await ada.query("set search_path = public");
    const plan = await provedPlan(ada, worker);
    for (const statement of [
      "select * from arch.steps($1)",
      "select * from arch.script($1)",
      "select * from arch.explain($1)",
      "select * from arch.progress($1)",
      "select * from arch.waiting($1)",
    ])
      await ada.query(statement, [plan]);
    await worker.query("select arch_worker.proof_input($1)", [plan]);
    expect(await ran()).toEqual([{ is_called: false }]);
  });
});
