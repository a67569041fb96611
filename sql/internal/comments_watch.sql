-- What the tables of reviews and the audit tree are for.
comment on column arch.reviews.withdrawn_at is 'When the person took an approval back; it counts no more.';
comment on column arch.plans.override_reason is 'Why an unproven plan was submitted all the same; every approver sees it.';
comment on table arch.audit_nodes is 'Perfect subtrees of the audit log''s Merkle tree (RFC 6962): proofs and roots without reading every leaf.';
comment on column arch.audit_nodes.level is 'Height: 1 stands over two leaves.';
comment on column arch.audit_nodes.position is 'Place among the nodes of its level, from 0.';
comment on column arch.audit_nodes.hash is 'SHA-256 over 0x01, left child, right child.';
comment on function arch_private.tg_refuse_change() is 'Refuses update, delete and truncate of the audit log, whoever asks; raises append_only (ZA016).';

create policy audit_nodes_select_all on arch.audit_nodes for select to arch_user using (true);
comment on policy audit_nodes_select_all on arch.audit_nodes is 'Hashes tell nothing but whether the log is whole.';
grant select on arch.audit_nodes to arch_user;

comment on table arch_private.scans is 'The last scan of a project: DDL that its snapshot saw is accounted for, younger DDL waits for the next one.';
comment on column arch_private.scans.project is 'Project.';
comment on column arch_private.scans.looked_at is 'When the scan began to look.';
comment on column arch_private.scans.snapshot is 'What had been committed then.';
comment on column arch.findings.wish is 'What was decided: revert or adopt; the state follows when a scan finds that it has happened.';
comment on column arch.schema_versions.expected is 'What scans compare with: what was read back after the run, less what came by hand; empty where nothing did.';
