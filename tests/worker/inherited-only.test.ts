/** What Postgres takes back of an heir, and what not: why `local` is no difference between two catalogs, and how a plan changes an heir's NOT NULL. */
import { describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";

describe.each(majors())("an heir on Postgres %i", (major) => {
  test("keeps a column as its own once it was without its parent", async (t) => {
    const session = await connect(await createDatabase(t, { major }));
    const local = async (): Promise<unknown> =>
      (await session.query<{ local: boolean }>("select attislocal as local from pg_attribute where attrelid = 'heir'::regclass and attname = 'a'")).rows[0]
        ?.local;
    await session.query("create table parent (a int); create table heir () inherits (parent)");
    expect(await local()).toBe(false);
    await session.query("alter table heir no inherit parent; alter table heir inherit parent");
    expect(await local()).toBe(true);
    await expect(session.query("alter table heir drop column a")).rejects.toThrow('cannot drop inherited column "a"');
  });

  test.skipIf(major < 18)("keeps a NOT NULL as its own until its parent lets go of it", async (t) => {
    const session = await connect(await createDatabase(t, { major }));
    const local = async (): Promise<unknown> =>
      (await session.query<{ local: boolean }>("select conislocal as local from pg_constraint where conrelid = 'heir'::regclass and contype = 'n'")).rows[0]
        ?.local;
    await session.query("create table parent (a int not null); create table heir () inherits (parent)");
    expect(await local()).toBe(false);
    await session.query("alter table heir alter a set not null");
    expect(await local()).toBe(true);
    await expect(session.query("alter table heir alter a drop not null")).rejects.toThrow("cannot drop inherited constraint");
    await expect(session.query("alter table heir rename constraint parent_a_not_null to other")).rejects.toThrow("cannot rename inherited constraint");
    await session.query("alter table parent alter constraint parent_a_not_null no inherit; alter table heir rename constraint parent_a_not_null to other");
    await session.query("alter table parent alter constraint parent_a_not_null inherit");
    expect(await local()).toBe(true);
    await expect(session.query("alter table parent rename constraint parent_a_not_null to mine")).rejects.toThrow('for table "heir" does not exist');
    await session.query("alter table parent add primary key (a); alter table parent alter constraint parent_a_not_null no inherit");
    await session.query("alter table heir alter a drop not null; alter table parent alter constraint parent_a_not_null inherit");
    expect(await local()).toBe(false);
  });
});
