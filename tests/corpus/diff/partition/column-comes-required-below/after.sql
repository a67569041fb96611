create table p (id int primary key, a int default 7) partition by range (id);
create table p1 partition of p (a not null) for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
