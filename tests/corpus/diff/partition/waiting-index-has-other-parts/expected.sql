-- constraint alter, constraint.attached_to, index alter, index drop, index.attached_to

-- drop index s.waits, to make it again: q_a, a part of it, leaves
drop index s.waits;

-- alter constraint s.k_p.k_p_once: attached_to
alter index s.once attach partition s.k_p_once;

-- make index s.waits again
CREATE INDEX waits ON ONLY s.t USING btree (a);

-- make index s.q_a again
CREATE INDEX q_a ON s.q USING btree (a);

-- alter index s.r_a: attached_to
alter index s.waits attach partition s.r_a;
