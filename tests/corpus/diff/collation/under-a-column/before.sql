create schema s;
create collation s.c (provider = icu, locale = 'de'); create table s.t (id int, a text collate s.c);
