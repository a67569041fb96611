create schema s;
create table s.t (id int primary key, n int); insert into s.t select g, g from generate_series(1, 9) as g;
create materialized view s.filled as select id, n from s.t; create index filled_n on s.filled (n); create materialized view s.bare as select 1 as first with no data;
