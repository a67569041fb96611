create foreign data wrapper w; create server s foreign data wrapper w;
create table p (id int, b text) partition by range (id);
create foreign table p1 partition of p for values from (0) to (10) server s;
create foreign table p2 partition of p for values from (10) to (20) server s;
create foreign table p3 partition of p for values from (20) to (30) server s;
create foreign table p4 partition of p for values from (30) to (40) server s;
create foreign table p5 partition of p for values from (40) to (50) server s;
create table t5 (id int, b text);
insert into t5 values (41, 'x');
