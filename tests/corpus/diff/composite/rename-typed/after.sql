create type pair as (first integer, b text);
create table typed of pair;
create table holds (id integer, p pair);
create view v as select (p).first as x, (p).b from holds;
