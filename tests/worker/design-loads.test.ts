/** What the designer designs loads into a real Postgres, reads back with the same addresses, and behaves as the model says. */
import fc from "fast-check";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { script } from "../../plv8/src/render/script.ts";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { Design, DesignSettings } from "../../plv8/src/types/design.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { anyModel } from "../helpers/any-model.ts";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase, type Owner } from "../helpers/database.ts";
import type { Major } from "../../worker/postgres/locate-package.ts";
import { majors } from "../helpers/majors.ts";
import { missedDependencies, plainCatalog } from "../helpers/plain-catalog.ts";
import { declareShop, declareText, shopSettings } from "../helpers/shop.ts";

const tag = `${process.pid}`;

async function load(owner: Owner, major: Major, design: Design): Promise<{ session: pg.Client; live: Catalog }> {
  const database = await createDatabase(owner, { major });
  const session = await connect(database);
  await session.query("set search_path = pg_catalog, pg_temp");
  for (const statement of script(design.catalog).statements) await session.query(statement);
  return { session, live: await readCatalog(session, [design.settings.schema]) };
}

const columnShapes = (catalog: Catalog): unknown =>
  catalog.objects.flatMap((object) =>
    object.kind === "column" ? [[object.address, object.position, object.type, object.not_null, plain(object.default), object.comment]] : [],
  );
/** We write a text with a backslash as E'…', Postgres prints it without. */
const plain = (text: string | null): string | null => text?.replace(/^E('.*'::text)$/s, (_whole, quoted: string) => quoted.replaceAll("\\\\", "\\")) ?? null;
const addresses = (catalog: Catalog): readonly string[] => catalog.objects.map((object) => object.address);

describe.each(majors())("a design on Postgres %i", (major) => {
  const settings: DesignSettings = { ...shopSettings(major), owner: `shop_owner_${major}_${tag}`, application_roles: [`shop_app_${major}_${tag}`] };
  const [app = ""] = settings.application_roles;

  beforeAll(() => asSuperuser(major, (session) => session.query(`create role ${settings.owner} nologin; create role ${app} nologin`)));
  afterAll(() => asSuperuser(major, (session) => session.query(`drop role if exists ${settings.owner}; drop role if exists ${app}`)));

  test.for([1, 2] as const)("shop v%i loads and reads back with the same addresses and columns", async (version, owner) => {
    const { design } = await declareShop(version, settings);
    const { live } = await load(owner, major, design);
    expect(addresses(live)).toEqual(addresses(design.catalog));
    expect(columnShapes(live)).toEqual(columnShapes(design.catalog));
    const rights = (catalog: Catalog): unknown => catalog.objects.map((object) => [object.address, object.owner, object.grants, object.comment]);
    expect(rights(live)).toEqual(rights(design.catalog));
  });

  test.for(["bigint", "uuid_v4", "uuid_v7"])("keys of %s load", async (keys, owner) => {
    const document = `{ model: m, conventions: { keys: ${keys} }, entities: { a: { is: "A.", attributes: { n: { type: text } }, history: audit }, b: { is: "B.", within: a }, c: { is: "C.", within: b } }, relationships: [ { from: a, to: c, role: favourite }, { from: c, to: b, role: other } ] }`;
    const result = declareText(document, settings);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    const { live } = await load(owner, major, result.value.design);
    expect(addresses(live)).toEqual(addresses(result.value.design.catalog));
  });

  test("every type, rule, search and partial index loads", async (owner) => {
    const result = declareText(everything, settings);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    const { live } = await load(owner, major, result.value.design);
    expect(addresses(live)).toEqual(addresses(result.value.design.catalog));
  });

  test("models of all shapes load and read back in everything, and every function's body is sound", async (t) => {
    const session = await connect(await createDatabase(t, { major }));
    await session.query("create extension btree_gist schema public; set search_path = pg_catalog, pg_temp");
    const models = fc.sample(anyModel, { numRuns: Number(process.env["MODELS"] ?? 25), seed: Number(process.env["SEED"] ?? 20261121) });
    let loaded = 0;
    for (const [index, document] of models.entries()) {
      const result = declareText(document, { ...settings, schema: `m${index}` });
      if (!result.ok) continue;
      const { catalog } = result.value.design;
      for (const statement of script(catalog).statements)
        await session.query(statement).catch((error: unknown) => {
          throw new Error(`${String(error)}\n${statement}\n${document}`);
        });
      await session.query("set check_function_bodies = on");
      for (const object of catalog.objects) if (object.kind === "function") await session.query(object.definition);
      const live = await readCatalog(session, [`m${index}`]);
      expect(plainCatalog(live), document).toEqual(plainCatalog(catalog));
      expect(missedDependencies(catalog, live), document).toEqual([]);
      loaded += 1;
    }
    expect(loaded).toBeGreaterThan(20);
  });

  test("the application sees one tenant, states move as drawn, history and times are kept", async (owner) => {
    const { design } = await declareShop(1, settings);
    const { session } = await load(owner, major, design);
    const one = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>> =>
      (await session.query<Record<string, unknown>>(sql, values)).rows[0] ?? {};
    const refused = async (sql: string): Promise<unknown> =>
      session.query(sql).then(
        () => "allowed",
        (error: { code?: string }) => error.code,
      );
    const mine = (await one("insert into shop.stores (name) values ('mine') returning id"))["id"];
    const other = (await one("insert into shop.stores (name) values ('other') returning id"))["id"];
    await session.query("insert into shop.customers (store_id, email, name) values ($1, 'a@b', 'A'), ($2, 'c@d', 'C')", [mine, other]);
    await session.query(`set role ${app}`);
    expect((await one("select count(*)::int as n from shop.customers"))["n"]).toBe(0);
    await session.query("select pg_catalog.set_config('shop.store_id', $1, false)", [mine]);
    expect(await one("select count(*)::int as n, min(email) as email from shop.customers")).toEqual({ n: 1, email: "a@b" });
    expect(await refused(`insert into shop.customers (store_id, email, name) values ('${String(other)}', 'x@y', 'X')`)).toBe("42501");
    expect(await refused("delete from shop.customers")).toBe("42501");
    expect(await refused("insert into shop.customers_history (store_id, id, operation) select store_id, id, 'insert' from shop.customers")).toBe("42501");

    await session.query("update shop.customers set name = 'B'");
    expect((await one("select updated_at >= created_at as touched from shop.customers"))["touched"]).toBe(true);
    const history = await session.query("select operation, before ->> 'name' as before, after ->> 'name' as after from shop.customers_history order by entry");
    expect(history.rows).toEqual([
      { operation: "insert", before: null, after: "A" },
      { operation: "update", before: "A", after: "B" },
    ]);
    await session.query("update shop.customers set deleted_at = now()");
    expect((await one("select count(*)::int as n from shop.living_customers"))["n"]).toBe(0);
    await session.query("insert into shop.customers (store_id, email, name) values ($1, 'a@b', 'successor')", [mine]);

    await session.query("insert into shop.orders (store_id, customer_id) select store_id, id from shop.living_customers");
    expect(await refused("update shop.orders set status = 'shipped'")).toBe("23514");
    expect(await refused("update shop.orders set status = 'placed'")).toBe("23514");
    expect(await refused("update shop.orders set status = 'placed', placed_at = now()")).toBe("allowed");
    expect((await one("select status from shop.orders"))["status"]).toBe("placed");
  });
});

const everything = `
model: all_of_it
entities:
  thing:
    is: "It's everything -- even 'quotes' and $$ signs."
    attributes:
      order: { type: text, default: "it's", length: 9 }
      mail: { type: email, unique: global }
      whole: { type: integer, min: -5, max: 5, default: -1 }
      large: { type: integer, size: big, min: -9007199254740991 }
      exact: { type: decimal, digits: 30, scale: 10, min: "-0.0000000001", max: "12345678901234567890.5", default: "0.1" }
      price: { type: money, currency: JPY, min: 0 }
      fine: { type: boolean, default: false }
      day: { type: date, default: today }
      at: { type: timestamp, default: now }
      foreign_id: { type: uuid }
      extra: { type: json, variable: true }
      size: { type: choice, values: ["it's", "b\\\\c", "ü"], default: "ü" }
      status: { type: state, initial: open, moves: { open: [closed] } }
      phase: { type: state, initial: one, moves: { one: [] } }
    unique: [ { of: [whole, day] } ]
    rules:
      a: "(whole + 1) * 2 - 3 > 0 or fine is true and not (\\"order\\" like 'a%')"
      b: "status in ('open', 'closed') and (phase <> 'one') is not null"
      c: "coalesce(lower(mail), '') ~ '^[a-z]' or left(mail, 2) = 'x' or mail is null"
      d: "case when whole between 1 and 3 then at > day::timestamptz else true end"
      e: "exact::text <> '' and price is distinct from 7 and day > date '2020-01-01'"
      f: "round(exact, 2) >= 0 or at - interval '3 days' < at or size = 'b\\\\c'"
    history: audit
    soft_delete: true
access:
  - { name: p, entity: thing, equals: [whole], range: [at], sort: ["-day"], when: "status = 'open' and exact > 1", aggregates: [price] }
  - { name: q, entity: thing, search: [order, mail], language: german, when: "fine" }
  - { name: r, entity: thing, sort: [day, "-at"] }
  - { name: s, entity: thing, when: "fine" }
`;
