create foreign data wrapper w; create server s foreign data wrapper w;
create foreign table p (a int, req int, free int not null) server s;
create table c (req int not null, free int not null) inherits (p);
create table d () inherits (c);
