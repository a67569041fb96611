/** Each template is a sound model that says what everything is, loads into a real Postgres, and reads back as designed. */
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { script } from "../../plv8/src/render/script.ts";
import type { Declared } from "../../plv8/src/ops/declare.ts";
import type { DesignSettings } from "../../plv8/src/types/design.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { declareText, shopSettings } from "../helpers/shop.ts";

const folder = new URL("../../plv8/src/templates/", import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.replace(".yaml", ""))
  .sort();
const tag = `${process.pid}`;

function declareTemplate(name: string, settings: DesignSettings): Declared {
  const result = declareText(readFileSync(new URL(`${name}.yaml`, folder), "utf8"), settings);
  if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 1));
  expect(result.warnings, name).toEqual([]);
  return result.value;
}

test("there are eight templates", () => {
  expect(names).toEqual(["cms", "crm", "ecommerce", "financial_ledger", "healthcare_emr", "iot", "saas_multitenancy", "social_network"]);
});

test.each(names)("%s has 12 to 30 entities, comments, scale and access patterns with their share", (name) => {
  const { model, design } = declareTemplate(name, shopSettings());
  expect(model.model).toBe(name);
  expect(Object.keys(model.entities).length).toBeGreaterThanOrEqual(12);
  expect(Object.keys(model.entities).length).toBeLessThanOrEqual(30);
  expect(model.access.length).toBeGreaterThanOrEqual(5);
  for (const pattern of model.access) expect(pattern.share, pattern.name).toBeGreaterThan(0);
  for (const entity of Object.values(model.entities))
    for (const [attribute, said] of Object.entries(entity.attributes)) if (said.type !== "state") expect(said.is, attribute).toMatch(/\.$/);
  const parts = new Set(design.catalog.objects.flatMap((object) => (object.kind === "table" && object.partition_of !== null ? [object.name] : [])));
  for (const object of design.catalog.objects) if (object.kind !== "column" || !parts.has(object.table)) expect(object.comment, object.address).toMatch(/\S/);
  const subjects = design.decisions.flatMap((decision) => [decision.subject, ...decision.cites]);
  for (const pattern of model.access)
    expect(
      subjects.some((subject) => subject === `access.${pattern.name}`),
      pattern.name,
    ).toBe(true);
});

describe.each(majors())("on Postgres %i", (major) => {
  const settings: DesignSettings = { ...shopSettings(major), owner: `template_owner_${major}_${tag}`, application_roles: [] };

  beforeAll(() => asSuperuser(major, (session) => session.query(`create role ${settings.owner} nologin`)));
  afterAll(() => asSuperuser(major, (session) => session.query(`drop role if exists ${settings.owner}`)));

  test("all templates load beside each other and read back", async (owner) => {
    const session = await connect(await createDatabase(owner, { major }));
    await session.query("set search_path = pg_catalog, pg_temp");
    for (const name of names) {
      const { catalog } = declareTemplate(name, { ...settings, schema: name }).design;
      for (const statement of script(catalog).statements)
        await session.query(statement).catch((error: unknown) => {
          throw new Error(`${name}: ${String(error)}\n${statement}`);
        });
      await session.query("set check_function_bodies = on");
      for (const object of catalog.objects) if (object.kind === "function") await session.query(object.definition);
      const live = await readCatalog(session, [name]);
      expect(live.objects.map((object) => object.address)).toEqual(catalog.objects.map((object) => object.address));
    }
  }, 120_000);

  test("a ledger can't be unbalanced, nor changed, and nothing is booked in a closed period", async (owner) => {
    const database = await createDatabase(owner, { major });
    const session = await connect(database);
    await session.query("set search_path = pg_catalog, pg_temp");
    for (const statement of script(declareTemplate("financial_ledger", { ...settings, schema: "ledger" }).design.catalog).statements)
      await session.query(statement);
    const id = (number: number): string => `'00000000-0000-7000-8000-${String(number).padStart(12, "0")}'`;
    await session.query(`insert into ledger.legal_entities (id, name, country) values (${id(1)}, 'Books Ltd', 'IE')`);
    await session.query(`insert into ledger.fiscal_years (legal_entity_id, id, name, days) values (${id(1)}, ${id(2)}, '2026', '[2026-01-01,2027-01-01)')`);
    await session.query(
      `insert into ledger.periods (legal_entity_id, fiscal_year_id, id, number, days) values (${id(1)}, ${id(2)}, ${id(3)}, 1, '[2026-01-01,2026-02-01)')`,
    );
    await session.query(`insert into ledger.account_groups (legal_entity_id, id, code, name) values (${id(1)}, ${id(7)}, '1', 'All')`);
    await session.query(
      `insert into ledger.accounts (legal_entity_id, id, account_group_id, code, name, class) values (${id(1)}, ${id(4)}, ${id(7)}, '1000', 'Bank', 'asset'), (${id(1)}, ${id(5)}, ${id(7)}, '4000', 'Sales', 'income')`,
    );
    await session.query(
      `insert into ledger.documents (legal_entity_id, id, number, kind, dated_on, file, sha256) values (${id(1)}, ${id(6)}, 'R1', 'receipt', '2026-01-02', 'r1.pdf', repeat('0', 64))`,
    );
    const line = (entry: number, account: number, number: number, amount: string, day = "2026-01-02"): string =>
      `insert into ledger.postings (legal_entity_id, journal_entry_id, account_id, line, amount, booked_on) values (${id(1)}, ${id(entry)}, ${id(account)}, ${number}, ${amount}, '${day}')`;
    const draft = (entry: number, total: string): string =>
      `insert into ledger.journal_entries (legal_entity_id, id, document_id, period_id, source_key, booked_on, text, total) values (${id(1)}, ${id(entry)}, ${id(6)}, ${id(3)}, 'k${entry}', '2026-01-02', 'Sale', ${total})`;
    const book = (entry: number, first: string, second: string, total = first): string =>
      `begin; ${draft(entry, total)}; ${line(entry, 4, 1, first)}; ${line(entry, 5, 2, second)}; commit`;
    const post = (entry: number): string => `update ledger.journal_entries set status = 'posted', number = ${entry}, posted_at = now() where id = ${id(entry)}`;
    const code = (sql: string): Promise<string> =>
      session.query(sql).then(
        () => "ok",
        async (error: { code: string }) => {
          await session.query("rollback");
          return error.code;
        },
      );
    expect(await code(book(10, "100", "-99.99"))).toBe("23514");
    expect(await code(book(10, "100", "-100", "99"))).toBe("23514");
    expect(await code(draft(10, "100"))).toBe("23514");
    expect(await code(draft(10, "0"))).toBe("23514");
    expect(await code(`begin; ${draft(10, "100")}; ${line(10, 4, 1, "100", "2026-01-03")}; ${line(10, 5, 2, "-100")}; commit`)).toBe("23514");
    expect(await code(book(11, "100", "-100"))).toBe("ok");
    expect(await code(book(12, "5", "-5"))).toBe("ok");
    // A draft may be put right; what is posted stays, and nothing comes to it, balanced or not.
    expect(await code("update ledger.journal_entries set text = 'A sale'")).toBe("ok");
    expect(await code("update ledger.journal_entries set booked_on = '2026-01-03'")).toBe("23514");
    expect(await code("begin; update ledger.journal_entries set booked_on = '2026-01-03'; update ledger.postings set booked_on = '2026-01-03'; commit")).toBe(
      "ok",
    );
    expect(await code(`update ledger.journal_entries set status = 'posted' where id = ${id(11)}`)).toBe("23514");
    expect(await code(post(11))).toBe("ok");
    expect(await code(`begin; ${line(11, 4, 3, "1", "2026-01-03")}; ${line(11, 5, 4, "-1", "2026-01-03")}; commit`)).toBe("23001");
    for (const change of [
      "update ledger.journal_entries set text = 'Another'",
      "update ledger.postings set amount = amount * 2",
      `delete from ledger.postings where journal_entry_id = ${id(11)}`,
      `delete from ledger.journal_entries where id = ${id(11)}`,
      `update ledger.journal_entries set status = 'draft' where id = ${id(11)}`,
    ]) {
      expect(await code(change), change).toMatch(/^(?:23001|23514)$/);
    }
    expect(await code(`begin; delete from ledger.journal_entries where id = ${id(12)}; commit`)).toBe("ok");
    expect((await session.query<{ n: number }>("select count(*)::int as n from ledger.postings")).rows[0]?.n).toBe(2);
    // A blocked account takes no posting.
    await session.query(`update ledger.accounts set status = 'blocked' where id = ${id(5)}`);
    expect(await code(book(12, "5", "-5"))).toBe("23001");
    await session.query(`update ledger.accounts set status = 'open' where id = ${id(5)}`);
    // Whoever closes the period waits for who books, whoever books waits for who closes; after that nothing is booked in it, not even to an entry that stands.
    const closer = await connect(database);
    await closer.query("set search_path = pg_catalog, pg_temp; set lock_timeout = '100ms'");
    const close = (state: string): Promise<string> =>
      closer.query(`update ledger.periods set status = '${state}'`).then(
        () => "ok",
        (error: { code: string }) => error.code,
      );
    await session.query(book(12, "5", "-5").replace(/commit$/, "select 1"));
    expect(await close("soft_closed")).toBe("55P03");
    await session.query("commit");
    await closer.query("begin");
    expect(await close("soft_closed")).toBe("ok");
    await session.query("set lock_timeout = '100ms'");
    expect(await code(book(13, "5", "-5"))).toBe("55P03");
    await closer.query("commit");
    expect(await code(book(13, "5", "-5"))).toBe("23001");
    expect(await code(`begin; ${line(12, 4, 3, "1")}; ${line(12, 5, 4, "-1")}; commit`)).toBe("23001");
    expect(await code(post(12))).toBe("23001");
    expect(await close("open")).toBe("ok");
    expect(await code(book(13, "5", "-5"))).toBe("ok");
    // Two at once write to one entry, each with half of a pair: one waits for the other, and what is half is refused.
    await session.query(`begin; ${line(13, 4, 5, "7")}`);
    expect(
      await closer.query(`begin; ${line(13, 4, 6, "-7")}`).then(
        () => "ok",
        (error: { code: string }) => error.code,
      ),
    ).toBe("55P03");
    await closer.query("rollback");
    expect(await code("commit")).toBe("23514");
    expect(
      (
        await session.query<{ unbalanced: number }>(
          "select count(*)::int as unbalanced from (select from ledger.postings group by journal_entry_id having sum(amount) <> 0) as u",
        )
      ).rows[0]?.unbalanced,
    ).toBe(0);
  });
});
