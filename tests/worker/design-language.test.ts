/** The whole language of the model on a real Postgres: what is declared loads, reads back, and refuses what the model refuses. */
import { readFile } from "node:fs/promises";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { script } from "../../plv8/src/render/script.ts";
import type { DesignSettings } from "../../plv8/src/types/design.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase, type Owner } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { declareText, shopSettings } from "../helpers/shop.ts";
import type { Major } from "../../worker/postgres/locate-package.ts";

const tag = `${process.pid}`;

describe.each(majors())("the language on Postgres %i", (major: Major) => {
  const settings: DesignSettings = { ...shopSettings(major), schema: "l", owner: `language_owner_${major}_${tag}`, application_roles: [] };

  beforeAll(() => asSuperuser(major, (session) => session.query(`create role ${settings.owner} nologin`)));
  afterAll(() => asSuperuser(major, (session) => session.query(`drop role if exists ${settings.owner}`)));

  async function load(owner: Owner): Promise<pg.Client> {
    const result = declareText(await readFile(new URL("../corpus/models/language.yaml", import.meta.url), "utf8"), settings);
    if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 1));
    expect(result.warnings).toEqual([]);
    const session = await connect(await createDatabase(owner, { major }));
    await session.query("create extension btree_gist schema public; create extension pg_trgm schema public; set search_path = pg_catalog, pg_temp");
    const { catalog } = result.value.design;
    for (const statement of script(catalog).statements)
      await session.query(statement).catch((error: unknown) => {
        throw new Error(`${String(error)}\n${statement}`);
      });
    await session.query("set check_function_bodies = on");
    for (const object of catalog.objects) if (object.kind === "function") await session.query(object.definition);
    const live = await readCatalog(session, [settings.schema]);
    expect(live.objects.map((object) => object.address)).toEqual(catalog.objects.map((object) => object.address));
    const types = (objects: typeof live.objects): unknown =>
      objects.flatMap((object) => (object.kind === "column" ? [[object.address, object.type, object.not_null]] : []));
    expect(types(live.objects)).toEqual(types(catalog.objects));
    return session;
  }

  test("loads, reads back, and keeps its rules", async (owner) => {
    const session = await load(owner);
    const code = async (...statements: readonly string[]): Promise<string> => {
      try {
        await session.query("begin");
        for (const statement of statements) await session.query(statement);
        await session.query("commit");
        return "ok";
      } catch (error) {
        await session.query("rollback");
        return (error as { code?: string }).code ?? String(error);
      }
    };
    const one = async (sql: string): Promise<string> => String(Object.values((await session.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0]);

    for (const [column, bad, good] of [
      ["code", "'xx1'", "'AB123'"],
      ["shift", "'-1 hour'", "'8 hours'"],
      ["phone", "'044 123'", "'+41441234567'"],
      ["site", "'ftp://x'", "'http://x.y/z?a=b'"],
      ["country", "'ch'", "'LI'"],
      ["portrait", "''", "'a/b.jpg'"],
      ["home", "'(200,0)'", "'(8.5,47.4)'"],
      ["ages", "'empty'", "'[1,5)'"],
      ["prices", "'empty'", "'[1.5,2]'"],
      ["leave", "'empty'", "'[2026-01-01,2026-02-01)'"],
      ["tags", "'{a,null}'", "'{a,b,c}'"],
      ["tags", "'{a,b,c,d}'", "'{}'"],
      ["scores", "'{1,null}'", "'{1,2}'"],
    ] as const) {
      expect(await code(`insert into l.people (email, ${column}) values ('a@b', ${bad})`), `${column} ${bad}`).toBe("23514");
      expect(await code(`insert into l.people (email, ${column}) values ('a@b', ${good})`), `${column} ${good}`).toBe("ok");
    }
    expect(await code("insert into l.people (code) values ('ZZ999')")).toBe("23514");
    expect(await code("update l.people set home = '(1,1)' where code = 'AB123'")).toBe("ok");
    expect(await code("insert into l.people_nicknames (person_id, position, value) select id, 1, 'x' from l.people where code = 'AB123'")).toBe("ok");
    expect(await code("insert into l.people_nicknames (person_id, position, value) select id, 1, 'y' from l.people where code = 'AB123'")).toBe("23505");

    expect(await code("insert into l.rooms default values")).toBe("ok");
    const book = (from: string, until: string): string => `insert into l.bookings (room_id, starts_at, ends_at) select id, '${from}', '${until}' from l.rooms`;
    expect(await code(book("2026-01-01 10:00Z", "2026-01-01 11:00Z"))).toBe("ok");
    expect(await code(book("2026-01-01 10:30Z", "2026-01-01 12:00Z"))).toBe("23P01");
    expect(await code(book("2026-01-01 11:00Z", "2026-01-01 12:00Z"))).toBe("ok");
    expect(await code(book("2026-01-02 11:00Z", "2026-01-02 11:00Z"))).toBe("23514");
    expect(await code("update l.bookings set deleted_at = now()", book("2026-01-01 10:30Z", "2026-01-01 12:00Z"))).toBe("ok");

    expect(await code("insert into l.comments default values")).toBe("23514");
    expect(await code("insert into l.comments (subject_room_id) select id from l.rooms")).toBe("ok");
    expect(
      await code(
        "insert into l.photos default values",
        "insert into l.comments (subject_room_id, subject_photo_id) select r.id, p.id from l.rooms r, l.photos p",
      ),
    ).toBe("23514");

    expect(
      await code("insert into l.country_seats (id, capital_id) values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002')"),
    ).toBe("23503");
    expect(
      await code(
        "insert into l.country_seats (id, capital_id) values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002')",
        "insert into l.capitals (id, country_seat_id) values ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001')",
      ),
    ).toBe("ok");

    const entry = "'00000000-0000-7000-8000-000000000003'";
    const post = (...rows: readonly string[]): string =>
      `insert into l.postings (entry_id, amount, debit) values ${rows.map((row) => `(${entry}, ${row})`).join(", ")}`;
    expect(await code(`insert into l.entries (id, total) values (${entry}, 5)`, post("5, 5"))).toBe("23514");
    expect(await code(`insert into l.entries (id, total) values (${entry}, 7)`, post("5, 5"), post("-5, 0"))).toBe("23514");
    expect(await code(`insert into l.entries (id, total) values (${entry}, 7)`)).toBe("23514");
    expect(await code(`insert into l.entries (id, total) values (${entry}, 5)`, post("5, 5"), post("-5, 0"))).toBe("ok");
    expect(await code("update l.entries set total = 6")).toBe("23514");
    expect(await code("update l.postings set amount = 0")).toBe("23001");
    expect(await code("delete from l.postings")).toBe("23001");
    expect(await one("select sum(amount)::text from l.postings")).toBe("0.00");
  });
});
