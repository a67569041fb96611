-- Row security: a person sees the projects in which they hold a role, and of people and log what the role table in the documentation says.
-- Tables are read through these policies; nobody but a verb writes.
grant usage on schema arch to arch_user;
grant select on
  arch.environment, arch.persons, arch.identities, arch.policy_versions, arch.projects, arch.role_bindings, arch.requests, arch.model_versions,
  arch.decisions, arch.plans, arch.plan_steps, arch.plan_transitions, arch.proofs, arch.reviews, arch.runs, arch.schema_versions,
  arch.events, arch.event_seals, arch.checkpoints, arch.ddl_events, arch.findings, arch.release, arch.capabilities, arch.errors, arch.workers
  to arch_user;
grant select (person_id, display_name) on arch.person_names to arch_user;
grant select (id, person_id, label, created_at, expires_at, revoked_at) on arch.tokens to arch_user;
grant select (
  run, ordinal, state, token, attempts, statement_sha256, cursor, high_water, rows_scanned, rows_changed, rows_total, stall_ms, noise_ms, error, started_at, finished_at
) on arch.run_steps to arch_user;

create policy environment_select_all on arch.environment for select to arch_user using (true);
comment on policy environment_select_all on arch.environment is 'Everybody may know where they are.';
create policy persons_select_known on arch.persons for select to arch_user using ((select arch_private.current_person()) is not null);
comment on policy persons_select_known on arch.persons is 'People see each other.';
create policy person_names_select_known on arch.person_names for select to arch_user using ((select arch_private.current_person()) is not null);
comment on policy person_names_select_known on arch.person_names is 'People see each other''s names.';
create policy identities_select_own on arch.identities for select to arch_user
  using (person_id = (select arch_private.current_person()) or (select arch_private.sees_all_events()));
comment on policy identities_select_own on arch.identities is 'Own logins; auditors, admins and operators see all.';
create policy tokens_select_own on arch.tokens for select to arch_user using (person_id = (select arch_private.current_person()));
comment on policy tokens_select_own on arch.tokens is 'Own tokens, without their digests.';
create policy role_bindings_select_known on arch.role_bindings for select to arch_user using ((select arch_private.current_person()) is not null);
comment on policy role_bindings_select_known on arch.role_bindings is 'People see who may do what: a refusal names whom to ask.';
create policy policy_versions_select_all on arch.policy_versions for select to arch_user using (true);
comment on policy policy_versions_select_all on arch.policy_versions is 'The rules are public.';

create policy projects_select_member on arch.projects for select to arch_user using (name = any ((select arch_private.visible_projects())::text[]));
comment on policy projects_select_member on arch.projects is 'Projects in which the person holds a role.';
create policy requests_select_member on arch.requests for select to arch_user
  using (project = any ((select arch_private.visible_projects())::text[]) or requested_by = (select arch_private.current_person()));
comment on policy requests_select_member on arch.requests is 'Requests of visible projects, and own ones.';
create policy model_versions_select_member on arch.model_versions for select to arch_user using (project = any ((select arch_private.visible_projects())::text[]));
comment on policy model_versions_select_member on arch.model_versions is 'Models of visible projects.';
create policy decisions_select_member on arch.decisions for select to arch_user using (project = any ((select arch_private.visible_projects())::text[]));
comment on policy decisions_select_member on arch.decisions is 'Decisions of visible projects.';
create policy plans_select_member on arch.plans for select to arch_user using (project = any ((select arch_private.visible_projects())::text[]));
comment on policy plans_select_member on arch.plans is 'Plans of visible projects.';
create policy plan_steps_select_member on arch.plan_steps for select to arch_user using (exists (select 1 from arch.plans as p where p.id = plan));
comment on policy plan_steps_select_member on arch.plan_steps is 'Steps of visible plans.';
create policy proofs_select_member on arch.proofs for select to arch_user using (exists (select 1 from arch.plans as p where p.id = plan));
comment on policy proofs_select_member on arch.proofs is 'Proofs of visible plans.';
create policy reviews_select_member on arch.reviews for select to arch_user using (exists (select 1 from arch.plans as p where p.id = plan));
comment on policy reviews_select_member on arch.reviews is 'Reviews of visible plans.';
create policy runs_select_member on arch.runs for select to arch_user using (exists (select 1 from arch.plans as p where p.id = plan));
comment on policy runs_select_member on arch.runs is 'Runs of visible plans.';
create policy run_steps_select_member on arch.run_steps for select to arch_user using (exists (select 1 from arch.runs as r where r.id = run));
comment on policy run_steps_select_member on arch.run_steps is 'Ledger of visible runs, without the secrets'' digests.';
create policy schema_versions_select_member on arch.schema_versions for select to arch_user using (project = any ((select arch_private.visible_projects())::text[]));
comment on policy schema_versions_select_member on arch.schema_versions is 'What stands in visible projects.';
create policy findings_select_member on arch.findings for select to arch_user using (project = any ((select arch_private.visible_projects())::text[]));
comment on policy findings_select_member on arch.findings is 'Drift of visible projects.';
create policy plan_transitions_select_all on arch.plan_transitions for select to arch_user using (true);
comment on policy plan_transitions_select_all on arch.plan_transitions is 'The rules are public.';

create policy events_select_own on arch.events for select to arch_user
  using (person_id = (select arch_private.current_person()) or (select arch_private.sees_all_events()));
comment on policy events_select_own on arch.events is 'What a person did; auditors, admins and operators see all.';
create policy event_seals_select_all on arch.event_seals for select to arch_user using (true);
comment on policy event_seals_select_all on arch.event_seals is 'Hashes tell nothing but whether the log is whole.';
create policy checkpoints_select_all on arch.checkpoints for select to arch_user using (true);
comment on policy checkpoints_select_all on arch.checkpoints is 'Signed tree heads are meant to be copied.';
create policy ddl_events_select_auditor on arch.ddl_events for select to arch_user using ((select arch_private.sees_all_events()));
comment on policy ddl_events_select_auditor on arch.ddl_events is 'Auditors, admins and operators see every DDL of the database.';

create policy release_select_all on arch.release for select to arch_user using (true);
comment on policy release_select_all on arch.release is 'Everybody may know what is installed.';
create policy capabilities_select_all on arch.capabilities for select to arch_user using (true);
comment on policy capabilities_select_all on arch.capabilities is 'Everybody may know what this server allows.';
create policy errors_select_all on arch.errors for select to arch_user using (true);
comment on policy errors_select_all on arch.errors is 'The catalogue is documentation.';
create policy workers_select_all on arch.workers for select to arch_user using (true);
comment on policy workers_select_all on arch.workers is 'Everybody may know whether somebody works.';
