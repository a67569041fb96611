-- Somebody leaves: nothing is allowed to them any more, and their word counts no more. The row stays: the log names it.
-- Raises not_allowed (ZA002), unknown_object (ZA006), bad_argument (ZA008).
create or replace function arch.remove_person(person text, because text)
returns table (decision text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_admin uuid := arch_private.require_role(array['admin'], null);
  v_person uuid := arch_private.person_named(remove_person.person);
  v_logins text;
begin
  if coalesce(btrim(remove_person.because), '') = '' then
    perform arch_private.raise_error('bad_argument', 'because: say why this person goes');
  end if;
  if not exists (select 1 from arch_private.people_with('admin', null) as a where a.person_id <> v_person) then
    perform arch_private.record_event('person_refused', null, null, jsonb_build_object('person', v_person, 'reason', 'last admin'));
    return query select 'refused', format('%s is the last admin; bind another one first', remove_person.person);
    return;
  end if;
  update arch.persons as p set active = false where p.id = v_person and p.active;
  if not found then
    perform arch_private.raise_error('unknown_object', format('%s has left already', remove_person.person), 'See select * from arch.people.');
  end if;
  update arch.role_bindings as b set revoked_at = now(), revoked_by = v_admin where b.person_id = v_person and b.revoked_at is null;
  update arch.tokens as t set revoked_at = now() where t.person_id = v_person and t.revoked_at is null;
  perform arch_private.record_event('person_removed', null, null, jsonb_build_object('person', v_person, 'reason', remove_person.because));
  select string_agg(quote_ident(i.login), ', ' order by i.login) into v_logins from arch.identities as i where i.login = any (select r.rolname from pg_roles as r) and i.person_id = v_person;
  return query select 'removed', concat_ws('; ',
    format('%s has no role and no token any more, and approvals by them count no more', remove_person.person),
    'the database''s own logins are yours to end: drop role ' || v_logins);
end
$$;
comment on function arch.remove_person(text, text) is
  'Somebody leaves: every role and token of theirs ends, their approvals count no more, their logins are nobody here. What they did stays in the log. arch.add_person with the same name takes them back, without roles. Admins only.';
grant execute on function arch.remove_person(text, text) to arch_user;
