/** `data-architect tenant | tenants`: tenants with a database of their own, each governed by itself and following one project's model. */
import type pg from "pg";
import { quoteIdent } from "../../plv8/src/render/names.ts";
import { addressOf, connectionTo } from "../../sql/connection.ts";
import { install, status } from "../../sql/loader.ts";
import { WrongUsage } from "../wrong-usage.ts";
import { EXIT } from "./exit.ts";
import { inSession } from "./in-session.ts";
import { declareText } from "./verb-command.ts";
import type { Output } from "./output.ts";
import { planCommand } from "./plan-command.ts";
import { textTable } from "./text-table.ts";

/** What a tenant's database takes over from the project that it follows. */
type Followed = {
  readonly document: string;
  readonly version: number;
  readonly kind: string | null;
  readonly extensions: readonly string[];
  readonly schemas: readonly string[];
  readonly owner: string;
  readonly roles: readonly string[];
  readonly environment_kind: "sandbox" | "protected";
};

type Standing = {
  readonly tenant: string;
  readonly declared: string | null;
  readonly applied: string | null;
  readonly follows: boolean;
  readonly plan: string | null;
  readonly state: string | null;
  readonly next: string;
};

export type TenantsFlags = { readonly declare?: boolean; readonly plan?: boolean; readonly wait: string };

/** Makes the tenant's database where there is none, installs, makes the project, declares the newest version; again it goes on where it was cut off. */
export async function tenantCommand(
  url: string,
  project: string,
  tenant: string,
  flags: { readonly wait: string; readonly plan?: boolean },
  output: Output,
): Promise<number> {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(tenant))
    throw new WrongUsage(`\`${tenant}\` is no name for a database`, "lower-case letters, digits and underscores, a letter first, at most 63");
  const followed = await inSession(url, (session) => followedBy(session, project));
  if (connectionTo(url).database === tenant) throw new WrongUsage(`${tenant} is the database of ${project} itself`, "give the tenant another name");
  const there = addressOf(url, { database: tenant });
  await inSession(url, async (session) => {
    const { rowCount } = await session.query("select from pg_catalog.pg_database where datname = $1", [tenant]);
    if (rowCount === 0) await session.query(`create database ${quoteIdent(tenant)}`);
    output.note(rowCount === 0 ? `database ${tenant}: made` : `database ${tenant}: there already`);
    await session.query(`grant create on database ${quoteIdent(tenant)} to ${quoteIdent(followed.owner)}`);
  });
  const found = await status(there);
  if (found.kind === "foreign")
    throw new WrongUsage(`the database ${tenant} has a schema named arch that is not Data Architect's`, "give the tenant another name");
  const installed = await install(there, { environment: { name: tenant, kind: followed.environment_kind } });
  output.note(`${installed.version} ${installed.outcome === "unchanged" ? "is installed already" : installed.outcome}`);
  await inSession(there, async (session) => {
    for (const extension of followed.extensions) await session.query(`create extension if not exists ${quoteIdent(extension)} schema public`);
    await session.query("select * from arch.project($1, $2, $3, $4)", [project, followed.schemas, followed.owner, followed.roles]);
  });
  const loginAddress = (login: string): string => addressOf(there, { user: login, password: "…" }).replace(encodeURIComponent("…"), "…");
  if (installed.compiler === "worker" && found.kind !== "present")
    output.note(
      `start a worker for it, with the logins of this server: DATABASE_URL='${loginAddress("arch_worker")}' EXECUTOR_URL='${loginAddress("arch_executor")}' data-architect worker`,
    );
  const declared = await declareText(there, project, followed.document, flags.wait, output);
  if (declared !== EXIT.ok || flags.plan !== true) return declared;
  return planCommand(there, project, { all: false, wait: flags.wait }, output);
}

/** The tenants on this server: databases that have a project of this name whose model gives each tenant a database. */
export async function tenantsCommand(url: string, project: string, flags: TenantsFlags, output: Output): Promise<number> {
  const followed = await inSession(url, (session) => followedBy(session, project));
  const names = await inSession(url, async (session) =>
    (
      await session.query<{ name: string }>(
        "select datname as name from pg_catalog.pg_database where datallowconn and not datistemplate and datname <> current_database() and pg_catalog.has_database_privilege(oid, 'connect') order by datname",
      )
    ).rows.map((row) => row.name),
  );
  const standing: Standing[] = [];
  let ending: number = EXIT.ok;
  for (const name of names) {
    const there = addressOf(url, { database: name });
    const before = await inSession(there, (session) => standingOf(session, name, project, followed.document));
    if (before === null) continue;
    const behind = !before.follows && flags.declare === true;
    if (behind) ending = Math.max(ending, await declareText(there, project, followed.document, flags.wait, quiet(output)));
    const waits = flags.plan === true && (behind || (before.follows && before.applied !== before.declared)) && before.plan === null;
    if (waits) ending = Math.max(ending, await planCommand(there, project, { all: false, wait: flags.wait }, quiet(output)));
    standing.push(behind || waits ? ((await inSession(there, (session) => standingOf(session, name, project, followed.document))) ?? before) : before);
  }
  output.result(
    standing.length === 0 ? `${project} has no tenant on this server yet; make one: data-architect tenant ${project} NAME\n` : textTable(standing),
    standing,
  );
  return ending;
}

async function followedBy(session: pg.Client, project: string): Promise<Followed> {
  if ((await installedHere(session)) === null)
    throw new WrongUsage("Data Architect is not installed in this database", "install it here first: data-architect install");
  const {
    rows: [found],
  } = await session.query<Followed>(
    `select m.document, m.version, m.model #>> '{intent,tenancy,kind}' as kind, array(select jsonb_array_elements_text(coalesce(m.model #> '{conventions,extensions}', '[]'))) as extensions,
            p.schemas::text[] as schemas, p.owner_role::text as owner, p.application_roles::text[] as roles, e.kind as environment_kind
       from arch.projects as p cross join arch.environment as e left join lateral (select * from arch.model_versions as v where v.project = p.name order by v.version desc limit 1) as m on true where p.name = $1`,
    [project],
  );
  if (found === undefined)
    throw new WrongUsage(`there is no project ${project} in this database`, "make it and declare its model here first: the tenants follow it");
  if (found.document === null) throw new WrongUsage(`${project} has no model version yet`, `declare one: data-architect declare ${project} model.yaml`);
  if (found.kind !== "database") {
    throw new WrongUsage(
      `the model of ${project} does not give each tenant a database: its tenancy is ${found.kind ?? "not said"}`,
      found.kind === "schema" ? `one more schema: select * from arch.tenant('${project}', '…')` : "declare it with intent: { tenancy: { kind: database } }",
    );
  }
  return found;
}

/** Read from the catalog, where every login may look: `to_regclass` fails for one without USAGE on the schema. Null: not installed. */
async function installedHere(session: pg.Client): Promise<{ readonly readable: boolean } | null> {
  const { rows } = await session.query<{ readable: boolean }>(
    `select pg_catalog.has_schema_privilege(n.oid, 'usage') and pg_catalog.has_table_privilege(c.oid, 'select') as readable
       from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace where n.nspname = 'arch' and c.relname = 'model_versions'`,
  );
  return rows[0] ?? null;
}

async function standingOf(session: pg.Client, tenant: string, project: string, document: string): Promise<Standing | null> {
  if ((await installedHere(session))?.readable !== true) return null;
  const {
    rows: [found],
  } = await session.query<{ version: number; document: string; kind: string | null; plan: string | null; state: string | null; applied: string | null }>(
    `select m.version, m.document, m.model #>> '{intent,tenancy,kind}' as kind, l.id as plan, l.state, (select v.version from arch.versions($1) as v where v.applied_at is not null order by v.applied_at desc limit 1) as applied
       from arch.model_versions as m left join lateral (
         select p.id, p.state from arch.plans as p where p.project = $1 and p.state not in ('completed', 'superseded', 'withdrawn', 'rejected', 'failed', 'aborted', 'rolled_back', 'stale', 'expired') order by p.number desc limit 1) as l on true
      where m.project = $1 order by m.version desc limit 1`,
    [project],
  );
  if (found === undefined || found.kind !== "database") return null;
  const declared = `v${found.version}`;
  const follows = found.document === document;
  const next = !follows
    ? `data-architect tenants ${project} --declare`
    : found.plan !== null
      ? `in ${tenant}: its own review and apply`
      : found.applied === declared
        ? ""
        : `data-architect tenants ${project} --plan`;
  return { tenant, declared, applied: found.applied, follows, plan: found.plan, state: found.state, next };
}

/** Remarks pass, results do not: the table says them for all. */
function quiet(output: Output): Output {
  return { ...output, result: () => undefined };
}
