-- One object out of the parts of its row, as readers inside the database want it; the worker puts them together itself (worker/catalog/compose-object.ts).
-- A comment that its kind is born with is none.
coalesce(r.body::jsonb, '{}') || (coalesce(r.more, '{}') - 'born_comment') || jsonb_build_object(
  'kind', r.kind,
  'address', r.address,
  'name', r.name,
  'owner', r.owner,
  'grants', coalesce(r.grants, '[]'),
  'comment', coalesce(nullif(r.description, r.more ->> 'born_comment'), r.more ->> 'comment'),
  'depends_on', coalesce(r.targets, '[]'),
  'extension', r.extension
)
|| case when r.labels is null then '{}' else jsonb_build_object('labels', r.labels) end
|| case when r.extensions is null then '{}' else jsonb_build_object('bound_to', r.extensions) end
