/** Behaviour: everything of a release that is loaded again at each install and upgrade. In one transaction with the migrations, all of it or nothing. */
import type { Client } from "pg";
import { QUEUE_RIGHTS } from "./queue.ts";
import type { Release, SourceFile } from "./source-files.ts";

export const SCHEMAS = ["arch", "arch_private", "arch_run", "arch_worker", "arch_server"] as const;

/** Migrations that this database has not had, in order. One that changed since it was applied stops everything. */
export async function applyMigrations(client: Client, release: Release): Promise<readonly string[]> {
  const { rows: had } = await client.query<{ found: boolean }>("select pg_catalog.to_regclass('arch_private.migrations') is not null as found");
  const applied = new Map<string, string>();
  if (had[0]?.found === true) {
    const { rows } = await client.query<{ name: string; sha256: string }>("select name, sha256 from arch_private.migrations");
    for (const row of rows) applied.set(row.name, row.sha256);
  }
  const fresh: string[] = [];
  for (const file of release.migrations) {
    const former = applied.get(file.name);
    if (former === undefined) {
      await runFile(client, { ...file, name: `sql/migrations/${file.name}` });
      await client.query("insert into arch_private.migrations (name, sha256) values ($1, $2)", [file.name, file.sha256]);
      fresh.push(file.name);
    } else if (former !== file.sha256) {
      throw new Error(
        `migration ${file.name} is not the one this database was built with (a migration is never edited); use the release that it came with, or add a new migration`,
      );
    }
  }
  return fresh;
}

/** Loads every reloaded file and the bundle's function; comments, grants, policies and functions are wiped first, so that what ends without is orphaned. */
export async function reloadFiles(client: Client, release: Release, plv8: boolean): Promise<void> {
  await client.query(SILENCE);
  await asOwner(client, () => client.query(WIPE + DROP_FUNCTIONS));
  await runInAnyOrder(
    client,
    release.reloaded.filter((file) => !file.as_installer),
  );
  if (plv8) {
    await client.query(release.compile_function);
    await client.query("grant execute on function arch_private.compile(text, text) to arch_owner");
    await client.query(`comment on function arch_private.compile(text, text) is 'The compiler bundle ${release.bundle_sha256}: JSON text in, JSON text out.'`);
  } else {
    await client.query("drop function if exists arch_private.compile(text, text)");
  }
  await asOwner(client, async () => {
    await client.query(QUEUE_RIGHTS);
    await client.query(CLOSE);
    await client.query(CHECK_BODIES);
  });
  // Last, what belongs to the installer: the event triggers need not watch us load.
  await runInAnyOrder(
    client,
    release.reloaded.filter((file) => file.as_installer),
  );
  await client.query(CLOSE);
  await asOwner(client, () => client.query("delete from arch.ddl_events where xid = pg_catalog.pg_current_xact_id()"));
}

/**
 * By name; a file that needs what a later one makes (a policy its helper, a view a view) is rolled back and comes again after the others.
 * Throws the first file's error when a whole round loads nothing more.
 */
async function runInAnyOrder(client: Client, files: readonly SourceFile[]): Promise<void> {
  const postponed: { readonly file: SourceFile; readonly error: unknown }[] = [];
  for (const file of files) {
    await client.query("savepoint file");
    try {
      await runFile(client, file);
      await client.query("release savepoint file");
    } catch (error) {
      if (!isMissing(error)) throw error;
      await client.query("rollback to savepoint file; release savepoint file");
      postponed.push({ file, error });
    }
  }
  if (postponed.length === 0) return;
  if (postponed.length === files.length) throw postponed[0]?.error;
  await runInAnyOrder(
    client,
    postponed.map((one) => one.file),
  );
}

/** Undefined function, table, column or object. */
const isMissing = (error: unknown): boolean => ["42883", "42P01", "42703", "42704"].includes((error as { code?: string }).code ?? "");

/** Objects of ours that say nothing about themselves; release notes and the API's documentation are made of comments. */
export async function uncommented(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ object: string }>(UNCOMMENTED);
  return rows.map((row) => row.object);
}

async function runFile(client: Client, file: SourceFile): Promise<void> {
  const run = async (): Promise<void> => {
    try {
      await client.query(file.text);
    } catch (error) {
      throw inFile(file, error as Error & { position?: string });
    }
  };
  await (file.as_installer ? run() : asOwner(client, run));
}

function inFile(file: SourceFile, error: Error & { position?: string; where?: string }): Error {
  const line = error.position === undefined ? "" : `:${String(file.text.slice(0, Number(error.position)).split("\n").length)}`;
  return Object.assign(new Error(`${file.name}${line}: ${error.message}${error.where === undefined ? "" : ` (${error.where.split("\n")[0] ?? ""})`}`), {
    code: (error as { code?: string }).code,
  });
}

async function asOwner(client: Client, work: () => Promise<unknown>): Promise<void> {
  await client.query("set local role arch_owner");
  await work();
  await client.query("reset role");
}

const OURS = `array[${SCHEMAS.map((schema) => `'${schema}'`).join(", ")}]::pg_catalog.regnamespace[]::pg_catalog.oid[]`;

/** A superuser takes our event triggers off; their file makes them again. Another installer can't, and leaves them be. */
const SILENCE = `
do $$
declare
  v_name name;
begin
  if not (select r.rolsuper from pg_catalog.pg_roles as r where r.rolname = current_user) then
    return;
  end if;
  for v_name in
    select e.evtname
    from pg_catalog.pg_event_trigger as e
    join pg_catalog.pg_proc as p on p.oid = e.evtfoid
    where p.pronamespace = any (${OURS})
  loop
    execute pg_catalog.format('drop event trigger %I', v_name);
  end loop;
end
$$;
`;

const WIPE = `
do $$
declare
  v_text text;
begin
  for v_text in
    select pg_catalog.format('drop policy %I on %s', p.polname, p.polrelid::pg_catalog.regclass)
      from pg_catalog.pg_policy as p join pg_catalog.pg_class as c on c.oid = p.polrelid
     where c.relnamespace = any (${OURS})
    union all
    select pg_catalog.format('comment on %s %s is null', case c.relkind when 'v' then 'view' when 'S' then 'sequence' when 'i' then 'index' else 'table' end, c.oid::pg_catalog.regclass)
      from pg_catalog.pg_class as c join pg_catalog.pg_description as d on d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objoid = c.oid and d.objsubid = 0
     where c.relnamespace = any (${OURS}) and c.relkind in ('r', 'p', 'v', 'S', 'i')
    union all
    select pg_catalog.format('comment on column %s.%I is null', c.oid::pg_catalog.regclass, a.attname)
      from pg_catalog.pg_class as c join pg_catalog.pg_description as d on d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objoid = c.oid and d.objsubid > 0
      join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attnum = d.objsubid
     where c.relnamespace = any (${OURS})
    union all
    select pg_catalog.format('comment on routine %s is null', p.oid::pg_catalog.regprocedure)
      from pg_catalog.pg_proc as p join pg_catalog.pg_description as d on d.classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objoid = p.oid
     where p.pronamespace = any (${OURS}) and p.proowner = 'arch_owner'::pg_catalog.regrole
    union all
    select distinct pg_catalog.format('revoke all on %s from %s', c.oid::pg_catalog.regclass, case g.grantee when 0 then 'public' else g.grantee::pg_catalog.regrole::text end)
      from pg_catalog.pg_class as c
      cross join lateral (
        select e.grantee from pg_catalog.aclexplode(c.relacl) as e
        union all
        select e.grantee from pg_catalog.pg_attribute as a cross join lateral pg_catalog.aclexplode(a.attacl) as e where a.attrelid = c.oid
      ) as g
     where c.relnamespace = any (${OURS}) and c.relkind in ('r', 'p', 'v') and g.grantee <> c.relowner
    union all
    select distinct pg_catalog.format('revoke all on routine %s from %s', p.oid::pg_catalog.regprocedure, case g.grantee when 0 then 'public' else g.grantee::pg_catalog.regrole::text end)
      from pg_catalog.pg_proc as p cross join lateral pg_catalog.aclexplode(p.proacl) as g
     where p.pronamespace = any (${OURS}) and g.grantee <> p.proowner and p.proowner = 'arch_owner'::pg_catalog.regrole
    union all
    select distinct pg_catalog.format('revoke all on schema %I from %s', n.nspname, case g.grantee when 0 then 'public' else g.grantee::pg_catalog.regrole::text end)
      from pg_catalog.pg_namespace as n cross join lateral pg_catalog.aclexplode(n.nspacl) as g
     where n.oid = any (${OURS}) and g.grantee <> n.nspowner
  loop
    execute v_text;
  end loop;
end
$$;
`;

/**
 * Functions go too, so that a release may rename an argument, change what is returned, or leave a function out. What something depends on
 * (a trigger, a view of the customer's) stays and is replaced.
 */
const DROP_FUNCTIONS = `
do $$
declare
  v_text text;
begin
  for v_text in
    select pg_catalog.format('drop routine %s', p.oid::pg_catalog.regprocedure)
      from pg_catalog.pg_proc as p
     where p.pronamespace = any (${OURS}) and p.proowner = 'arch_owner'::pg_catalog.regrole
       and not exists (
         select 1 from pg_catalog.pg_depend as d
          where d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.refobjid = p.oid and d.deptype in ('n', 'a')
       )
  loop
    execute v_text;
  end loop;
end
$$;
`;

/** Nothing of ours is anybody's by default. Whoever runs it closes what is theirs. */
const CLOSE = `
do $$
declare
  v_text text;
begin
  for v_text in
    select pg_catalog.format('revoke all on routine %s from public', p.oid::pg_catalog.regprocedure)
      from pg_catalog.pg_proc as p
     where p.pronamespace = any (${OURS}) and p.proowner = (select r.oid from pg_catalog.pg_roles as r where r.rolname = current_user)
    union all
    select pg_catalog.format('revoke all on %s from public', c.oid::pg_catalog.regclass)
      from pg_catalog.pg_class as c
     where c.relnamespace = any (${OURS}) and c.relkind in ('r', 'p', 'v') and c.relowner = (select r.oid from pg_catalog.pg_roles as r where r.rolname = current_user)
  loop
    execute v_text;
  end loop;
end
$$;
`;

/** Every body once more, now that all of them are there: what it names must exist. */
const CHECK_BODIES = `
do $$
declare
  v_function record;
begin
  perform pg_catalog.set_config('check_function_bodies', 'on', true);
  for v_function in
    select p.oid::pg_catalog.regprocedure as name, pg_catalog.pg_get_functiondef(p.oid) as definition
    from pg_catalog.pg_proc as p
    join pg_catalog.pg_language as l on l.oid = p.prolang
    where p.pronamespace = any (${OURS}) and l.lanname in ('sql', 'plpgsql') and p.prokind in ('f', 'p')
      and p.proowner = 'arch_owner'::pg_catalog.regrole
  loop
    begin
      execute v_function.definition;
    exception when others then
      raise exception 'function % does not compile: %', v_function.name, sqlerrm;
    end;
  end loop;
end
$$;
`;

const UNCOMMENTED = `
select 'table ' || c.oid::pg_catalog.regclass as object
  from pg_catalog.pg_class as c
 where c.relnamespace = any (${OURS}) and c.relkind in ('r', 'p', 'v') and pg_catalog.obj_description(c.oid, 'pg_class') is null
union all
select 'column ' || c.oid::pg_catalog.regclass || '.' || a.attname
  from pg_catalog.pg_class as c join pg_catalog.pg_attribute as a on a.attrelid = c.oid
 where c.relnamespace = any (${OURS}) and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped
   and pg_catalog.col_description(c.oid, a.attnum) is null
union all
select 'function ' || p.oid::pg_catalog.regprocedure
  from pg_catalog.pg_proc as p where p.pronamespace = any (${OURS}) and pg_catalog.obj_description(p.oid, 'pg_proc') is null
union all
select 'policy ' || p.polname || ' on ' || p.polrelid::pg_catalog.regclass
  from pg_catalog.pg_policy as p join pg_catalog.pg_class as c on c.oid = p.polrelid
 where c.relnamespace = any (${OURS}) and pg_catalog.obj_description(p.oid, 'pg_policy') is null
union all
select 'schema ' || n.nspname
  from pg_catalog.pg_namespace as n where n.oid = any (${OURS}) and pg_catalog.obj_description(n.oid, 'pg_namespace') is null
order by 1
`;
