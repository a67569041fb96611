create schema s;
create type s.k as (z int, a text, m date);
create table s.t of s.k;
insert into s.t values (1, 'x', '2026-01-01');
