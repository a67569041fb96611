/** A collation that the system has in another version than the one something was sorted by is reported; one that nothing uses is not. */
import { describe, expect, test } from "vitest";
import { readFacts } from "../../worker/lints/read-facts.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";

describe.each(majors())("versions of collations on Postgres %i", (major) => {
  test("that differ are read", async (t) => {
    const session = await connect(await createDatabase(t, { major }));
    await session.query(
      "create schema shop; create collation shop.used (provider = icu, locale = 'de'); create collation shop.unused (provider = icu, locale = 'fr'); create table shop.t (name text collate shop.used)",
    );
    expect((await readFacts(session)).collations).toEqual([]);
    await session.query("update pg_catalog.pg_collation set collversion = '1' where collname in ('used', 'unused')");
    expect((await readFacts(session)).collations).toEqual([{ schema: "shop", name: "used", version: "1", now: expect.any(String) as string }]);
  });
});
