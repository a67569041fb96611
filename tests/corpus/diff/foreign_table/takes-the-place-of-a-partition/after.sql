create foreign data wrapper w; create server s foreign data wrapper w;
create table p (id int, b text, constraint b_short check (length(b) < 10)) partition by range (id);
create foreign table p1f partition of p for values from (0) to (10) server s;
create table p2 (id int, b text, constraint b_short check (length(b) < 10));
create foreign table p2f partition of p for values from (15) to (20) server s;
create foreign table f partition of p for values from (20) to (30) server s;
create foreign table p4 partition of p for values from (30) to (40) server s;
