-- What each table and column of audit, drift and release is. Comments are the documentation of the API.

comment on table arch.events is 'The audit log: one append-only fact per row.';
comment on column arch.events.id is 'Random.';
comment on column arch.events.at is 'Clock time; not in order of commit.';
comment on column arch.events.kind is 'What happened.';
comment on column arch.events.person_id is 'Who; a random id whose name can be erased.';
comment on column arch.events.project is 'Where.';
comment on column arch.events.plan is 'About which plan.';
comment on column arch.events.detail is 'Everything else; never a secret.';
comment on column arch.events.xid is 'Transaction.';
comment on column arch.events.session is 'Login, role, application, address, pid.';

comment on table arch.event_outbox is 'Events not sealed yet.';
comment on column arch.event_outbox.event_id is 'Which event.';
comment on column arch.event_outbox.at is 'Since when.';

comment on table arch.event_seals is 'Leaves of the Merkle tree, in seal order.';
comment on column arch.event_seals.leaf is '0, 1, 2…';
comment on column arch.event_seals.event_id is 'Which event.';
comment on column arch.event_seals.leaf_hash is 'SHA-256 of the event''s canonical bytes.';
comment on column arch.event_seals.sealed_at is 'When.';

comment on table arch.checkpoints is 'Signed tree heads; copies leave the database.';
comment on column arch.checkpoints.tree_size is 'Leaves under it.';
comment on column arch.checkpoints.root_hash is 'Of the tree.';
comment on column arch.checkpoints.signature is 'Ed25519, made outside the database.';
comment on column arch.checkpoints.key_id is 'Which key.';
comment on column arch.checkpoints.public_key is 'To verify with.';
comment on column arch.checkpoints.created_at is 'When.';

comment on table arch.ddl_events is 'What the event triggers saw: every DDL of the database, after the fact.';
comment on column arch.ddl_events.id is 'Random.';
comment on column arch.ddl_events.at is 'Clock time.';
comment on column arch.ddl_events.tag is 'Command tag.';
comment on column arch.ddl_events.objects is 'What it touched.';
comment on column arch.ddl_events."session_user" is 'Login.';
comment on column arch.ddl_events."current_user" is 'Effective role.';
comment on column arch.ddl_events.role_setting is 'SET ROLE identity.';
comment on column arch.ddl_events.application_name is 'Application.';
comment on column arch.ddl_events.client_addr is 'Address.';
comment on column arch.ddl_events.backend_pid is 'Session.';
comment on column arch.ddl_events.backend_start is 'When that session began.';
comment on column arch.ddl_events.xid is 'Transaction.';
comment on column arch.ddl_events.run_token is 'Token of the run whose session this is; empty for everybody else.';
comment on column arch.ddl_events.statement is 'Text of a single allow-listed statement; otherwise empty, so that no password is stored.';
comment on column arch.ddl_events.in_extension is 'Part of CREATE or ALTER EXTENSION.';
comment on column arch.ddl_events.processed_at is 'When a scan took it up.';

comment on table arch.findings is 'Drift: what differs from what was last applied or adopted, with both remedies.';
comment on column arch.findings.id is 'Short hex; stable while it is open.';
comment on column arch.findings.kind is 'create, drop, alter or rename.';
comment on column arch.findings.project is 'Where.';
comment on column arch.findings.address is 'What.';
comment on column arch.findings.severity is 'How bad.';
comment on column arch.findings.reason is 'Why that bad.';
comment on column arch.findings.who is 'Login and person, where known.';
comment on column arch.findings.person_id is 'The person, where known.';
comment on column arch.findings.seen_at is 'When it was done, where known.';
comment on column arch.findings.where_from is 'Application and address, where known.';
comment on column arch.findings.before is 'As applied.';
comment on column arch.findings.after is 'As found.';
comment on column arch.findings.revert_sql is 'Statements that take it back.';
comment on column arch.findings.adopt_patch is 'How the model would say it.';
comment on column arch.findings.state is 'open, acknowledged, adopted, reverted or gone.';
comment on column arch.findings.ddl_event is 'The event behind it, where seen.';
comment on column arch.findings.decided_by is 'Who acknowledged or adopted.';
comment on column arch.findings.decided_at is 'When.';
comment on column arch.findings.decision_reason is 'Why.';
comment on column arch.findings.first_seen is 'First scan that found it.';
comment on column arch.findings.last_seen is 'Last scan that found it.';

comment on table arch.release is 'Releases loaded into this database; the newest row is installed.';
comment on column arch.release.id is 'Random.';
comment on column arch.release.version is 'Of the program.';
comment on column arch.release.bundle_sha256 is 'Of its compiler.';
comment on column arch.release.files_sha256 is 'Over everything loaded.';
comment on column arch.release.installed_at is 'When.';
comment on column arch.release.installed_by is 'Login.';

comment on table arch.capabilities is 'What this server and installer allow, probed at each install and upgrade.';
comment on column arch.capabilities.name is 'What.';
comment on column arch.capabilities.available is 'true: there.';
comment on column arch.capabilities.detail is 'What it gives.';
comment on column arch.capabilities.cost is 'What is lost without it.';
comment on column arch.capabilities.remedy is 'How to get it.';

comment on table arch.errors is 'Everything that a verb raises.';
comment on column arch.errors.code is 'For programs; also the DETAIL of the error.';
comment on column arch.errors.sqlstate is 'Class ZA.';
comment on column arch.errors.message is 'What happened.';
comment on column arch.errors.hint is 'What to do now.';

comment on table arch.workers is 'Workers seen.';
comment on column arch.workers.id is 'Name in the job queue.';
comment on column arch.workers.started_at is 'First sign of life.';
comment on column arch.workers.heartbeat_at is 'Last sign of life.';
comment on column arch.workers.version is 'Of its Node.';
comment on column arch.workers.bundle_sha256 is 'Of its compiler.';
comment on column arch.workers.postgres_major is 'Of the server it sees.';

comment on column arch.ddl_events.finding is 'Id under which the user was told of it; the finding keeps it. Null: not governed, or a run of ours.';
comment on column arch.ddl_events.project is 'Whose schema it touched.';
