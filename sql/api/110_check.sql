-- Is this model sound, and what would it become? Writes a request; never a model version. Raises unknown_person (ZA001), unknown_project (ZA003).
create or replace function arch_private.require_document(document text)
returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if coalesce(require_document.document, '') !~ '\S' then
    perform arch_private.raise_error('bad_argument', 'the document is empty', 'Give the model as YAML or JSON text.');
  end if;
  if octet_length(require_document.document) > 6000000 then
    perform arch_private.raise_error('bad_argument',
      format('the document has %s bytes, at most 6,000,000 are read', to_char(octet_length(require_document.document), 'FM999,999,999')), 'Split the model into several projects.');
  end if;
end
$$;
comment on function arch_private.require_document(text) is 'Raises bad_argument (ZA008) for an empty or oversized document, before anything is stored.';

create or replace function arch.check(document text, project text default null)
returns table (request uuid, state text, issues integer, warnings integer, tables integer, decisions integer, next text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_person uuid := arch_private.require_person();
  v_request uuid;
begin
  perform arch_private.require_document("check".document);
  if "check".project is not null then
    perform arch_private.require_project("check".project);
  end if;
  insert into arch.requests (kind, project, input, requested_by)
  values ('check', "check".project, "check".document, v_person)
  returning id into v_request;
  perform arch_private.start_compile(v_request);
  return query
  select
    r.id, r.state, jsonb_array_length(r.issues), jsonb_array_length(r.warnings),
    (select count(*)::integer from jsonb_array_elements(r.result #> '{design,catalog,objects}') as o (object) where o.object ->> 'kind' = 'table'),
    jsonb_array_length(r.result #> '{design,decisions}'),
    arch_private.next_of(r)
  from arch.requests as r
  where r.id = v_request;
end
$$;
comment on function arch.check(text, text) is
  'Checks a model without declaring it: issues as rows in arch.issues(request), the document with every default filled in from arch.filled(request).';
grant execute on function arch.check(text, text) to arch_user;

create or replace function arch_private.next_of(request arch.requests)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case
    when request.state = 'compiling' then concat_ws('; then ', arch_private.worker_note(), format('call arch.await(%L)', request.id))
    when request.state = 'failed' then format('select * from arch.issues(%L)', request.id)
    when request.kind = 'declare' then format('select * from arch.plan(%L)', request.project)
    when jsonb_array_length(request.warnings) > 0 then format('select * from arch.issues(%L)', request.id)
    when arch_private.serious_lints(request) > 0 then format('select * from arch.proposed_lints(%L)', request.id)
    else format('select arch.filled(%L), or declare it with arch.declare', request.id)
  end
$$;
comment on function arch_private.next_of(arch.requests) is 'What to do next with a request.';

create or replace function arch.issues(request uuid)
returns table (severity text, path text, line integer, "column" integer, message text, hint text, code text, statement text)
language sql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
  select i.severity, i.path, i.line, i."column", i.message, i.hint, i.code, i.statement
  from arch.requests as r
  cross join lateral jsonb_to_recordset(r.issues || r.warnings)
    as i (severity text, path text, line integer, "column" integer, message text, hint text, code text, statement text)
  where r.id = issues.request
  order by i.severity, i.line nulls first, i."column" nulls first, i.path collate "C"
$$;
comment on function arch.issues(uuid) is 'What is wrong with a request''s input, all at once: where it is, what was expected, what to write instead, and of SQL the statement. Errors before warnings.';
grant execute on function arch.issues(uuid) to arch_user;

create or replace function arch.filled(request uuid)
returns text
language sql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
  select jsonb_pretty(coalesce(r.result -> 'model', m.model))
  from arch.requests as r
  left join arch.model_versions as m on m.project = r.project and m.version = (r.result ->> 'version')::integer
  where r.id = filled.request and r.kind in ('check', 'declare')
$$;
comment on function arch.filled(uuid) is 'The document of a checked or declared request with every default filled in; empty while it compiles or when it failed.';
grant execute on function arch.filled(uuid) to arch_user;
