-- What each table and column of projects, requests and models is. Comments are the documentation of the API.

comment on table arch.projects is 'A model''s name and what it owns in this database.';
comment on column arch.projects.name is 'As in the model.';
comment on column arch.projects.schemas is 'Schemas it owns; the first one is where the designer builds.';
comment on column arch.projects.owner_role is 'NOLOGIN role that its objects belong to.';
comment on column arch.projects.application_roles is 'Roles that applications use; they get the grants.';
comment on column arch.projects.passes_unmodelled is 'Plans leave out what is of a kind that is not modelled, instead of being refused; see arch.strict.';
comment on column arch.projects.tenant_of is 'The project whose model it follows, where it is a tenant with a schema of its own; see arch.tenant.';
comment on column arch.projects.created_by is 'Who made it.';
comment on column arch.projects.created_at is 'When.';
comment on column arch.projects.updated_at is 'When its settings last changed.';

comment on table arch.requests is 'Work for the compiler: one row per check, declare or plan.';
comment on column arch.requests.id is 'To await and to read issues by.';
comment on column arch.requests.kind is 'check, declare or plan.';
comment on column arch.requests.language is 'What the input is written in: model, sql, or baseline for what stands in the database.';
comment on column arch.requests.project is 'Whose; empty for a check without one.';
comment on column arch.requests.input is 'The document or SQL text; empty for a plan or a baseline.';
comment on column arch.requests.to_version is 'For a plan: the model version to reach.';
comment on column arch.requests.state is 'compiling, done or failed.';
comment on column arch.requests.result is 'What came out: the filled-in model and its design, the version, or the plan.';
comment on column arch.requests.issues is 'Why it failed; as rows in arch.issues(request).';
comment on column arch.requests.warnings is 'What looks like a trap; as rows in arch.issues(request).';
comment on column arch.requests.requested_by is 'Who asked.';
comment on column arch.requests.compiled_by is 'plv8 or worker.';
comment on column arch.requests.bundle_sha256 is 'Which compiler.';
comment on column arch.requests.created_at is 'When asked.';
comment on column arch.requests.finished_at is 'When done or failed.';

comment on table arch.model_versions is 'The declared wish, immutable.';
comment on column arch.model_versions.project is 'Whose.';
comment on column arch.model_versions.version is '1, 2, 3…';
comment on column arch.model_versions.language is 'What it was declared in: model, sql, or baseline for what stood in the database.';
comment on column arch.model_versions.document is 'The text as declared.';
comment on column arch.model_versions.model is 'With every default filled in.';
comment on column arch.model_versions.design is 'What the designer made of it, or what Postgres made of the SQL.';
comment on column arch.model_versions.model_digest is 'SHA-256 of the filled-in model.';
comment on column arch.model_versions.declared_by is 'A contributor of the plans made of it.';
comment on column arch.model_versions.declared_at is 'When.';
comment on column arch.model_versions.request_id is 'The request it came from.';

comment on table arch.decisions is 'Design choices: rule, reason, cited facts, rejected alternative, cost. Read them with arch.explain.';
comment on column arch.decisions.project is 'Whose.';
comment on column arch.decisions.version is 'Of which model version.';
comment on column arch.decisions.ordinal is 'Order as decided.';
comment on column arch.decisions.subject is 'Address of the designed object, or a model path.';
comment on column arch.decisions.rule is 'Dotted name of the rule.';
comment on column arch.decisions.reason is 'Why.';
comment on column arch.decisions.cites is 'Model paths it rests on.';
comment on column arch.decisions.rejected is 'What was not chosen, and why.';
comment on column arch.decisions.cost is 'What it costs.';
