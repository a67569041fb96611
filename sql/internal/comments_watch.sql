-- What the tables of reviews, audit tree and scans are for.
comment on column arch.reviews.withdrawn_at is 'When the person took an approval back; it counts no more.';
comment on column arch.plans.override_reason is 'Why an unproven plan was submitted all the same; every approver sees it.';
comment on table arch.audit_nodes is 'Perfect subtrees of the audit log''s Merkle tree (RFC 6962): proofs and roots without reading every leaf.';
comment on column arch.audit_nodes.level is 'Height: 1 stands over two leaves.';
comment on column arch.audit_nodes.position is 'Place among the nodes of its level, from 0.';
comment on column arch.audit_nodes.hash is 'SHA-256 over 0x01, left child, right child.';
comment on table arch.scans is 'The last comparison of each project with what was applied.';
comment on column arch.scans.project is 'Which one.';
comment on column arch.scans.started_at is 'Before the catalog was read.';
comment on column arch.scans.finished_at is 'After its findings were recorded; empty while it goes on.';
comment on function arch_private.tg_refuse_change() is 'Refuses update, delete and truncate of the audit log, whoever asks; raises append_only (ZA016).';

create policy audit_nodes_select_all on arch.audit_nodes for select to arch_user using (true);
comment on policy audit_nodes_select_all on arch.audit_nodes is 'Hashes tell nothing but whether the log is whole.';
create policy scans_select_member on arch.scans for select to arch_user using (project = any ((select arch_private.visible_projects())::text[]));
comment on policy scans_select_member on arch.scans is 'Scans of visible projects.';
grant select on arch.audit_nodes, arch.scans to arch_user;
