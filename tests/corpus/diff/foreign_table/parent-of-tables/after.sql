create foreign data wrapper w; create server s foreign data wrapper w;
create foreign table p (a int options (k 'v'), req int, come text) server s;
create table c (z int, keeps int) inherits (p);
create table d () inherits (c);
create foreign table f () inherits (p) server s;
