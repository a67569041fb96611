create type pair as (a integer, b text);
create table typed of pair;
create table holds (id integer, p pair);
create view v as select (p).a as x, (p).b from holds;
insert into typed values (1, 'x');
insert into holds values (1, (1, 'x'));
