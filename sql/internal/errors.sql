-- The catalogue of everything that a verb raises, and the one function that raises. Codes are for programs, messages and hints for people.
-- A refusal by rule is not here: it is a returned and recorded row.
insert into arch.errors (code, sqlstate, message, hint)
values
  ('unknown_person', 'ZA001', 'this login is nobody here', 'Ask an admin: select * from arch.map_login(''<login>'', ''<name>''). Admins are listed by select * from arch.people.'),
  ('not_allowed', 'ZA002', 'this needs a role that you do not have', 'Ask an admin to bind it (arch.bind_role), or ask a person who has it.'),
  ('unknown_project', 'ZA003', 'there is no such project, or you have no role in it', 'See select * from arch.projects; make one with select * from arch.project(…).'),
  ('unknown_plan', 'ZA004', 'there is no such plan, or you have no role in its project', 'See select id, project, state from arch.plans order by number desc.'),
  ('unknown_version', 'ZA005', 'the project has no such model version', 'See select * from arch.versions(''<project>''), or declare it with arch.declare.'),
  ('unknown_object', 'ZA006', 'there is no such thing', 'Check the name or id.'),
  ('wrong_state', 'ZA007', 'not possible in this state', 'See select id, state, reason from arch.plans; the allowed moves are in arch.plan_transitions.'),
  ('bad_argument', 'ZA008', 'an argument is not usable', 'See the detail.'),
  ('role_conflict', 'ZA009', 'one person must not have both roles here', 'Give one of the two roles to somebody else, or unbind the other one first.'),
  ('run_open', 'ZA010', 'a plan of this project is under way', 'Let it end, complete it or roll it back first.'),
  ('nothing_to_plan', 'ZA011', 'there is nothing to plan', 'Declare a new model version with arch.declare first.'),
  ('inside_transaction', 'ZA012', 'this commits while it waits and can''t run inside a transaction block', 'End the transaction (commit or rollback), then call it by itself.'),
  ('project_owner', 'ZA013', 'the owner role of the project can''t be used', 'The detail names what is missing and the statement that mends it.'),
  ('fenced', 'ZA014', 'another worker has taken over this run', 'Nothing to do: this worker stops.'),
  ('not_approved_text', 'ZA015', 'the statement is not the one that was approved', 'Nothing was run. Plan again; if it happens again, treat it as tampering.'),
  ('append_only', 'ZA016', 'the audit log is only ever appended to', 'Nothing was changed.'),
  ('digest_mismatch', 'ZA017', 'the compiler''s output does not match its own digest', 'Nothing was stored. Restart the worker with the installed release; report it if it happens again.'),
  ('timed_out', 'ZA018', 'it took longer than you wanted to wait', 'It goes on by itself; call arch.await again, or look at select * from arch.status().'),
  ('isolation', 'ZA019', 'a plan reads the live catalog and needs READ COMMITTED', 'End the transaction and ask again outside of one, or in one that is READ COMMITTED (begin isolation level read committed).'),
  ('environment_moved', 'ZA020', 'this database stands on another server than it was installed on', 'An admin says what it is: select * from arch.adopt_environment(because => ''…'').'),
  ('internal', 'ZA999', 'a rule inside Data Architect was broken', 'This is a bug: report it with the detail. Nothing was changed.')
on conflict (code) do update set sqlstate = excluded.sqlstate, message = excluded.message, hint = excluded.hint;

create or replace function arch_private.raise_error(code text, detail text default null, hint text default null)
returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_error arch.errors;
begin
  select e.* into v_error from arch.errors as e where e.code = raise_error.code;
  if not found then
    raise exception 'error code % is not in the catalogue', raise_error.code using errcode = 'ZA999';
  end if;
  raise exception '%', v_error.message || coalesce(': ' || raise_error.detail, '')
    using errcode = v_error.sqlstate, detail = v_error.code, hint = coalesce(raise_error.hint, v_error.hint);
end
$$;
comment on function arch_private.raise_error(text, text, text) is
  'Raises an error of the catalogue: SQLSTATE of class ZA, message with what happened to which object, DETAIL is the code, HINT what to do now.';
