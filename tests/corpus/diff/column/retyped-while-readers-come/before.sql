create schema s;
create table s.o (id integer primary key, n integer);
create table s.p (id integer primary key);
create table s.parts (id integer, n integer) partition by list (id);
create table s.part partition of s.parts for values in (1, 2);
insert into s.o values (1, 2), (2, null);
insert into s.parts values (1, 2), (2, null);
create function s.touch() returns trigger language plpgsql as 'begin return new; end';
