create foreign data wrapper w; create server s foreign data wrapper w;
create foreign table p (a int, kind bigint, req int, free int not null, come text default 'x') server s;
create table c (z int) inherits (p);
