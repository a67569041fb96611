-- column create, table alter, table create, table.partition_of

-- s.l detach partition s.l1
alter table s.l detach partition s.l1;

-- s.l attach partition s.l1 FOR VALUES IN ('a', 'b', 'c')
alter table s.l attach partition s.l1 FOR VALUES IN ('a', 'b', 'c');

-- create table s.h1
create table s.h1 partition of s.h FOR VALUES WITH (modulus 2, remainder 1);
alter table s.h1 owner to postgres;

-- create table s.l2
create table s.l2 partition of s.l DEFAULT;
alter table s.l2 owner to postgres;
