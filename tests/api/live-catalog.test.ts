/** The catalog that plv8's compiler is given: whole while others change it, with dependents, and only where that can be known. */
import { describe, expect, test } from "vitest";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { connect } from "../helpers/connect.ts";
import { useDatabase } from "../helpers/database.ts";
import { installedTemplate } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";

describe.each(majors())("arch_private.live_catalog on Postgres %i", (major) => {
  const database = useDatabase({ major, template: () => installedTemplate(major) });

  test("is what the worker reads, with dependents", async () => {
    const session = await connect(database);
    await session.query(
      "create schema seen; create table seen.t (id int primary key, gone int); create schema reporting; create view reporting.v as select gone from seen.t",
    );
    const { rows } = await session.query<{ live: Catalog }>("select arch_private.live_catalog(array['seen']) as live");
    expect(rows[0]?.live.objects.map((object) => object.address)).toContain("view:reporting.v");
    expect(rows[0]?.live).toEqual(await readCatalog(session, ["seen"], { dependents: true }));
  });

  test("is whole while another session renames columns and drops tables", { timeout: 120_000 }, async () => {
    const [session, other] = [await connect(database), await connect(database)];
    await session.query("create schema torn; create table torn.t (a int primary key, b int check (b > 0))");
    for (let index = 0; index < 40; index++)
      await session.query(`create table torn.t${String(index)} (a int primary key, b int references torn.t, check (b > a))`);
    let stop = false;
    const changing = (async (): Promise<void> => {
      for (let round = 0; !stop; round++) {
        const [from, to] = round % 2 === 0 ? ["b", "renamed"] : ["renamed", "b"];
        await other.query(`alter table torn.t rename column ${from} to ${to}; create table torn.passing (id int primary key, check (id > 0))`);
        await other.query(`drop table torn.passing`);
        await other.query("select count(*) from generate_series(1, $1::int)", [(round % 7) * 600_000]);
      }
    })();
    let whole = 0;
    try {
      for (let round = 0; round < 40 && whole < 3; round++) {
        const found = await session.query<{ live: Catalog }>("select arch_private.live_catalog(array['torn']) as live").catch((error: unknown) => {
          expect(error).toMatchObject({ code: "ZA018" });
          return null;
        });
        if (found === null) continue;
        const objects = found.rows[0]?.live.objects ?? [];
        const column = objects.some((object) => object.address === "column:torn.t.b") ? "b" : "renamed";
        expect(objects.find((object) => object.kind === "constraint" && object.table === "t" && object.type === "check")).toMatchObject({
          definition: `CHECK ((${column} > 0))`,
          columns: [column],
        });
        whole++;
      }
    } finally {
      stop = true;
      await changing;
    }
    expect(whole).toBeGreaterThan(0);
  });

  test("refuses a transaction with one snapshot, where nobody could tell", async () => {
    const session = await connect(database);
    await session.query("begin isolation level repeatable read");
    await expect(session.query("select arch_private.live_catalog(array['seen'])")).rejects.toMatchObject({
      code: "ZA019",
      hint: expect.stringContaining("READ COMMITTED") as string,
    });
    await session.query("rollback");
  });
});
