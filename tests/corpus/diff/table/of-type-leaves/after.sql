create schema s;
create type s.k as (z int, a text, m date);
create table s.t (id int);
