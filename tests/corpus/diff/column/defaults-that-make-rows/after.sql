create schema s;
create table s.t (a int, b bigint);
create type s.c as (a int, b bigint);
create function s.of_table(s.t) returns int language plpgsql immutable as 'begin return 1; end';
create function s.of_type(s.c) returns int language plpgsql immutable as 'begin return 1; end';
alter table s.t add column own int default s.of_table(row(1, 2, 3)::s.t);
create table s.u (x int default s.of_table(row(1, 2, 3)::s.t), y int default s.of_type(row(1, 2)::s.c));
create table s.early (x int default s.of_table(row(1, 2, 3)::s.t));
create view s.v as select s.of_table(row(1, 2, 3)::s.t) as made from s.u;
