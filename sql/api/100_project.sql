-- A project: a model's name and what it owns in this database. Raises not_allowed (ZA002), bad_argument (ZA008), project_owner (ZA013).
create or replace function arch_private.owner_grant(owner name)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select format('grant %I to arch_owner with %s;', owner_grant.owner,
    case when current_setting('server_version_num')::integer >= 160000 then 'admin true, inherit false, set false' else 'admin option' end)
$$;
comment on function arch_private.owner_grant(name) is 'The statement with which a project''s owner role is entrusted: arch_executor is made a member of it for the one statement that becomes it, and only then.';

create or replace function arch_private.check_owner(owner name, schemas name[])
returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_owner pg_roles;
  v_schema name;
  v_wrong text;
  v_mend text[] := '{}';
begin
  select r.* into v_owner from pg_roles as r where r.rolname = check_owner.owner;
  if v_owner.rolsuper or v_owner.rolname like 'arch\_%' or v_owner.rolname like 'pg\_%' then
    perform arch_private.raise_error('project_owner', format('%s is a superuser or a role of the system', check_owner.owner), 'Use a role made for this project, without LOGIN.');
  end if;
  if v_owner.oid is null then
    v_wrong := format('role %s does not exist', check_owner.owner);
    v_mend := array[format('create role %I nologin;', check_owner.owner), arch_private.owner_grant(check_owner.owner)];
  else
    if v_owner.rolcanlogin and arch_private.environment_kind() = 'protected' then
      v_wrong := format('%s can log in, so that somebody could change the schema past the plan', check_owner.owner);
      v_mend := array[format('alter role %I nologin;', check_owner.owner)];
    end if;
    if not arch_private.may_become(v_owner.rolname) and not pg_has_role('arch_owner', v_owner.oid, 'member with admin option') then
      v_wrong := coalesce(v_wrong, format('arch_executor, which runs approved plans, can''t become %s', check_owner.owner));
      v_mend := v_mend || arch_private.owner_grant(check_owner.owner);
    end if;
  end if;
  foreach v_schema in array check_owner.schemas loop
    if to_regnamespace(quote_ident(v_schema)) is null then
      if v_owner.oid is null or not has_database_privilege(v_owner.oid, current_database(), 'create') then
        v_wrong := coalesce(v_wrong, format('schema %s does not exist and %s can''t create it', v_schema, check_owner.owner));
        v_mend := v_mend || format('create schema %I authorization %I;', v_schema, check_owner.owner);
      end if;
    elsif v_owner.oid is null or not has_schema_privilege(v_owner.oid, v_schema, 'create') then
      v_wrong := coalesce(v_wrong, format('%s can''t create in schema %s', check_owner.owner, v_schema));
      v_mend := v_mend || format('alter schema %I owner to %I;', v_schema, check_owner.owner);
    end if;
  end loop;
  if v_wrong is not null then
    perform arch_private.raise_error('project_owner', v_wrong, array_to_string(v_mend, ' '));
  end if;
end
$$;
comment on function arch_private.check_owner(name, name[]) is 'Whether plans can run as this role in these schemas; raises project_owner (ZA013) with all the statements that mend it.';

create or replace function arch.project(name text, schemas name[], owner name, application_roles name[] default '{}')
returns table (project text, state text, owns text, belongs_to name, used_by text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_person uuid := arch_private.require_role(array['admin', 'author'], null);
  v_taken text;
  v_missing name;
  v_known boolean;
begin
  if project.name is null or project.name !~ '^[a-z][a-z0-9_]{0,62}$' then
    perform arch_private.raise_error('bad_argument', format('%s is no project name', coalesce(project.name, 'null')), 'Lower-case letters, digits and underscores, a letter first, at most 63.');
  end if;
  if coalesce(cardinality(project.schemas), 0) = 0 or array_position(project.schemas, null) is not null then
    perform arch_private.raise_error('bad_argument', 'a project owns one schema at least', 'For example array[''shop''].');
  end if;
  select s.schema into v_taken from unnest(project.schemas) as s (schema) where s.schema ~ '^(pg_|information_schema$|arch(_|$))' limit 1;
  if found then
    perform arch_private.raise_error('bad_argument', format('schema %s is the system''s or our own', v_taken));
  end if;
  select format('schema %s belongs to project %s', s.schema, p.name) into v_taken
  from arch.projects as p
  join unnest(project.schemas) as s (schema) on s.schema = any (p.schemas)
  where p.name <> project.name
  limit 1;
  if found then
    perform arch_private.raise_error('bad_argument', v_taken, 'A schema has one project.');
  end if;
  select r.role into v_missing from unnest(project.application_roles) as r (role) where to_regrole(quote_ident(r.role)) is null limit 1;
  if found then
    perform arch_private.raise_error('bad_argument', format('application role %s does not exist', v_missing), format('create role %I nologin;', v_missing));
  end if;
  perform arch_private.check_owner(project.owner, project.schemas);
  select true into v_known from arch.projects as p where p.name = project.name;
  if v_known and exists (
    select 1 from arch.plans as p where p.project = project.name and p.state in ('running', 'paused', 'soaking', 'completing')
  ) then
    perform arch_private.raise_error('run_open', project.name);
  end if;
  insert into arch.projects as p (name, schemas, owner_role, application_roles, created_by)
  values (project.name, project.schemas, project.owner, coalesce(project.application_roles, '{}'), v_person)
  on conflict on constraint projects_pkey do update
  set schemas = excluded.schemas, owner_role = excluded.owner_role, application_roles = excluded.application_roles, updated_at = now();
  perform arch_private.record_event(case when v_known then 'project_changed' else 'project_created' end, project.name, null,
    jsonb_build_object('schemas', project.schemas, 'owner', project.owner, 'application_roles', project.application_roles));
  return query select
    project.name, case when v_known then 'changed' else 'created' end, array_to_string(project.schemas, ', '), project.owner, array_to_string(project.application_roles, ', ');
end
$$;
comment on function arch.project(text, name[], name, name[]) is
  'Makes or changes a project: the schemas it owns here, the role its objects belong to, the roles applications use. Admins and authors of all projects.';
grant execute on function arch.project(text, name[], name, name[]) to arch_user;
