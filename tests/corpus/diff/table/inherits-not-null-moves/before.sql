create table p (a int not null, b int);
create table c1 (c int) inherits (p);
create table c2 (d int) inherits (p);
