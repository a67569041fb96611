create table p (a int, b int) partition by list (a);
create table p1 partition of p for values in (1);
create table joins (a int, b int);
create table former (a int, b int) partition by list (a);
create table former_1 partition of former for values in (1);
insert into p values (1, 2), (1, 3); insert into joins values (3, 4); insert into former values (1, 2), (1, 3);
