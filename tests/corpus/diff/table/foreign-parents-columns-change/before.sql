create foreign data wrapper w; create server s foreign data wrapper w;
create foreign table p (a int, kind int, req int not null, free int, gone text) server s;
create table c (z int) inherits (p);
