create schema s;
create table s.t (id int primary key, n int);
create index t_n on s.t (n) with (fillfactor = 70, deduplicate_items = off) where n > 0;
