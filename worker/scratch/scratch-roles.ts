/** The roles that a catalog speaks of, as throwaway roles without any right of their own. */
import pg from "pg";
import { compareCodePoints } from "../../plv8/src/catalog/compare-code-points.ts";
import { quoteIdent } from "../../plv8/src/render/names.ts";
import type { Catalog, CatalogObject } from "../../plv8/src/types/catalog.ts";
import { markedRole } from "./sweep.ts";

/** Roles by what is asked of them. */
export type MentionedRoles = { readonly owners: readonly string[]; readonly others: readonly string[] };

/** Owners, grantees and the roles of policies in a catalog; not `public`, not the predefined `pg_…` roles. */
export function mentionedRoles(catalog: Catalog): MentionedRoles {
  const real = (name: string | null): name is string => name !== null && name !== "public" && !name.startsWith("pg_");
  const owners = new Set(catalog.objects.map((object) => object.owner).filter(real));
  const others = new Set(
    catalog.objects.flatMap((object) => [...object.grants.map((grant) => grant.grantee), ...(object.kind === "policy" ? object.roles : [])]).filter(real),
  );
  return { owners: [...owners].sort(), others: [...others].filter((name) => !owners.has(name)).sort() };
}

/**
 * Makes the roles where they are not there (NOLOGIN, no rights) and lets `loader` act as each of `names`. One that has rights on the scratch server,
 * like its superuser, is never lent: a stand-in takes its place.
 *
 * @returns name → stand-in, for those that need one.
 */
export async function lendRoles(admin: pg.Pool, loader: string, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const standIns = new Map<string, string>();
  for (const name of names) {
    const role = (await hasRights(admin, name)) ? `da_stand_in_${name}`.slice(0, 63) : name;
    if (role !== name) standIns.set(name, role);
    await makeRole(admin, role);
    await admin.query(`grant ${pg.escapeIdentifier(role)} to ${pg.escapeIdentifier(loader)}`);
  }
  return standIns;
}

/** Makes a role without rights where there is none of the name; many openers may do it at once, and share it. */
export async function makeRole(admin: pg.Pool, name: string): Promise<void> {
  const { rows } = await admin.query("select from pg_catalog.pg_roles as r where r.rolname = $1", [name]);
  if (rows.length > 0) return;
  try {
    await admin.query(markedRole(name, "nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls"));
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== "42710" && code !== "23505" && code !== "XX000") throw error;
  }
}

async function hasRights(admin: pg.Pool, name: string): Promise<boolean> {
  const { rows } = await admin.query<{ rights: boolean }>(
    `select r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolbypassrls or r.rolcanlogin
            or exists (select from pg_catalog.pg_auth_members as m where m.member = r.oid) as rights
       from pg_catalog.pg_roles as r where r.rolname = $1`,
    [name],
  );
  return rows[0]?.rights ?? false;
}

/** The catalog with other names for some of its roles. */
export function renameRoles(catalog: Catalog, names: ReadonlyMap<string, string>): Catalog {
  if (names.size === 0) return catalog;
  const rename = (name: string): string => names.get(name) ?? name;
  return {
    ...catalog,
    objects: catalog.objects
      .map((object): CatalogObject => {
        const common = {
          owner: object.owner === null ? null : rename(object.owner),
          grants: object.grants.map((grant) => ({ ...grant, grantee: rename(grant.grantee) })).sort((left, right) => (left.grantee < right.grantee ? -1 : 1)),
        };
        return object.kind === "policy"
          ? { ...object, ...common, roles: object.roles.map(rename).sort() }
          : ofRole({ ...object, ...common }, rename(object.name));
      })
      .sort((left, right) => compareCodePoints(left.address, right.address)),
  };
}

/** What is known by its role: default privileges and user mappings. */
function ofRole(object: CatalogObject, role: string): CatalogObject {
  if (object.name === role) return object;
  if (object.kind === "default_privileges")
    return {
      ...object,
      name: role,
      address: `default_privileges:${object.schema === null ? "" : `${quoteIdent(object.schema)}.`}${quoteIdent(role)} on ${object.on}`,
    };
  if (object.kind !== "user_mapping" || object.name === "public") return object;
  const rest = (text: string): string => text.slice(text.indexOf(quoteIdent(object.name)) + quoteIdent(object.name).length);
  return {
    ...object,
    name: role,
    address: `user_mapping:${quoteIdent(role)}${rest(object.address)}`,
    definition: object.definition === null ? null : `CREATE USER MAPPING FOR ${quoteIdent(role)}${rest(object.definition)}`,
  };
}
