create schema s;
create collation s.c (provider = icu, locale = 'de'); create view s.v as select 'a' collate s.c as a; create table s.t (id int, a text); create index t_a on s.t (a collate s.c);
