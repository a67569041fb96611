-- table rename

-- rename table s.t to q.t
alter table s.t set schema q;
