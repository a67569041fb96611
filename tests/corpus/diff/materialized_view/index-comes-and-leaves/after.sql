create schema s;
create table s.t (id int primary key, n int);
create materialized view s.filled as select id, n from s.t; create unique index filled_id on s.filled (id); comment on index s.filled_id is 'For refreshes beside readers.'; create materialized view s.bare as select 1 as first with no data; create index bare_first on s.bare (first);
