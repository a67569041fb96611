-- column create, foreign_table alter, foreign_table create, foreign_table drop, foreign_table.additions, foreign_table.definition, table alter, table create, table.partition_of

-- public.p DETACH PARTITION public.p3
ALTER TABLE public.p DETACH PARTITION public.p3;

-- public.p DETACH PARTITION public.p4
ALTER TABLE public.p DETACH PARTITION public.p4;

-- public.p DETACH PARTITION public.p5
ALTER TABLE public.p DETACH PARTITION public.p5;

-- drop foreign table public.p2
drop foreign table public.p2;

-- drop foreign table public.p1
drop foreign table public.p1;

-- create foreign table public.f2
CREATE FOREIGN TABLE public.f2 (id integer, b text) SERVER s;
ALTER TABLE public.p ATTACH PARTITION public.f2 FOR VALUES FROM (10) TO (20);
alter foreign table public.f2 owner to postgres;

-- create table public.t1
create table public.t1 partition of public.p FOR VALUES FROM (0) TO (10);
alter table public.t1 owner to postgres;

-- public.p attach partition public.t5 FOR VALUES FROM (40) TO (50)
alter table public.p attach partition public.t5 FOR VALUES FROM (40) TO (50);

-- public.p ATTACH PARTITION public.p3 FOR VALUES FROM (30) TO (40)
ALTER TABLE public.p ATTACH PARTITION public.p3 FOR VALUES FROM (30) TO (40);

-- public.p ATTACH PARTITION public.p4 FOR VALUES FROM (20) TO (30)
ALTER TABLE public.p ATTACH PARTITION public.p4 FOR VALUES FROM (20) TO (30);
