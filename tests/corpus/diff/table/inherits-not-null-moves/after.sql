create table p (a int, b int);
create table c1 (c int, constraint a_there check (c is null or c > 0)) inherits (p);
alter table c1 alter a set not null;
create table c2 (d int) inherits (p);
