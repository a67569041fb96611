create schema s;
create table s.t (id int, a int default 1, b text);
create table s.c () inherits (s.t);
create table s.d () inherits (s.t);
alter table only s.t alter a set statistics 50;
alter table s.c alter a set default 7;
alter table s.d alter b set storage external;
insert into s.t values (1, 2, 'x'); insert into s.c values (2, 3, 'y'); insert into s.d values (3, 4, 'z');
