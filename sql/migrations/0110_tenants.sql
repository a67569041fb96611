-- A tenant with a schema of its own is a project that follows another project's model.
alter table arch.projects add column tenant_of text constraint projects_tenant_of_fkey references arch.projects (name);
alter table arch.projects add constraint projects_tenant_of_other check (tenant_of <> name);
create index projects_tenant_of_idx on arch.projects (tenant_of);
