-- Who may do what: role bindings, their conflicts, and what a person sees.
create or replace function arch_private.has_role(person uuid, role text, project text)
returns boolean
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select 1
    from arch.role_bindings as b
    join arch.persons as p on p.id = b.person_id
    where b.person_id = has_role.person
      and b.role = has_role.role
      and (b.project is null or b.project = has_role.project)
      and b.revoked_at is null
      and (b.expires_at is null or b.expires_at > now())
      and p.active
  )
$$;
comment on function arch_private.has_role(uuid, text, text) is 'Whether a person holds a role now, in the project or everywhere; a null project asks for everywhere.';

create or replace function arch_private.people_with(role text, project text)
returns table (person_id uuid, name text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select p.id, arch_private.person_name(p.id)
  from arch.persons as p
  where p.active and arch_private.has_role(p.id, people_with.role, people_with.project)
  order by 2
$$;
comment on function arch_private.people_with(text, text) is 'Who holds a role now, by name.';

create or replace function arch_private.require_role(roles text[], project text)
returns uuid
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_person uuid := arch_private.require_person();
  v_people text;
begin
  if exists (select 1 from unnest(require_role.roles) as r (role) where arch_private.has_role(v_person, r.role, require_role.project)) then
    return v_person;
  end if;
  select string_agg(distinct w.name, ', ' order by w.name) into v_people
  from unnest(require_role.roles) as r (role)
  cross join lateral arch_private.people_with(r.role, require_role.project) as w;
  perform arch_private.raise_error('not_allowed',
    format('%s is not %s%s', arch_private.person_name(v_person), array_to_string(require_role.roles, ' or '), coalesce(' of ' || require_role.project, '')),
    coalesce('Ask ' || v_people || ', or an admin to bind the role (arch.bind_role).', null));
  return null;
end
$$;
comment on function arch_private.require_role(text[], text) is 'The acting person, who holds one of the roles; raises not_allowed (ZA002) and names who does.';

create or replace function arch_private.environment_kind()
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select e.kind from arch.environment as e
$$;
comment on function arch_private.environment_kind() is 'sandbox or protected: conflict rules bind in protected environments only.';

create or replace function arch_private.conflicting_role(person uuid, role text, project text)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select b.role
  from arch.role_bindings as b
  where b.person_id = conflicting_role.person
    and b.revoked_at is null
    and (b.expires_at is null or b.expires_at > now())
    and (b.project is null or conflicting_role.project is null or b.project = conflicting_role.project)
    and (
      (b.role, conflicting_role.role) in (('approver', 'operator'), ('operator', 'approver'), ('admin', 'approver'), ('approver', 'admin'))
      or (b.role = 'auditor' and conflicting_role.role not in ('auditor', 'viewer'))
      or (conflicting_role.role = 'auditor' and b.role not in ('auditor', 'viewer'))
    )
  order by b.role
  limit 1
$$;
comment on function arch_private.conflicting_role(uuid, text, text) is
  'A role the person holds that must not meet the asked one: approver with operator, admin with approver, auditor with any acting role; null when none.';

create or replace function arch_private.visible_projects()
returns text[]
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(array_agg(p.name), '{}')
  from arch.projects as p
  where exists (
    select 1
    from arch.role_bindings as b
    where b.person_id = arch_private.current_person()
      and (b.project is null or b.project = p.name)
      and b.revoked_at is null
      and (b.expires_at is null or b.expires_at > now())
  )
$$;
comment on function arch_private.visible_projects() is 'Projects in which the acting person holds any role: what row security lets through.';
grant execute on function arch_private.visible_projects() to arch_user;

create or replace function arch_private.sees_all_events()
returns boolean
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select 1
    from unnest(array['auditor', 'admin', 'operator']) as r (role)
    where arch_private.has_role(arch_private.current_person(), r.role, null)
  )
$$;
comment on function arch_private.sees_all_events() is 'Auditors, admins and operators read the whole log; everybody else what they did themselves.';
grant execute on function arch_private.sees_all_events() to arch_user;
grant execute on function arch_private.current_person() to arch_user;

create or replace function arch_private.require_project(project text)
returns arch.projects
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_project arch.projects;
begin
  perform arch_private.require_person();
  select p.* into v_project
  from arch.projects as p
  where p.name = require_project.project and p.name = any (arch_private.visible_projects());
  if not found then
    perform arch_private.raise_error('unknown_project', coalesce(require_project.project, 'null'));
  end if;
  return v_project;
end
$$;
comment on function arch_private.require_project(text) is 'A project that the acting person sees; raises unknown_project (ZA003).';

create or replace function arch_private.require_plan(plan text)
returns arch.plans
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_plan arch.plans;
begin
  perform arch_private.require_person();
  select p.* into v_plan
  from arch.plans as p
  where p.id = require_plan.plan and p.project = any (arch_private.visible_projects());
  if not found then
    perform arch_private.raise_error('unknown_plan', coalesce(require_plan.plan, 'null'));
  end if;
  return v_plan;
end
$$;
comment on function arch_private.require_plan(text) is 'A plan that the acting person sees; raises unknown_plan (ZA004).';

create or replace function arch_private.adopt_environment(name text, kind text, person text, login name)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_person uuid;
begin
  if exists (select 1 from arch.environment) then
    return;
  end if;
  insert into arch.environment (name, kind, system_identifier, database_name)
  select adopt_environment.name, adopt_environment.kind, c.system_identifier::text, current_database()
  from pg_control_system() as c;
  insert into arch.policy_versions (version) values (1);
  insert into arch.persons (kind) values ('person') returning id into v_person;
  insert into arch.person_names (person_id, display_name) values (v_person, adopt_environment.person);
  insert into arch.identities (login, person_id) values (adopt_environment.login, v_person);
  insert into arch.role_bindings (person_id, role, reason)
  select v_person, r.role, 'first person: installed Data Architect'
  from unnest(case adopt_environment.kind
    when 'sandbox' then array['author', 'reviewer', 'approver', 'operator', 'auditor', 'admin']
    else array['admin']
  end) as r (role);
  perform arch_private.record_event('environment_installed', null, null,
    jsonb_build_object('environment', adopt_environment.name, 'kind', adopt_environment.kind));
end
$$;
comment on function arch_private.adopt_environment(text, text, text, name) is
  'First install only: fixes the environment, the first policy, and maps the installing login to the first person (sandbox: all roles; protected: admin).';
