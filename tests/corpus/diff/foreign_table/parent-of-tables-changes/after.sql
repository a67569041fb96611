create foreign data wrapper w; create server s foreign data wrapper w;
create foreign table p (a int, kind bigint, free int not null, come text default 'x') server s;
create table c (z int) inherits (p);
create table d () inherits (c);
create foreign table f () inherits (p) server s;
