/** Who sees what in the template of medical records, as application roles on a real Postgres: access classes, care teams, emergencies, withdrawn consents. */
import { readFileSync } from "node:fs";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { script } from "../../plv8/src/render/script.ts";
import type { DesignSettings } from "../../plv8/src/types/design.ts";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase, type TestDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { declareText, shopSettings } from "../helpers/shop.ts";

const id = (number: number): string => `'00000000-0000-7000-8000-${String(number).padStart(12, "0")}'`;
const [house, ann, bob, plain, restricted, secret] = [1, 2, 3, 4, 5, 6] as const;

describe.each(majors())("on Postgres %i", (major) => {
  const app = `emr_app_${major}_${process.pid}`;
  const settings: DesignSettings = { ...shopSettings(major), schema: "emr", owner: `emr_owner_${major}_${process.pid}`, application_roles: [app] };
  let database: TestDatabase;
  let admin: pg.Client;
  let session: pg.Client;

  beforeAll(async () => {
    await asSuperuser(major, (root) => root.query(`create role ${settings.owner} nologin; create role ${app} nologin`));
    const result = declareText(readFileSync(new URL("../../plv8/src/templates/healthcare_emr.yaml", import.meta.url), "utf8"), settings);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    database = await createDatabase(() => undefined, { major });
    admin = await connect(database);
    session = await connect(database);
    await admin.query("set search_path = pg_catalog, pg_temp");
    for (const statement of script(result.value.design.catalog).statements) await admin.query(statement);
    await admin.query(`insert into emr.organisations (id, name, country) values (${id(house)}, 'House', 'IE');
      insert into emr.practitioners (organisation_id, id, licence_number, full_name) values (${id(house)}, ${id(ann)}, 'A', 'Ann'), (${id(house)}, ${id(bob)}, 'B', 'Bob');
      insert into emr.patients (organisation_id, id, record_number, full_name, born_on, sex_at_birth, access_class) values
        (${id(house)}, ${id(plain)}, '1', 'Plain', '1990-01-01', 'unknown', 'normal'), (${id(house)}, ${id(restricted)}, '2', 'Restricted', '1990-01-01', 'unknown', 'restricted'), (${id(house)}, ${id(secret)}, '3', 'Secret', '1990-01-01', 'unknown', 'very_restricted');
      insert into emr.encounters (organisation_id, id, patient_id, responsible_id, kind, began_at) select organisation_id, id, id, ${id(ann)}, 'ambulatory', now() from emr.patients;
      insert into emr.code_systems (id, uri, version, title) values (${id(20)}, 'https://c', '1', 'C'); insert into emr.concepts (code_system_id, id, code, display) values (${id(20)}, ${id(21)}, 'X', 'X');
      insert into emr.diagnoses (organisation_id, encounter_id, id, concept_id) select organisation_id, id, id, ${id(21)} from emr.encounters`);
    await session.query(`set search_path = pg_catalog, pg_temp; set role ${app}`);
  });
  afterAll(async () => {
    await database.drop();
    await asSuperuser(major, (root) => root.query(`drop role if exists ${settings.owner}; drop role if exists ${app}`));
  });

  const sees = async (who: number | null, purpose: string | null, what = "patients"): Promise<readonly number[]> => {
    await session.query(
      `select set_config('emr.organisation_id', ${id(house)}, false), set_config('emr.practitioner_id', ${who === null ? "''" : id(who)}, false), set_config('emr.purpose', '${purpose ?? ""}', false)`,
    );
    const { rows } = await session.query<{ id: string }>(`select id from emr.${what} order by id`);
    return rows.map((row) => Number(row.id.slice(-12)));
  };
  const code = (sql: string): Promise<string> =>
    session.query(sql).then(
      () => "ok",
      (error: { code: string }) => error.code,
    );

  test("what was restricted is seen by the care team; without saying who and what for nothing is", async () => {
    expect(await sees(null, null)).toEqual([]);
    expect(await sees(ann, null)).toEqual([]);
    expect(await sees(ann, "treatment")).toEqual([plain]);
    expect(await sees(ann, "treatment", "encounters")).toEqual([plain]);
    expect(await sees(ann, "treatment", "diagnoses")).toEqual([plain]);
    expect(await sees(ann, "treatment", "patients_history")).toEqual([plain]);
    await admin.query(
      `insert into emr.care_team_members (organisation_id, patient_id, practitioner_id, part, since) values (${id(house)}, ${id(secret)}, ${id(ann)}, 'responsible', now() - interval '1 day')`,
    );
    expect(await sees(ann, "treatment", "diagnoses")).toEqual([plain, secret]);
    expect(await sees(bob, "treatment", "diagnoses")).toEqual([plain]);
    await admin.query("update emr.care_team_members set until = now()");
    expect(await sees(ann, "treatment", "diagnoses")).toEqual([plain]);
  });

  test("an emergency opens a restricted record for who gave a reason, not a very restricted one, and leaves the reason behind", async () => {
    expect(await sees(bob, "treatment")).toEqual([plain]);
    const look = (patient: number, explanation: string): string =>
      `insert into emr.access_logs (organisation_id, patient_id, practitioner_id, reason, explanation) values (${id(house)}, ${id(patient)}, ${id(bob)}, 'emergency', ${explanation})`;
    expect(await code(look(restricted, "null"))).toBe("23514");
    expect(await code(look(restricted, "'Unconscious, bleeding'"))).toBe("ok");
    expect(await code(look(secret, "'Curious'"))).toBe("ok");
    expect(await sees(bob, "treatment")).toEqual([plain, restricted]);
    expect(await sees(ann, "treatment")).toEqual([plain]);
    expect(await code("delete from emr.access_logs")).toBe("42501");
    expect(
      (await admin.query<{ explanation: string }>("select explanation from emr.access_logs order by created_at, explanation desc")).rows
        .map((row) => row.explanation)
        .sort(),
    ).toEqual(["Curious", "Unconscious, bleeding"]);
    expect(await code(`update emr.encounters set kind = 'emergency' where id = ${id(restricted)}`)).toBe("ok");
    await sees(ann, "treatment");
    expect((await session.query(`update emr.encounters set kind = 'virtual' where id = ${id(restricted)}`)).rowCount).toBe(0);
    expect(
      await code(
        `insert into emr.encounters (organisation_id, patient_id, responsible_id, kind, began_at) values (${id(house)}, ${id(restricted)}, ${id(ann)}, 'virtual', now())`,
      ),
    ).toBe("42501");
    await admin.query(
      "set session_replication_role = replica; update emr.access_logs set created_at = now() - interval '9 hours'; reset session_replication_role",
    );
    expect(await sees(bob, "treatment")).toEqual([plain]);
  });

  test("research sees who agreed, until it is withdrawn; a withdrawn consent stays as it was", async () => {
    expect(await sees(ann, "research")).toEqual([]);
    const agree = (patient: number): string =>
      `insert into emr.consents (organisation_id, patient_id, scope, allowed) values (${id(house)}, ${id(patient)}, 'research', true)`;
    await admin.query(agree(plain));
    await admin.query(agree(restricted));
    expect(await sees(ann, "research")).toEqual([plain]);
    expect(
      await admin.query(agree(plain)).then(
        () => "ok",
        (error: { code: string }) => error.code,
      ),
    ).toBe("23505");
    expect(await code("update emr.consents set status = 'withdrawn'")).toBe("ok");
    expect(await sees(ann, "research")).toEqual([]);
    expect(await code("update emr.consents set allowed = false")).toBe("23001");
    expect(await code("update emr.consents set status = 'given'")).toBe("23514");
    await admin.query(agree(plain));
    expect(await sees(ann, "research", "encounters")).toEqual([plain]);
  });
});
