-- column drop, table alter, table drop, table.partition_of

-- s.e detach partition s.a
alter table s.e detach partition s.a;

-- s.e detach partition s.b
alter table s.e detach partition s.b;

-- s.e detach partition s.c
alter table s.e detach partition s.c;

-- s.l detach partition s.l1
alter table s.l detach partition s.l1;

-- s.l detach partition s.l2
alter table s.l detach partition s.l2;

-- s.l detach partition s.l3
alter table s.l detach partition s.l3;

-- s.e detach partition s.x
alter table s.e detach partition s.x;

-- s.e detach partition s.y
alter table s.e detach partition s.y;

-- drop table s.gone
--   ! loses data: the rows of s.gone
drop table s.gone;

-- s.e attach partition s.a FOR VALUES FROM (0) TO (150)
alter table s.e attach partition s.a FOR VALUES FROM (0) TO (150);

-- s.e attach partition s.b FOR VALUES FROM (150) TO (250)
alter table s.e attach partition s.b FOR VALUES FROM (150) TO (250);

-- s.e attach partition s.c FOR VALUES FROM (250) TO (400)
alter table s.e attach partition s.c FOR VALUES FROM (250) TO (400);

-- s.l attach partition s.l1 FOR VALUES IN ('z', 'y')
alter table s.l attach partition s.l1 FOR VALUES IN ('z', 'y');

-- s.l attach partition s.l2 FOR VALUES IN ('x', 'q')
alter table s.l attach partition s.l2 FOR VALUES IN ('x', 'q');

-- s.l attach partition s.l3 FOR VALUES IN ('w')
alter table s.l attach partition s.l3 FOR VALUES IN ('w');

-- s.e attach partition s.x FOR VALUES FROM (1100) TO (1200)
alter table s.e attach partition s.x FOR VALUES FROM (1100) TO (1200);

-- s.e attach partition s.y FOR VALUES FROM (1000) TO (1100)
alter table s.e attach partition s.y FOR VALUES FROM (1000) TO (1100);
