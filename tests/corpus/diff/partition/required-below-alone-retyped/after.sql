create table p (id int primary key, a bigint, b int) partition by range (id);
create table p1 partition of p for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
alter table p1 alter column a set not null;
