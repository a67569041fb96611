create foreign data wrapper w; create server s foreign data wrapper w;
create foreign table f (a int constraint fx not null, b int constraint fb not null, c int constraint fc not null, d int constraint fd not null) server s;
create foreign table g (a int) server s;
comment on constraint fd on f is 'two';
create table pt (a int constraint pta not null, b int) partition by list (a);
create foreign table fp (a int constraint yy not null, b int) server s;
alter table pt attach partition fp for values in (1);
