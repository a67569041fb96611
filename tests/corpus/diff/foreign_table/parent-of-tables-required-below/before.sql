-- from 18
create foreign data wrapper w; create server s foreign data wrapper w;
create foreign table p (a int, req int not null, free int) server s;
create table c (req int not null, free int not null) inherits (p);
create table d () inherits (c);
insert into c (a, req, free) values (1, 2, 3);
insert into d (a, req, free) values (1, 2, 3);
