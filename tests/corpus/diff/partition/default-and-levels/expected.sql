-- column create, table alter, table create, table.partition_of

-- s.e detach partition s.d
alter table s.e detach partition s.d;

-- s.f detach partition s.g
alter table s.f detach partition s.g;

-- s.f detach partition s.h
alter table s.f detach partition s.h;

-- s.e detach partition s.o
alter table s.e detach partition s.o;

-- s.e attach partition s.d FOR VALUES FROM (100) TO (200)
alter table s.e attach partition s.d FOR VALUES FROM (100) TO (200);

-- s.f attach partition s.g FOR VALUES FROM (0) TO (100)
alter table s.f attach partition s.g FOR VALUES FROM (0) TO (100);

-- s.f attach partition s.h DEFAULT
alter table s.f attach partition s.h DEFAULT;

-- create table s.m
create table s.m partition of s.e FOR VALUES FROM (0) TO (100) partition by LIST (k);
alter table s.m owner to postgres;

-- create table s.n
create table s.n partition of s.e FOR VALUES FROM (300) TO (400) partition by LIST (k);
alter table s.n owner to postgres;

-- alter column s.stands.id: not_null_as
alter table s.stands rename constraint stands_id_not_null to e_id_not_null;

-- alter column s.stands.at: not_null_as
alter table s.stands rename constraint stands_at_not_null to e_at_not_null;

-- alter column s.stands.k: not_null_as
alter table s.stands rename constraint stands_k_not_null to e_k_not_null;

-- s.m attach partition s.o FOR VALUES IN (1)
alter table s.m attach partition s.o FOR VALUES IN (1);

-- s.n attach partition s.stands FOR VALUES IN (2)
alter table s.n attach partition s.stands FOR VALUES IN (2);
