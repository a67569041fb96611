-- What each table and column of schemas, people and policies is. Comments are the documentation of the API.

comment on schema arch is 'What a client may see: tables under row security, views, verbs. Everything is done through the verbs.';
comment on schema arch_private is 'Helpers of the verbs; nobody has usage.';
comment on schema arch_run is 'The run ledger as the session that executes approved steps sees it: claim and record, nothing else.';
comment on schema arch_worker is 'What the worker asks and answers; only login arch_worker.';
comment on schema arch_server is 'What the HTTP server asks about tokens; only login arch_server.';

comment on table arch_private.migrations is 'Migrations applied to this database; a file that changed since is refused.';
comment on column arch_private.migrations.name is 'File name.';
comment on column arch_private.migrations.sha256 is 'SHA-256 of the file''s bytes.';
comment on column arch_private.migrations.applied_at is 'When.';

comment on table arch.environment is 'The one environment that this database is. Name and kind are fixed at install.';
comment on column arch.environment.id is 'Bound to the worker''s configuration, so that a clone or restore is noticed.';
comment on column arch.environment.name is 'As people call it.';
comment on column arch.environment.kind is 'sandbox (conflict rules do not bind) or protected.';
comment on column arch.environment.system_identifier is 'Of the cluster at install or adoption.';
comment on column arch.environment.database_name is 'At install or adoption.';
comment on column arch.environment.adopted_at is 'When this cluster and database were last accepted as the environment.';
comment on column arch.environment.created_at is 'When it was installed.';

comment on table arch.persons is 'People and bots, by a random id that stays in the log for ever. Names stand apart.';
comment on column arch.persons.id is 'Random; what events carry.';
comment on column arch.persons.kind is 'person or bot; bots never approve.';
comment on column arch.persons.active is 'false: left; nothing is allowed any more.';
comment on column arch.persons.created_at is 'When added.';

comment on table arch.person_names is 'Personal data of persons; erasing a row leaves the log verifiable.';
comment on column arch.person_names.person_id is 'The person.';
comment on column arch.person_names.display_name is 'Unique in any case.';
comment on column arch.person_names.email is 'For notices; readable by nobody but the notifier.';

comment on table arch.identities is 'Which database login is which person.';
comment on column arch.identities.login is 'Name of a login role.';
comment on column arch.identities.person_id is 'The person.';
comment on column arch.identities.created_at is 'When mapped.';

comment on table arch.tokens is 'Personal tokens for the HTTP API; only their SHA-256 is stored.';
comment on column arch.tokens.id is 'To revoke it by.';
comment on column arch.tokens.person_id is 'Whose it is.';
comment on column arch.tokens.sha256 is 'Hex; not readable through the API.';
comment on column arch.tokens.label is 'What it is for.';
comment on column arch.tokens.created_at is 'When issued.';
comment on column arch.tokens.expires_at is 'When it ends by itself.';
comment on column arch.tokens.revoked_at is 'When it was ended by hand.';

comment on table arch.role_bindings is 'Who holds which role, where, until when; ended bindings stay as evidence.';
comment on column arch.role_bindings.id is 'Random.';
comment on column arch.role_bindings.person_id is 'Who.';
comment on column arch.role_bindings.role is 'viewer, author, reviewer, approver, operator, auditor, admin, bot or break_glass.';
comment on column arch.role_bindings.project is 'In which project; empty: in all.';
comment on column arch.role_bindings.granted_by is 'Admin who bound it; empty for the first person.';
comment on column arch.role_bindings.reason is 'Why.';
comment on column arch.role_bindings.created_at is 'From when.';
comment on column arch.role_bindings.expires_at is 'Until when; empty: for good.';
comment on column arch.role_bindings.revoked_at is 'When it was ended.';
comment on column arch.role_bindings.revoked_by is 'Admin who ended it.';

comment on table arch.policy_versions is 'The rules of approval and running; the highest version is current, plans keep theirs.';
comment on column arch.policy_versions.version is '1, 2, 3…';
comment on column arch.policy_versions.quorum is 'Distinct approvers that a plan needs.';
comment on column arch.policy_versions.approval_valid is 'How long an approval stands.';
comment on column arch.policy_versions.soak is 'Shortest time between switch and contract.';
comment on column arch.policy_versions.archive_keep is 'How long dropped data stay in the archive schema.';
comment on column arch.policy_versions.batch_target_ms is 'How long one backfill batch aims to take.';
comment on column arch.policy_versions.batch_max_rows is 'Most rows of one batch.';
comment on column arch.policy_versions.lock_budget_ms is 'Longest time a brief step may hold others up.';
comment on column arch.policy_versions.weakened is 'true: less strict than the version before.';
comment on column arch.policy_versions.created_by is 'Who; empty for the first.';
comment on column arch.policy_versions.created_at is 'From when.';
