-- Declares a model version: what the business needs, immutable from now on. Whoever declares is a contributor of the plans made of it.
-- Writes a request, and a model version with its decisions when the input is sound. Raises not_allowed (ZA002), unknown_project (ZA003).
create or replace function arch.declare(project text, document text)
returns table (request uuid, version text, state text, issues integer, warnings integer, next text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_project arch.projects := arch_private.require_project(declare.project);
  v_person uuid := arch_private.require_role(array['author', 'bot'], declare.project);
  v_request uuid;
begin
  perform arch_private.require_document(declare.document);
  insert into arch.requests (kind, project, input, requested_by)
  values ('declare', v_project.name, declare.document, v_person)
  returning id into v_request;
  perform arch_private.start_compile(v_request);
  return query
  select r.id, 'v' || (r.result ->> 'version'), r.state, jsonb_array_length(r.issues), jsonb_array_length(r.warnings), arch_private.next_of(r)
  from arch.requests as r
  where r.id = v_request;
end
$$;
comment on function arch.declare(text, text) is
  'Declares the next model version of a project. Unsound input leaves a failed request with issues (arch.issues), never a version; the same model again is the same version. Authors and bots.';
grant execute on function arch.declare(text, text) to arch_user;
