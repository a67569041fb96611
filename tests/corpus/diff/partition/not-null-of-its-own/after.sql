create table p (a int not null, b int) partition by range (a);
create table p1 (a int not null, b int);
alter table p attach partition p1 for values from (0) to (10);
