-- Model versions that came as SQL text, or from what stood in the database when it was taken under governance.
alter table arch.requests add column language text not null default 'model' constraint requests_language check (language in ('model', 'sql', 'baseline'));
alter table arch.model_versions add column language text not null default 'model' constraint model_versions_language check (language in ('model', 'sql', 'baseline'));
