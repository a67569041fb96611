create schema s;
create table s.c (f integer);
create table s.d () inherits (s.c);
insert into s.c values (0);
alter table s.d add constraint positive check (f > 0);
alter table s.c add constraint positive check (f > 0) not valid;
