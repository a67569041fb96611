create foreign data wrapper w; create server s foreign data wrapper w;
create table p (id int, b text) partition by range (id);
create table t1 partition of p for values from (0) to (10);
create foreign table f2 partition of p for values from (10) to (20) server s;
create foreign table p3 partition of p for values from (30) to (40) server s;
create foreign table p4 partition of p for values from (20) to (30) server s;
create foreign table p5 (id int, b text) server s;
create table t5 partition of p for values from (40) to (50);
