create foreign data wrapper w; create server s foreign data wrapper w;
create foreign table p (a int, kind int, free int, gone text) server s;
create table c (z int) inherits (p);
create table d () inherits (c);
create foreign table f () inherits (p) server s;
insert into c (a, kind, free, z) values (1, 2, 3, 4);
insert into d (a, kind, free, z) values (1, 2, 3, 4);
