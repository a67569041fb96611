-- Declares a model version in SQL: the schema as it should be, in any order, nothing of how to get there. The worker loads the text on a scratch server
-- under a login without rights and reads back what Postgres made of it; then it is a version like any other: plan, prove, approve, apply.
-- Writes a request, and a model version when everything loads. Raises not_allowed (ZA002), unknown_project (ZA003), bad_argument (ZA008).
create or replace function arch.declare_sql(project text, sql text)
returns table (request uuid, version text, state text, issues integer, warnings integer, next text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_project arch.projects := arch_private.require_project(declare_sql.project);
  v_person uuid := arch_private.require_role(array['author', 'bot'], declare_sql.project);
  v_request uuid;
begin
  perform arch_private.require_document(declare_sql.sql);
  insert into arch.requests (kind, language, project, input, requested_by)
  values ('declare', 'sql', v_project.name, declare_sql.sql, v_person)
  returning id into v_request;
  perform arch_private.start_compile(v_request);
  return query
  select r.id, 'v' || (r.result ->> 'version'), r.state, jsonb_array_length(r.issues), jsonb_array_length(r.warnings), arch_private.next_of(r)
  from arch.requests as r
  where r.id = v_request;
end
$$;
comment on function arch.declare_sql(text, text) is
  'Declares the next model version of a project as SQL text: create table, create view and so on, in any order. Unqualified names land in the project''s first schema; a line "-- @renamed from x" before what has another name now (a table, column, constraint, view, type, enum value, attribute, function, index, policy, schema…) says what it was called; lines "-- @forward expression", "-- @back expression" and "-- @fill expression" before a column say what its rows get from the former columns, how the former get it back, and what rows without a value get; a line "-- @file path" names the file that follows. Unsound input leaves a failed request with issues (arch.issues), never a version. Authors and bots.';
grant execute on function arch.declare_sql(text, text) to arch_user;
