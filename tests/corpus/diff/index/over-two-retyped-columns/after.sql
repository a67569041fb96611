create schema s;
create table s.t (id int primary key, a bigint, b bigint, "B c" bigint);
create index t_first on s.t (id, coalesce(a, b) desc);
create index t_some on s.t (a) where a > "B c";
create index t_plain on s.t (a, b);
create statistics s.t_sums on (coalesce(a, b)), id from s.t;
