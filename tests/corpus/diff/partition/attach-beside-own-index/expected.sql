-- index create, table alter, table.partition_of

-- create index s.t_a
CREATE INDEX t_a ON s.t USING btree (a);

-- create index s.p_a_idx
CREATE INDEX p_a_idx ON s.p USING btree (a);

-- s.t attach partition s.p FOR VALUES IN (1)
alter table s.t attach partition s.p FOR VALUES IN (1);

-- the part of the index above p is p_a_idx, its own one p_own
alter index s.p_own rename to zz_arch_old_p_own;
alter index s.p_a_idx rename to p_own;
alter index s.zz_arch_old_p_own rename to p_a_idx;
