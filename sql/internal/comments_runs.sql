-- What each table and column of runs, ledger and schema versions is. Comments are the documentation of the API.

comment on table arch.runs is 'Attempts to execute an approved plan: forward, contract, or back.';
comment on column arch.runs.id is 'Random.';
comment on column arch.runs.plan is 'Which plan.';
comment on column arch.runs.direction is 'forward (to switch), complete (contract) or rollback.';
comment on column arch.runs.state is 'queued, running, paused, failed, done or aborted.';
comment on column arch.runs.token is 'Fencing: one more at each takeover; a former worker''s is refused.';
comment on column arch.runs.started_by is 'Who asked.';
comment on column arch.runs.worker is 'Which worker holds it.';
comment on column arch.runs.backend_pid is 'Session that executes.';
comment on column arch.runs.backend_start is 'When that session began; with the pid it is unmistakable.';
comment on column arch.runs.current_ordinal is 'Step under way.';
comment on column arch.runs.error is 'Why it stopped.';
comment on column arch.runs.waiting_for is 'Whom it waits for, by name.';
comment on column arch.runs.max_stall_ms is 'Longest time it held others up.';
comment on column arch.runs.resumed_by is 'Who resumed it last, and answers for it since.';
comment on column arch.runs.came_from is 'State of the plan when this run was asked for; a run that refuses to begin gives it back.';
comment on column arch.runs.stop_requested is 'paused or aborted: what somebody asked for meanwhile.';
comment on column arch.runs.created_at is 'When asked.';
comment on column arch.runs.started_at is 'When begun.';
comment on column arch.runs.heartbeat_at is 'Last sign of life.';
comment on column arch.runs.finished_at is 'When ended.';

comment on table arch.run_steps is 'The ledger: what of a run is done. Written in the step''s own transaction where it has one.';
comment on column arch.run_steps.run is 'Which run.';
comment on column arch.run_steps.ordinal is 'Which step.';
comment on column arch.run_steps.state is 'claimed, done, undone, failed or skipped.';
comment on column arch.run_steps.token is 'Token of whoever claimed it.';
comment on column arch.run_steps.attempts is 'How often it was begun.';
comment on column arch.run_steps.statement_sha256 is 'SHA-256 of what was claimed: the approved text.';
comment on column arch.run_steps.secret_sha256 is 'Of the secret that only the worker knows until the step is through.';
comment on column arch.run_steps.cursor is 'Backfill: key of the last row seen.';
comment on column arch.run_steps.high_water is 'Backfill: key at which it ends.';
comment on column arch.run_steps.rows_scanned is 'Backfill: rows looked at.';
comment on column arch.run_steps.rows_changed is 'Backfill: rows changed.';
comment on column arch.run_steps.rows_total is 'Rows expected, from statistics.';
comment on column arch.run_steps.stall_ms is 'How long it held others up.';
comment on column arch.run_steps.noise_ms is 'How late a probe that needs no lock was answered meanwhile: what the machine itself held up.';
comment on column arch.run_steps.error is 'Why it failed.';
comment on column arch.run_steps.started_at is 'When claimed.';
comment on column arch.run_steps.finished_at is 'When done or failed.';

comment on table arch.schema_versions is 'What stood when: a row per version reached, with the catalog read back after the run.';
comment on column arch.schema_versions.project is 'Whose.';
comment on column arch.schema_versions.version is 'Model version.';
comment on column arch.schema_versions.plan is 'By which plan.';
comment on column arch.schema_versions.applied_at is 'When.';
comment on column arch.schema_versions.catalog is 'Live catalog read back: what drift is compared with.';
comment on column arch.schema_versions.fingerprint is 'Of that catalog.';
comment on column arch.schema_versions.state is 'current or superseded.';

comment on table arch_private.former_environments is 'Environments that this database was before it was adopted as another one; their checkpoints stay theirs.';
comment on column arch_private.former_environments.id is 'Environment id, as its checkpoints carry it.';
comment on column arch_private.former_environments.name is 'Its name then.';
comment on column arch_private.former_environments.system_identifier is 'The server it stood on.';
comment on column arch_private.former_environments.tree_size is 'Sealed events that came along.';
comment on column arch_private.former_environments.ended_at is 'When this database was adopted as another one.';
