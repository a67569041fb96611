create foreign data wrapper w; create server s foreign data wrapper w;
create table p (id int, b text, constraint b_short check (length(b) < 10)) partition by range (id);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
create table p3 partition of p for values from (20) to (30);
create foreign table p4 partition of p for values from (30) to (40) server s;
create foreign table f (id int, b text) server s;
insert into p values (1, 'x'), (11, 'y'), (21, 'z');
