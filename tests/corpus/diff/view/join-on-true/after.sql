create schema s;
create table s.tt5 (a integer, b integer, cc integer); create table s.tt6 (c integer, d integer);
create view s.v as select * from s.tt5 natural left join s.tt6;
