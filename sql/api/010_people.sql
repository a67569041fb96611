-- People: persons, their logins, roles and tokens. Decides by the conflict rules of the environment; every change is an event.
-- Raises not_allowed (ZA002), unknown_object (ZA006), bad_argument (ZA008), role_conflict (ZA009).
create or replace function arch_private.person_named(name text)
returns uuid
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_person uuid;
begin
  select n.person_id into v_person from arch.person_names as n where lower(n.display_name) = lower(person_named.name);
  if not found then
    perform arch_private.raise_error('unknown_object', format('person %s', coalesce(person_named.name, 'null')), 'See select * from arch.people, or add the person with arch.add_person.');
  end if;
  return v_person;
end
$$;
comment on function arch_private.person_named(text) is 'The person of that name, in whatever case; raises unknown_object (ZA006).';

create or replace function arch.add_person(name text, email text default null, kind text default 'person')
returns table (added text, person uuid)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_person uuid;
begin
  perform arch_private.require_role(array['admin'], null);
  if coalesce(length(add_person.name), 0) not between 1 and 200 then
    perform arch_private.raise_error('bad_argument', 'name must have 1 to 200 characters');
  end if;
  if add_person.kind is null or add_person.kind not in ('person', 'bot') then
    perform arch_private.raise_error('bad_argument', format('kind %s: a person or a bot', coalesce(add_person.kind, 'null')));
  end if;
  update arch.persons as p
  set active = true
  from arch.person_names as n
  where n.person_id = p.id and lower(n.display_name) = lower(add_person.name) and not p.active and p.kind = add_person.kind
  returning p.id into v_person;
  if found then
    perform arch_private.record_event('person_added', null, null, jsonb_build_object('person', v_person, 'kind', add_person.kind, 'again', true));
    return query select add_person.name, v_person;
    return;
  end if;
  if exists (select 1 from arch.person_names as n where lower(n.display_name) = lower(add_person.name)) then
    perform arch_private.raise_error('bad_argument', format('a person named %s is here already', add_person.name), 'Choose a name that tells the two apart.');
  end if;
  insert into arch.persons (kind) values (add_person.kind) returning id into v_person;
  insert into arch.person_names (person_id, display_name, email) values (v_person, add_person.name, add_person.email);
  perform arch_private.record_event('person_added', null, null, jsonb_build_object('person', v_person, 'kind', add_person.kind));
  return query select add_person.name, v_person;
end
$$;
comment on function arch.add_person(text, text, text) is 'Adds a person (or bot), who can do nothing yet: map a login and bind roles. Who left (arch.remove_person) is back, without roles. Admins only.';
grant execute on function arch.add_person(text, text, text) to arch_user;

create or replace function arch.map_login(login name, person text)
returns table (mapped name, to_person text, was text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_admin uuid := arch_private.require_role(array['admin'], null);
  v_person uuid := arch_private.person_named(map_login.person);
  v_former uuid;
begin
  if to_regrole(quote_ident(map_login.login)) is null then
    perform arch_private.raise_error('unknown_object', format('role %s', map_login.login), format('Create it first: create role %I login.', map_login.login));
  end if;
  if map_login.login in ('arch_owner', 'arch_compiler', 'arch_user', 'arch_server', 'arch_worker', 'arch_executor') then
    perform arch_private.raise_error('bad_argument', format('%s is a role of Data Architect itself, not a person''s login', map_login.login));
  end if;
  if map_login.login = session_user and v_person <> v_admin and arch_private.environment_kind() = 'protected' then
    perform arch_private.raise_error('role_conflict', format('%s would become %s by this, with every role of theirs', map_login.login, arch_private.person_name(v_person)), 'Nobody maps their own login to somebody else in a protected environment; another admin has to.');
  end if;
  select i.person_id into v_former from arch.identities as i where i.login = map_login.login;
  insert into arch.identities as i (login, person_id)
  values (map_login.login, v_person)
  on conflict on constraint identities_pkey do update set person_id = excluded.person_id;
  execute format('grant arch_user to %I', map_login.login);
  perform arch_private.record_event('login_mapped', null, null, jsonb_build_object('login', map_login.login, 'person', v_person, 'former', v_former));
  return query select map_login.login, arch_private.person_name(v_person), case when v_former is not null then arch_private.person_name(v_former) end;
end
$$;
comment on function arch.map_login(name, text) is 'Says that a database login is a person, and lets it use schema arch (membership in arch_user). Admins only.';
grant execute on function arch.map_login(name, text) to arch_user;

create or replace function arch.bind_role(person text, role text, project text default null, because text default '', valid interval default null)
returns table (decision text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_admin uuid := arch_private.require_role(array['admin'], null);
  v_person uuid := arch_private.person_named(bind_role.person);
  v_conflict text;
  v_refusal text;
begin
  if bind_role.role is null or bind_role.role not in ('viewer', 'author', 'reviewer', 'approver', 'operator', 'auditor', 'admin', 'bot', 'break_glass') then
    perform arch_private.raise_error('bad_argument', format('there is no role %s', coalesce(bind_role.role, 'null')),
      'Roles: viewer, author, reviewer, approver, operator, auditor, admin, bot, break_glass.');
  end if;
  if bind_role.project is not null then
    perform arch_private.require_project_exists(bind_role.project);
  end if;
  if bind_role.role = 'approver' and exists (select 1 from arch.persons as p where p.id = v_person and p.kind = 'bot') then
    v_refusal := format('%s is a bot; bots never approve', bind_role.person);
  elsif arch_private.environment_kind() = 'protected' then
    v_conflict := arch_private.conflicting_role(v_person, bind_role.role, bind_role.project);
    if v_person = v_admin then
      v_refusal := format('%s would bind a role to themselves; another admin has to', bind_role.person);
    elsif v_conflict is not null then
      v_refusal := format('%s is %s here, and one person must not be both %s and %s in a protected environment', bind_role.person, v_conflict, v_conflict, bind_role.role);
    end if;
  end if;
  if v_refusal is null then
    insert into arch.role_bindings (person_id, role, project, granted_by, reason, expires_at)
    select v_person, bind_role.role, bind_role.project, v_admin, coalesce(bind_role.because, ''), now() + bind_role.valid
    where not exists (
      select 1 from arch.role_bindings as b
      where b.person_id = v_person and b.role = bind_role.role and b.project is not distinct from bind_role.project
        and b.revoked_at is null and b.expires_at is null
    );
  end if;
  perform arch_private.record_event(case when v_refusal is null then 'role_bound' else 'role_refused' end, bind_role.project, null,
    jsonb_build_object('person', v_person, 'role', bind_role.role, 'reason', coalesce(v_refusal, bind_role.because), 'valid', bind_role.valid));
  return query select
    case when v_refusal is null then 'bound' else 'refused' end,
    coalesce(v_refusal, format('%s is %s of %s', bind_role.person, bind_role.role, coalesce(bind_role.project, 'all projects')));
end
$$;
comment on function arch.bind_role(text, text, text, text, interval) is
  'Gives a person a role, in one project or (project null) in all, for good or for a time. Refuses, recorded, what must not meet in one person. Admins only.';
grant execute on function arch.bind_role(text, text, text, text, interval) to arch_user;

create or replace function arch_private.require_project_exists(project text)
returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (select 1 from arch.projects as p where p.name = require_project_exists.project) then
    perform arch_private.raise_error('unknown_project', require_project_exists.project);
  end if;
end
$$;
comment on function arch_private.require_project_exists(text) is 'For admins, who manage projects that they do not see; raises unknown_project (ZA003).';

create or replace function arch.unbind_role(person text, role text, project text default null, because text default '')
returns table (decision text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_admin uuid := arch_private.require_role(array['admin'], null);
  v_person uuid := arch_private.person_named(unbind_role.person);
  v_ended integer;
begin
  if unbind_role.role = 'admin' and unbind_role.project is null and not exists (
    select 1 from arch_private.people_with('admin', null) as a where a.person_id <> v_person
  ) then
    perform arch_private.record_event('role_refused', null, null, jsonb_build_object('person', v_person, 'role', unbind_role.role, 'reason', 'last admin'));
    return query select 'refused', format('%s is the last admin; bind another one first', unbind_role.person);
    return;
  end if;
  update arch.role_bindings as b
  set revoked_at = now(), revoked_by = v_admin
  where b.person_id = v_person and b.role = unbind_role.role and b.project is not distinct from unbind_role.project
    and b.revoked_at is null and (b.expires_at is null or b.expires_at > now());
  get diagnostics v_ended = row_count;
  if v_ended = 0 then
    perform arch_private.raise_error('unknown_object',
      format('%s is not %s of %s', unbind_role.person, coalesce(unbind_role.role, 'null'), coalesce(unbind_role.project, 'all projects')), 'See select * from arch.people.');
  end if;
  perform arch_private.record_event('role_unbound', unbind_role.project, null,
    jsonb_build_object('person', v_person, 'role', unbind_role.role, 'reason', unbind_role.because));
  return query select 'unbound', format('%s is no longer %s of %s', unbind_role.person, unbind_role.role, coalesce(unbind_role.project, 'all projects'));
end
$$;
comment on function arch.unbind_role(text, text, text, text) is 'Ends a role binding now; the row stays as evidence. The last admin is kept. Admins only.';
grant execute on function arch.unbind_role(text, text, text, text) to arch_user;

create or replace view arch.people with (security_invoker) as
select n.display_name as name, p.kind, p.active, b.role, b.project, b.expires_at
from arch.persons as p
join arch.person_names as n on n.person_id = p.id
left join arch.role_bindings as b on b.person_id = p.id and b.revoked_at is null and (b.expires_at is null or b.expires_at > now());
comment on view arch.people is 'Who may do what now: a row per person and role.';
comment on column arch.people.name is 'Display name.';
comment on column arch.people.kind is 'person or bot.';
comment on column arch.people.active is 'false: left; nothing is allowed any more.';
comment on column arch.people.role is 'Role held; empty for a person without one.';
comment on column arch.people.project is 'Project of the role; empty: all.';
comment on column arch.people.expires_at is 'When the role ends by itself; empty: never.';
grant select on arch.people to arch_user;
