import { install } from "../../sql/loader.ts";
import type { Passwords } from "../../sql/loader.ts";
import type { Major } from "../../worker/postgres/locate-package.ts";
import type { Login } from "./cluster.ts";
import { asSuperuser } from "./database.ts";
import { newestMajor } from "./majors.ts";
import { templateDatabase } from "./template-database.ts";

/** Passwords of the logins that the install of this run's cluster made; later installs in the same cluster find the roles there. */
type Notes = { readonly passwords: Passwords };

/** Persons of the tests beside the installer (`postgres`, all roles): login and password are the name. */
export const people = ["ada", "bob", "carol", "olga", "victor", "nobody"] as const;
export type PersonName = (typeof people)[number];

/** Name of a database with `arch` installed (sandbox), made once per cluster and run; clone it with `createDatabase` or `useDatabase`. */
export async function installedTemplate(major: Major = newestMajor()): Promise<string> {
  return (await installedNotes(major)).name;
}

/**
 * As `installedTemplate`, and the people: ada (author), bob and carol (approvers), olga (operator), victor (viewer); nobody logs in, may speak to `arch`
 * and is no person.
 * Project `shop` over schema shop, owned by shop_owner, application role shop_app.
 */
export async function peopledTemplate(major: Major = newestMajor()): Promise<string> {
  const from = await installedTemplate(major);
  const { name } = await templateDatabase(major, "installed_with_people", async (url) => asSuperuserOf(url, major, fillPeople), from);
  return name;
}

/** The login of a person of `peopledTemplate`. */
export const personLogin = (name: PersonName): Login => ({ user: name, password: name });

/** Login of one of our own roles: `arch_worker`, `arch_executor`, `arch_server`. */
export async function ourLogin(name: "arch_server" | "arch_worker" | "arch_executor", major: Major = newestMajor()): Promise<Login> {
  const password = (await installedNotes(major)).notes.passwords[name];
  if (password === undefined) throw new Error(`the install of this run's template did not make ${name}: was it in the cluster before?`);
  return { user: name, password };
}

const installedNotes = (major: Major) =>
  templateDatabase<Notes>(major, "installed", async (url) => {
    const { passwords } = await install(url, { environment: { name: "test" } });
    return { passwords: { ...(await knownPasswords(major, Object.keys(passwords))), ...passwords } };
  });

/** A test that installed before the template was made took the logins' passwords with it: they get known ones. */
async function knownPasswords(major: Major, made: readonly string[]): Promise<Passwords> {
  const missing = (["arch_server", "arch_worker", "arch_executor"] as const).filter((login) => !made.includes(login));
  await asSuperuser(major, async (session) => {
    for (const login of missing) await session.query(`alter role ${login} password '${login}'`);
  });
  return Object.fromEntries(missing.map((login) => [login, login]));
}

async function asSuperuserOf(url: string, major: Major, work: (query: (text: string) => Promise<unknown>) => Promise<void>): Promise<null> {
  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  await asSuperuser(major, (session) => work((text) => session.query(text)), database);
  return null;
}

async function fillPeople(query: (text: string) => Promise<unknown>): Promise<void> {
  for (const name of people) {
    await query(`do $$ begin if pg_catalog.to_regrole('${name}') is null then create role ${name} login password '${name}'; end if; end $$`);
  }
  await query(`do $$ begin
    if pg_catalog.to_regrole('shop_owner') is null then create role shop_owner nologin; end if;
    if pg_catalog.to_regrole('shop_app') is null then create role shop_app nologin; end if;
  end $$`);
  await query("grant shop_owner to arch_executor");
  await query("grant arch_user to nobody");
  await query("create schema shop authorization shop_owner");
  await query("select * from arch.project('shop', array['shop']::name[], 'shop_owner', array['shop_app']::name[])");
  const roles = [
    ["ada", "author"],
    ["bob", "approver"],
    ["carol", "approver"],
    ["olga", "operator"],
    ["victor", "viewer"],
  ] as const;
  for (const [name, role] of roles) {
    await query(`select * from arch.add_person('${name}')`);
    await query(`select * from arch.map_login('${name}', '${name}')`);
    await query(`select * from arch.bind_role('${name}', '${role}', 'shop')`);
  }
}
