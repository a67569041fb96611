create schema s;
create domain s.e as text;
create type s.k as (a int, b s.e);
create table s.t (id int, k s.k);
