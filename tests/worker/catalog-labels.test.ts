/** Security labels: no provider comes with Postgres, so that rows are written by hand as one would write them. */
import { describe, expect, onTestFinished, test } from "vitest";
import { setLabels } from "../../plv8/src/render/describe-object.ts";
import { script } from "../../plv8/src/render/script.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";

describe.each(majors())("on Postgres %i", (major) => {
  test("labels of tables, columns and composite types are read, told and changed", async () => {
    const session = await connect(await createDatabase(onTestFinished, { major }));
    await session.query(
      "create schema shop; create table shop.t (id int, note text); create type shop.pair as (a int); create view shop.v as select id from shop.t",
    );
    await session.query(`
      set allow_system_table_mods = on;
      insert into pg_seclabel (objoid, classoid, objsubid, provider, label) values
        ('shop.t'::regclass, 'pg_class'::regclass, 0, 'selinux', 'it''s secret'), ('shop.t'::regclass, 'pg_class'::regclass, 2, 'anon', 'MASKED'),
        ('shop.pair'::regtype, 'pg_type'::regclass, 0, 'anon', 'x'), ('shop.v'::regclass, 'pg_class'::regclass, 1, 'anon', 'y')`);
    const catalog = await readCatalog(session, null);
    expect(script(catalog).statements.filter((statement) => statement.startsWith("security label"))).toEqual([
      "security label for anon on column shop.t.note is 'MASKED'",
      "security label for anon on column shop.v.id is 'y'",
      "security label for anon on type shop.pair is 'x'",
      "security label for selinux on table shop.t is 'it''s secret'",
    ]);
    const table = catalog.objects.find((object) => object.address === "table:shop.t");
    if (table === undefined) throw new Error("the table is not in the catalog");
    expect(setLabels(table, table.labels ?? [], [{ provider: "anon", label: "z" }])).toEqual([
      "security label for selinux on table shop.t is null",
      "security label for anon on table shop.t is 'z'",
    ]);
  });
});
