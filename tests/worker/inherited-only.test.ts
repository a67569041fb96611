/** What Postgres can't take back of an heir, so that no plan does: why `local` is no difference between two catalogs, nor whose an heir's NOT NULL is. */
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

  test.skipIf(major < 18)("keeps a NOT NULL as its own as long as its parent has one", async (t) => {
    const session = await connect(await createDatabase(t, { major }));
    const local = async (): Promise<unknown> =>
      (await session.query<{ local: boolean }>("select conislocal as local from pg_constraint where conrelid = 'heir'::regclass and contype = 'n'")).rows[0]
        ?.local;
    await session.query("create table parent (a int not null); create table heir () inherits (parent)");
    expect(await local()).toBe(false);
    await session.query("alter table heir alter a set not null");
    expect(await local()).toBe(true);
    await expect(session.query("alter table heir alter a drop not null")).rejects.toThrow("cannot drop inherited constraint");
    // Only by the parent's: every row is read again, of it and of all its heirs.
    await session.query("alter table parent alter a drop not null; alter table heir alter a drop not null; alter table parent alter a set not null");
    expect(await local()).toBe(false);
  });
});
