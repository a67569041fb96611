/** Each template takes rows: some hundred in the largest table, keys and checks looked at afterwards by Postgres, sums kept, none of its tables empty. */
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DesignSettings } from "../../plv8/src/types/design.ts";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase } from "../helpers/database.ts";
import { fillDesign } from "../helpers/fill-design/fill-design.ts";
import { majors } from "../helpers/majors.ts";
import { declareText, shopSettings } from "../helpers/shop.ts";

const folder = new URL("../../plv8/src/templates/", import.meta.url);
const files = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .sort();

describe.each(majors())("on Postgres %i", (major) => {
  const settings: DesignSettings = { ...shopSettings(major), schema: "t", owner: `rows_owner_${major}_${process.pid}`, application_roles: [] };
  beforeAll(() => asSuperuser(major, (session) => session.query(`create role ${settings.owner} nologin`)));
  afterAll(() => asSuperuser(major, (session) => session.query(`drop role if exists ${settings.owner}`)));

  test.for(files)("%s", { timeout: 120_000 }, async (file, owner) => {
    const result = declareText(readFileSync(new URL(file, folder), "utf8"), settings);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    const session = await connect(await createDatabase(owner, { major }));
    await session.query("set search_path = pg_catalog, pg_temp");
    const counts = await fillDesign(session, result.value, 400);
    expect([...counts].filter(([, rows]) => rows === 0)).toEqual([]);
    expect(Math.max(...counts.values())).toBeGreaterThanOrEqual(300);
    // The whole row is written again, so that every trigger that guards the rest looks at it.
    const { rows: triggers } = await session.query<{ table: string; column: string }>(
      `select t.tgrelid::regclass::text as table, a.attname as column from pg_trigger as t join pg_attribute as a on a.attrelid = t.tgrelid and a.attnum = t.tgattr[0]
        where t.tgname like 'check\\_%' and not t.tgisinternal and t.tgparentid = 0 and not exists (select from pg_trigger as r where r.tgrelid = t.tgrelid and r.tgname = 'refuse_change')`,
    );
    // Rows that may not be written now were loaded all the same, as a restore would.
    const { rows: closed } = await session.query<{ table: string; name: string }>(
      String.raw`select tgrelid::regclass::text as table, tgname as name from pg_trigger where tgname like 'only\_while\_%' and tgparentid = 0`,
    );
    for (const { table, name } of closed) await session.query(`alter table ${table} disable trigger ${name}`);
    for (const { table, column } of triggers) await session.query(`update ${table} set ${column} = ${column}`);
  });
});
