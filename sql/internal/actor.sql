-- Who acts. A person is known by the login (session_user), mapped in arch.identities. Only where that login is arch_server is the setting
-- arch.person believed: the server verified a token and set it; it lets nobody run SQL of their own. current_user says nothing here: verbs
-- run as their owner.
create or replace function arch_private.current_person()
returns uuid
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_person uuid;
begin
  if session_user = 'arch_server' then
    select p.id into v_person
    from arch.persons as p
    where p.active and p.id::text = current_setting('arch.person', true);
  else
    select p.id into v_person
    from arch.identities as i
    join arch.persons as p on p.id = i.person_id
    where i.login = session_user and p.active;
  end if;
  return v_person;
end
$$;
comment on function arch_private.current_person() is 'The acting person, or null where the login is nobody here.';

create or replace function arch_private.require_person()
returns uuid
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_person uuid := arch_private.current_person();
begin
  if v_person is null then
    perform arch_private.raise_error('unknown_person', session_user::text,
      case when session_user = 'arch_server' then 'Sign in again: the token is unknown, expired or revoked.' end);
  end if;
  return v_person;
end
$$;
comment on function arch_private.require_person() is 'The acting person; raises unknown_person (ZA001) where there is none.';

create or replace function arch_private.person_name(person uuid)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select coalesce((select n.display_name from arch.person_names as n where n.person_id = person), 'somebody erased')
$$;
comment on function arch_private.person_name(uuid) is 'Display name of a person; names can be erased, persons can not.';

create or replace function arch_server.authenticate(sha256 text)
returns uuid
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select p.id
  from arch.tokens as t
  join arch.persons as p on p.id = t.person_id
  where t.sha256 = authenticate.sha256
    and t.revoked_at is null
    and t.expires_at > now()
    and p.active
$$;
comment on function arch_server.authenticate(text) is 'The person behind a token, given the token''s SHA-256; null for an unknown, expired or revoked one.';
grant usage on schema arch_server to arch_server;
grant execute on function arch_server.authenticate(text) to arch_server;
