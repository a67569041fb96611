/** Hints in SQL files and on the command line, for every kind that has a name: what they mean, what they find nothing for, what is proposed without them. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { majors } from "../helpers/majors.ts";
import { runCli } from "../helpers/run-cli.ts";

const before = `
create schema app;
create type app.status as enum ('new', 'open', 'it''s shut');
create type app.money as (amount numeric, currency text);
create domain app.price as numeric constraint price_check check (value >= 0);
create table app.orders (id integer constraint orders_key primary key, status app.status, total app.price, paid app.money);
create function app.twice(n integer) returns integer language sql immutable return 2 * n;
create function app.twice(n text) returns text language sql immutable return n || n;
create view app.waiting as select id, app.twice(id) as double from app.orders where status = 'open';
create materialized view app.sums as select status, count(*) from app.orders group by status;
create index orders_open on app.orders (id) where status = 'open';
create policy mine on app.orders using (total > 0);`;
const after = `
-- @renamed from app
create schema shop;
-- @renamed from status
create type shop.state as enum (
  'new',
  -- @renamed from open
  'opened',
  -- @renamed from 'it''s shut'
  'closed');
create type shop.money as (amount numeric,
  -- @renamed from currency
  iso_code text);
-- @renamed from price
create domain shop.amount as numeric constraint price_check check (value >= 0);
-- @renamed from orders
create table shop.sales (id integer,
  status shop.state,
  -- @renamed from total
  sum shop.amount,
  paid shop.money,
  -- @renamed from orders_key
  constraint sales_key primary key (id));
-- @renamed from twice
create function shop.double(n integer) returns integer language sql immutable return 2 * n;
create function shop.twice(n text) returns text language sql immutable return n || n;
-- @renamed from waiting
create view shop.queue as select id, shop.double(id) as double from shop.sales where status = 'opened';
-- @renamed from sums
create materialized view shop.totals as select status, count(*) from shop.sales group by status;
-- @renamed from orders_open
create index sales_open on shop.sales (id) where status = 'opened';
-- @renamed from mine
create policy own on shop.sales using (sum > 0);`;

describe.each(majors())("rename hints on Postgres %i", (major) => {
  async function files(texts: Readonly<Record<string, string>>): Promise<(name: string) => string> {
    const folder = await mkdtemp(join(tmpdir(), "data-architect-renames-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
    return (name) => join(folder, name);
  }
  async function diff(...words: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
    return runCli(["diff", ...words, "--major", String(major)], { SCRATCH_URL: clusterUrl(cluster(major), "postgres") });
  }

  test("stand before what has another name, and what belongs to it follows", async () => {
    const at = await files({ "a.sql": before, "b.sql": after });
    const { code, out, err } = await diff(at("a.sql"), at("b.sql"));
    expect(code, err).toBe(0);
    expect(out.split("\n").filter((line) => /^(?:alter|create|drop)/u.test(line))).toEqual([
      "alter schema app rename to shop;",
      "alter type shop.status rename to state;",
      "alter domain shop.price rename to amount;",
      "alter type shop.money rename attribute currency to iso_code;",
      "alter type shop.state rename value 'it''s shut' to 'closed';",
      "alter type shop.state rename value 'open' to 'opened';",
      "alter view shop.waiting rename to queue;",
      "alter materialized view shop.sums rename to totals;",
      "alter function shop.twice(n integer) rename to double;",
      "alter table shop.orders rename constraint orders_key to sales_key;",
      "alter index shop.orders_open rename to sales_open;",
      "alter policy mine on shop.orders rename to own;",
      "alter table shop.orders rename to sales;",
      "alter table shop.sales rename column total to sum;",
      ...(major < 18 ? [] : ["alter table shop.sales rename constraint orders_id_not_null to sales_id_not_null;"]),
    ]);
    expect(err).not.toContain("alike");
  });

  test("one that matches nothing is an error with its place and the nearest name", async () => {
    const at = await files({
      "a.sql": before,
      "value.sql": after.replace("from open", "from opem"),
      "view.sql": after.replace("from waiting", "from awaiting"),
      "twice.sql": after.replace("from twice", "from thrice(integer)"),
      "still.sql": after.replace("-- @renamed from sums", "create view shop.sums as select 1 as one;\n-- @renamed from sums"),
    });
    expect(await diff(at("a.sql"), at("value.sql"))).toMatchObject({
      code: 3,
      err: expect.stringMatching(
        /value\.sql:7:3: error: the rename hint matches nothing: there is no value app\.status\.opem to rename; did you mean app\.status\.open\?\n/u,
      ) as string,
    });
    expect(await diff(at("a.sql"), at("view.sql"))).toMatchObject({
      code: 3,
      err: expect.stringContaining("there is no view app.awaiting to rename; did you mean app.waiting?") as string,
    });
    expect(await diff(at("a.sql"), at("twice.sql"))).toMatchObject({
      code: 3,
      err: expect.stringContaining("there is no function app.thrice(integer) to rename; did you mean app.twice(integer)?") as string,
    });
  });

  test("on the command line by as much of the name as tells it, and proposed with what to write", async () => {
    const plain = after.replaceAll(/^ *-- @renamed.*$/gmu, "");
    const at = await files({
      "a.sql":
        "create schema s; create type s.t as enum ('a', 'open', 'c'); create view s.v as select 1 as one, 2 as two; create function s.f(n int) returns int language sql return n;",
      "b.sql":
        "create schema s; create type s.t as enum ('a', 'opened', 'c'); create view s.w as select 1 as one, 2 as two; create function s.g(n int) returns int language sql return n;",
      "c.sql": plain,
    });
    const unsaid = await diff(at("a.sql"), at("b.sql"));
    expect(unsaid.err).toContain(
      "value s.t.open leaves and s.t.opened comes, 91 % alike: if it is the same under another name, say --rename 'value:s.t.open=opened'",
    );
    expect(unsaid.err).toMatch(/view s\.v leaves and s\.w comes, \d+ % alike: .* say --rename 'view:s\.v=s\.w'/u);
    const said = await diff(at("a.sql"), at("b.sql"), "--rename", "t.open=opened", "--rename", "v=w", "--rename", "f(integer)=g");
    expect(
      said.out.split("\n").filter((line) => /^(?:alter|create|drop)/u.test(line)),
      said.err,
    ).toEqual(["alter type s.t rename value 'open' to 'opened';", "alter view s.v rename to w;", "alter function s.f(n integer) rename to g;"]);
    expect(said.err).not.toContain("alike");
    expect(await diff(at("a.sql"), at("b.sql"), "--rename", "view:f=w")).toMatchObject({
      code: 3,
      err: expect.stringContaining("--rename view:f=w matches nothing: there is no view f on the left") as string,
    });
  });
});
