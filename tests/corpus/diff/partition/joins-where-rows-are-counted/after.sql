create table p (a int, b int, c int generated always as identity) partition by list (a);
create table q1 partition of p for values in (1);
create table joins partition of p for values in (3);
create table former (a int, b int) partition by list (a);
create table later (a int, x int, c int generated always as identity (start with 100)) partition by list (a);
create table later_1 partition of later for values in (1);
create table later_2 partition of later for values in (2);
