-- table rename

-- rename table s.t to s.u
alter table s.t rename to u;

-- rename table s.t1 to s.u1
alter table s.t1 rename to u1;
