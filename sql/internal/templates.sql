-- Models to start from: who sees them, and what their columns mean.
grant select on arch.templates to arch_user;
create policy templates_select_all on arch.templates for select to arch_user using (true);
comment on policy templates_select_all on arch.templates is 'Templates are public.';

comment on table arch.templates is 'Models to start from, one for each kind of business. select arch.template(name) is the document; arch.template(name, options) fits it to yours.';
comment on column arch.templates.name is 'What arch.template takes.';
comment on column arch.templates.description is 'What it is for.';
comment on column arch.templates.questions is 'Questions that its schema answers.';
comment on column arch.templates.tenancy is 'How tenants are kept apart in it.';
comment on column arch.templates.entities is 'What it knows of, in the document''s order.';
comment on column arch.templates.access_patterns is 'What is asked often: indexes follow from these.';
comment on column arch.templates.document is 'The model document, YAML.';
comment on column arch.templates.model is 'The same as JSON, keys in the document''s order.';
