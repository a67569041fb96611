create table p (a int not null, b int) partition by range (b);
create table p1 (a int not null, b int);
alter table p attach partition p1 for values from (0) to (10);
create table p2 partition of p for values from (10) to (20);
