create foreign data wrapper w; create server s foreign data wrapper w;
create table p (a int, gone text, kind int, req int not null, free int);
create foreign table c (z int) inherits (p) server s;
alter foreign table c alter column kind options (k 'v');
