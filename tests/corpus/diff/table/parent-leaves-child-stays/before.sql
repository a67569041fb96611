create schema s;
create table s.a (id int);
create table s.b () inherits (s.a);
create table s.c () inherits (s.b);
create policy p on s.a for select using (false);
insert into s.c values (1);
