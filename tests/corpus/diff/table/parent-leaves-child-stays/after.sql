create schema s;
create table s.a (id int);
create table s.c (id int);
create policy p on s.a for insert with check (false);
