-- Tenants with a schema of their own each: a project per tenant that follows the model of one, declared and planned together.
-- Writes projects, requests and events. Raises not_allowed (ZA002), unknown_project (ZA003), unknown_version (ZA005), bad_argument (ZA008), project_owner (ZA013).
create or replace function arch_private.followed_version(project text)
returns arch.model_versions
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_version arch.model_versions;
begin
  select m.* into v_version from arch.model_versions as m where m.project = followed_version.project order by m.version desc limit 1;
  if not found then
    perform arch_private.raise_error('unknown_version', format('%s has no model version yet', followed_version.project), format('Declare one: select * from arch.declare(%L, …).', followed_version.project));
  end if;
  if v_version.model #>> '{intent,tenancy,kind}' is distinct from 'schema' then
    perform arch_private.raise_error('bad_argument', format('the model of %s does not give each tenant a schema: its tenancy is %s', followed_version.project, coalesce(v_version.model #>> '{intent,tenancy,kind}', 'not said')),
      case v_version.model #>> '{intent,tenancy,kind}'
        when 'row' then 'Tenants by row are rows: insert one.'
        when 'database' then format('A tenant with a database of its own: data-architect tenant %s NAME makes it, installs there and declares the same model; plans and approvals are its own.', followed_version.project)
        else 'Declare it with intent: { tenancy: { kind: schema } }.' end);
  end if;
  return v_version;
end
$$;
comment on function arch_private.followed_version(text) is 'The newest model version of a project whose model gives each tenant a schema; raises bad_argument (ZA008) where it does not.';

create or replace function arch.tenant(project text, tenant text, schema name default null, owner name default null)
returns table (made text, stands_in name, request uuid, state text, next text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_project arch.projects := arch_private.require_project(tenant.project);
  v_version arch.model_versions;
  v_schema name := coalesce(tenant.schema, tenant.tenant);
begin
  perform arch_private.require_role(array['admin', 'author'], null);
  if v_project.tenant_of is not null then
    perform arch_private.raise_error('bad_argument', format('%s is a tenant itself, of %s', v_project.name, v_project.tenant_of), format('select * from arch.tenant(%L, %L)', v_project.tenant_of, tenant.tenant));
  end if;
  v_version := arch_private.followed_version(v_project.name);
  if exists (select 1 from arch.projects as p where p.name = tenant.tenant and p.tenant_of is distinct from v_project.name) then
    perform arch_private.raise_error('bad_argument', format('project %s is there already and no tenant of %s', tenant.tenant, v_project.name), 'Give the tenant another name.');
  end if;
  perform arch.project(tenant.tenant, array[v_schema], coalesce(tenant.owner, v_project.owner_role), v_project.application_roles);
  update arch.projects as p set tenant_of = v_project.name, passes_unmodelled = v_project.passes_unmodelled where p.name = tenant.tenant;
  perform arch_private.record_event('tenant_added', tenant.tenant, null, jsonb_build_object('of', v_project.name, 'schema', v_schema, 'version', v_version.version));
  return query select tenant.tenant, v_schema, d.request, d.state, format('select * from arch.plan(%L)', tenant.tenant) from arch.declare(tenant.tenant, v_version.document) as d;
end
$$;
comment on function arch.tenant(text, text, name, name) is
  'One more tenant of a model whose tenancy is a schema each: a project with a schema of its own (as it is called, where no schema is named), the same owner and application roles, and the newest model version declared in it. Planning, approval, drift and lints are the tenant''s own. Admins and authors of all projects.';
grant execute on function arch.tenant(text, text, name, name) to arch_user;

create or replace function arch.tenants(project text)
returns table (tenant text, schema name, declared text, applied text, follows boolean, plan text, state text, drift bigint, next text)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_project arch.projects := arch_private.require_project(tenants.project);
begin
  return query
  select
    p.name, p.schemas[1], 'v' || own.version, 'v' || arch_private.applied_version(p.name), own.document is not distinct from wanted.document, o.id, o.state,
    (select count(*) from arch.findings as f where f.project = p.name and f.state in ('open', 'acknowledged')),
    case
      when own.document is distinct from wanted.document then format('select * from arch.declare_tenants(%L)', v_project.name)
      when o.id is null and arch_private.applied_version(p.name) is distinct from own.version then format('select * from arch.plan_tenants(%L)', v_project.name)
    end
  from arch.projects as p
  left join lateral (select m.version, m.document from arch.model_versions as m where m.project = p.name order by m.version desc limit 1) as own on true
  left join lateral (select m.document from arch.model_versions as m where m.project = v_project.name order by m.version desc limit 1) as wanted on true
  left join lateral (
    select l.id, l.state from arch.plans as l
    where l.project = p.name and l.state not in ('completed', 'superseded', 'withdrawn', 'rejected', 'failed', 'aborted', 'rolled_back', 'stale', 'expired')
    order by l.number desc limit 1
  ) as o on true
  where p.tenant_of = v_project.name and p.name = any (arch_private.visible_projects())
  order by p.name;
end
$$;
comment on function arch.tenants(text) is
  'The tenants of a project whose model gives each a schema: what each has declared and applied, whether it follows the project''s newest version, its open plan, its open findings of drift, and what to say next.';
grant execute on function arch.tenants(text) to arch_user;

create or replace function arch.declare_tenants(project text)
returns table (tenant text, request uuid, version text, state text, next text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_project arch.projects := arch_private.require_project(declare_tenants.project);
  v_version arch.model_versions := arch_private.followed_version(v_project.name);
begin
  return query
  select t.tenant, d.request, d.version, d.state, d.next
  from arch.tenants(v_project.name) as t
  cross join lateral arch.declare(t.tenant, v_version.document) as d
  where not t.follows;
end
$$;
comment on function arch.declare_tenants(text) is 'Declares a project''s newest model version in each of its tenants that does not have it. Authors and bots of each.';
grant execute on function arch.declare_tenants(text) to arch_user;

create or replace function arch.plan_tenants(project text)
returns table (tenant text, plan text, model text, steps integer, hazards text, downtime text, proof text, state text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_project arch.projects := arch_private.require_project(plan_tenants.project);
begin
  return query
  select t.tenant, p.plan, p.model, p.steps, p.hazards, p.downtime, p.proof, p.state
  from arch.tenants(v_project.name) as t
  cross join lateral arch.plan(t.tenant) as p
  where t.follows and t.plan is null and t.applied is distinct from t.declared;
end
$$;
comment on function arch.plan_tenants(text) is 'Plans each tenant of a project that follows its newest version, has not applied it and has no open plan. Authors and bots of each.';
grant execute on function arch.plan_tenants(text) to arch_user;
