/** Names of NOT NULLs (18) that a table has from another, which it was made like: the other's keep theirs wherever its text is made. */
import { describe, expect, test } from "vitest";
import { script } from "../../plv8/src/render/script.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { dumpFiles } from "../../worker/dump/dump-files.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";

describe.each(majors())("tables made like others on Postgres %i", (major) => {
  // Before 18 a NOT NULL has no name.
  test.skipIf(major < 18)("leave the others their names, in a script and in a folder", async (t) => {
    const session = await connect(await createDatabase(t, { major }));
    await session.query("create table orders (id int not null, note text not null); create table all_orders (like orders)");
    const catalog = await readCatalog(session, null);
    for (const text of [
      `${script(catalog).statements.join(";\n")};`,
      dumpFiles(catalog)
        .files.map((file) => file.text)
        .join("\n"),
    ]) {
      const other = await connect(await createDatabase(t, { major }));
      await other.query(text);
      const { rows } = await other.query<{ at: string; conname: string }>(
        "select conrelid::regclass::text as at, conname from pg_constraint where contype = 'n' and connamespace = 'public'::regnamespace order by 1, 2",
      );
      expect(rows.map(({ at, conname }) => `${at} ${conname}`)).toEqual([
        "all_orders orders_id_not_null",
        "all_orders orders_note_not_null",
        "orders orders_id_not_null",
        "orders orders_note_not_null",
      ]);
    }
  });
});
