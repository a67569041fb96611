-- Strict, as every project is from its start: no plan where something stands of a kind that is not modelled, since nobody could tell what it would do to it.
-- Writes the project and an event. Raises not_allowed (ZA002), unknown_project (ZA003), bad_argument (ZA008).
create or replace function arch.strict(project text, wanted boolean, reason text)
returns table (state text, means text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_project arch.projects := arch_private.require_project(strict.project);
begin
  perform arch_private.require_role(array['admin'], v_project.name);
  if strict.wanted is null then
    perform arch_private.raise_error('bad_argument', 'wanted: true or false');
  end if;
  if nullif(btrim(strict.reason), '') is null then
    perform arch_private.raise_error('bad_argument', 'reason: say why');
  end if;
  update arch.projects as p set passes_unmodelled = not strict.wanted, updated_at = now() where p.name = v_project.name;
  perform arch_private.record_event('strict_changed', v_project.name, null,
    jsonb_build_object('from', not v_project.passes_unmodelled, 'to', strict.wanted, 'reason', strict.reason));
  return query select case when strict.wanted then 'strict' else 'not strict' end, case
    when strict.wanted then 'a plan is refused while something stands of a kind that is not modelled'
    else 'plans leave out what is of a kind that is not modelled, with a warning for each object' end;
end
$$;
comment on function arch.strict(text, boolean, text) is
  'Whether plans of a project are refused (true, as at first) where something stands of a kind that is not modelled, a partition whose detaching was cut short, or pass it with a warning (false): scratch lacks it too, so that such a plan is unproven and is submitted with a reason. Counts for the next plan. Admins.';
grant execute on function arch.strict(text, boolean, text) to arch_user;
