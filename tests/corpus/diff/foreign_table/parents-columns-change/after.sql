create foreign data wrapper w; create server s foreign data wrapper w;
create table p (a int, kind bigint, req int, free int not null, come text default 'x');
create foreign table c (z int) inherits (p) server s;
alter foreign table c alter column kind options (k 'w'), alter column come options (k 'v');
