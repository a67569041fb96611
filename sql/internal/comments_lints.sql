-- What the tables of the linter are for, and who reads them.
comment on table arch.lint_scans is 'When the linter last looked at a project.';
comment on column arch.lint_scans.project is 'Project.';
comment on column arch.lint_scans.looked_at is 'When it looked.';
comment on column arch.lint_scans.statistics_days is 'How old the server''s counters were, in days; null where nobody knows.';
comment on column arch.lint_scans.replicas is 'Standbys whose counters were not asked.';
comment on column arch.lint_scans.findings is 'How many findings there were, suppressed ones included.';

comment on table arch.lint_findings is 'What the linter found in the schemas of a project: docs/reference/lints.md explains each rule.';
comment on column arch.lint_findings.project is 'Project.';
comment on column arch.lint_findings.key is 'Rule and address: the same as long as the object has its name.';
comment on column arch.lint_findings.rule is 'Name of the rule.';
comment on column arch.lint_findings.level is 'error: wrong or open today; warn: will hurt; info: worth a look.';
comment on column arch.lint_findings.category is 'correctness, performance, security, design, naming or maintenance.';
comment on column arch.lint_findings.reads is 'static: the catalog alone; runtime: the server''s counters too.';
comment on column arch.lint_findings.address is 'The object.';
comment on column arch.lint_findings.message is 'What is the matter with this object.';
comment on column arch.lint_findings.remedy is 'What to do now.';
comment on column arch.lint_findings.evidence is 'What the rule saw.';
comment on column arch.lint_findings.confidence is 'certain, likely or possible.';
comment on column arch.lint_findings.fix is 'Statements that mend it, each in a transaction of its own; empty where a person must decide. For a governed schema declare the change instead.';
comment on column arch.lint_findings.reversible is 'Whether the fix can be taken back without loss; null without a fix.';
comment on column arch.lint_findings.state is 'open, or gone since a later scan.';
comment on column arch.lint_findings.first_seen is 'Scan that found it first.';
comment on column arch.lint_findings.last_seen is 'Last scan that found it.';

comment on table arch.lint_suppressions is 'Findings that somebody has looked at and let stand, with why; ended ones stay for the record.';
comment on column arch.lint_suppressions.id is 'Random id.';
comment on column arch.lint_suppressions.project is 'Project.';
comment on column arch.lint_suppressions.key is 'Key of the finding.';
comment on column arch.lint_suppressions.reason is 'Why it may stand.';
comment on column arch.lint_suppressions.suppressed_by is 'Who said so.';
comment on column arch.lint_suppressions.suppressed_at is 'When.';
comment on column arch.lint_suppressions.ended_by is 'Who took it back.';
comment on column arch.lint_suppressions.ended_at is 'When it was taken back; null while it stands.';

create policy lint_scans_select_member on arch.lint_scans for select to arch_user using (project = any ((select arch_private.visible_projects())::text[]));
comment on policy lint_scans_select_member on arch.lint_scans is 'Of visible projects.';
create policy lint_findings_select_member on arch.lint_findings for select to arch_user using (project = any ((select arch_private.visible_projects())::text[]));
comment on policy lint_findings_select_member on arch.lint_findings is 'Of visible projects.';
create policy lint_suppressions_select_member on arch.lint_suppressions for select to arch_user using (project = any ((select arch_private.visible_projects())::text[]));
comment on policy lint_suppressions_select_member on arch.lint_suppressions is 'Of visible projects.';
grant select on arch.lint_scans, arch.lint_findings, arch.lint_suppressions to arch_user;
