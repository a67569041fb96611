create schema s;
create table s.t (id int primary key, a date, b date, constraint ordered check (a < b));
create table s.p (id int, a bigint, b bigint, constraint p_any check (coalesce(a, b) > 0)) partition by list (id);
create table s.p1 partition of s.p for values in (1);
