create schema s;
create table s.p (id int, a bigint, b bigint) partition by list (id);
create table s.p1 partition of s.p for values in (1);
create index p1_first on s.p1 (coalesce(a, b));
