create schema s;
create domain s.d as text;
create type s.k as (a int, b s.d);
create table s.t (id int, k s.k);
insert into s.t values (1, '(2,x)');
