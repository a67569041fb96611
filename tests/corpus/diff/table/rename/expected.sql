-- table rename

-- rename table s.t to s.u
alter table s.t rename to u;
