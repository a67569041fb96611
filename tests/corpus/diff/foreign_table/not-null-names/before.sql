-- from 18
create foreign data wrapper w; create server s foreign data wrapper w;
create foreign table f (a int constraint fa not null, b int not null, c int constraint fc not null no inherit, d int) server s;
create foreign table g (a int constraint fa not null) server s;
comment on constraint fa on f is 'one';
create table pt (a int constraint pta not null, b int) partition by list (a);
create foreign table fp (a int constraint xx not null, b int) server s;
alter table pt attach partition fp for values in (1);
