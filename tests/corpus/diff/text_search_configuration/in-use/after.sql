create schema s;
create text search configuration s.c (parser = default);
alter text search configuration s.c add mapping for asciiword with simple; create table s.t (a text, v tsvector generated always as (to_tsvector('s.c', a)) stored); create index t_v on s.t using gin (to_tsvector('s.c', a));
