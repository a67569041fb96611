-- Who am I here, and what may I do? Reads persons, bindings, environment; never raises.
create or replace function arch.whoami()
returns table (login text, name text, person uuid, roles text[], environment text, kind text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select
    session_user::text,
    n.display_name,
    me.person,
    array(
      select distinct b.role || coalesce(' of ' || b.project, '')
      from arch.role_bindings as b
      where b.person_id = me.person and b.revoked_at is null and (b.expires_at is null or b.expires_at > now())
      order by 1
    ),
    e.name,
    e.kind
  from (select arch_private.current_person() as person) as me
  left join arch.person_names as n on n.person_id = me.person
  cross join arch.environment as e
$$;
comment on function arch.whoami() is 'Who the caller is here, with roles, and in which environment. Name and person are empty where the login is mapped to nobody.';
grant execute on function arch.whoami() to arch_user;
