create foreign data wrapper w; create server s foreign data wrapper w;
create foreign table p (a int, req int not null, keeps int) server s;
create table c (z int, keeps int) inherits (p);
create table d () inherits (c);
create foreign table f () inherits (p) server s;
insert into c (a, req, z) values (1, 2, 4);
insert into d (a, req, z) values (1, 2, 4);
