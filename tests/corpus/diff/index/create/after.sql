create schema s;
create table s.t (id int primary key, a text, n int);
create index t_a on s.t (a text_pattern_ops desc nulls last) include (n) with (fillfactor = 70) where n > 0; create unique index t_u on s.t (n, lower(a)) nulls not distinct; create index t_h on s.t using hash (a); create index t_b on s.t using brin (n) with (pages_per_range = 16); create index t_g on s.t using gin (to_tsvector('english', a));
