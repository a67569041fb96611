-- column drop, constraint create, foreign_table alter, foreign_table create, foreign_table.additions, foreign_table.definition, table alter, table drop, table.partition_of

-- public.p detach partition public.p2
alter table public.p detach partition public.p2;

-- drop table public.p3
--   ! loses data: the rows of public.p3
drop table public.p3;

-- drop table public.p1
--   ! loses data: the rows of public.p1
drop table public.p1;

-- create foreign table public.p1f
CREATE FOREIGN TABLE public.p1f (id integer, b text) SERVER s;
alter table public.p1f add constraint b_short CHECK ((length(b) < 10));
ALTER TABLE public.p ATTACH PARTITION public.p1f FOR VALUES FROM (0) TO (10);
alter foreign table public.p1f owner to postgres;

-- create foreign table public.p2f
CREATE FOREIGN TABLE public.p2f (id integer, b text) SERVER s;
alter table public.p2f add constraint b_short CHECK ((length(b) < 10));
ALTER TABLE public.p ATTACH PARTITION public.p2f FOR VALUES FROM (15) TO (20);
alter foreign table public.p2f owner to postgres;

-- create constraint public.f.b_short
alter table public.f add constraint b_short CHECK ((length(b) < 10));

-- public.p ATTACH PARTITION public.f FOR VALUES FROM (20) TO (30)
ALTER TABLE public.p ATTACH PARTITION public.f FOR VALUES FROM (20) TO (30);
