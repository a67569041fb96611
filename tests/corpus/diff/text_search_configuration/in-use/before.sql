create schema s;
create text search configuration s.c (parser = default);
create table s.t (a text, v tsvector generated always as (to_tsvector('s.c', a)) stored); create index t_v on s.t using gin (to_tsvector('s.c', a));
