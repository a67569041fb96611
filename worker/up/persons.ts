import type { Client } from "pg";

/** The two persons of a fresh instance; each logs in under their own name. */
export const PERSONS = [
  { name: "ada", roles: ["author", "operator"] },
  { name: "bob", roles: ["approver"] },
] as const;

/** Roles that a first project needs: an owner nobody logs in as, and one for its application. */
const PROJECT_ROLES = ["shop_owner", "shop_app"] as const;

/** Makes the persons, their rights and the roles of a first project, where they are missing. */
export async function ensurePersons(admin: Client, database: string, major: number): Promise<void> {
  for (const { name, roles } of PERSONS) {
    const { rows } = await admin.query("select from arch.person_names where lower(display_name) = $1", [name]);
    if (rows.length === 0) await admin.query("select arch.add_person($1)", [name]);
    await admin.query("select arch.map_login($1, $2)", [name, name]);
    for (const role of roles) await admin.query("select arch.bind_role($1, $2)", [name, role]);
  }
  for (const role of PROJECT_ROLES) {
    const { rows } = await admin.query("select from pg_catalog.pg_roles where rolname = $1", [role]);
    if (rows.length === 0) await admin.query(`create role ${role} nologin`);
  }
  await admin.query(`grant shop_owner to arch_owner with ${major >= 16 ? "admin true, inherit false, set false" : "admin option"}`);
  await admin.query(`grant create on database ${admin.escapeIdentifier(database)} to shop_owner`);
}
