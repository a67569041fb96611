create schema s;
create table s.e (id int not null, at int not null, n int, m int, o int, p int) partition by range (at);
create table s.a partition of s.e for values from (0) to (100);
create table s.b partition of s.e for values from (100) to (200);
insert into s.e select g, g % 200, g, g, g, g from generate_series(1, 500) g;
create index a_n_idx on s.a (n);
create index b_n_idx on s.b (n);
create index waits on only s.e (m);
