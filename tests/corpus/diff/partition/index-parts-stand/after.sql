create schema s;
create table s.e (id int not null, at int not null, n int, m int, o int, p int) partition by range (at);
create table s.a partition of s.e for values from (0) to (100);
create table s.b partition of s.e for values from (100) to (200);
create index e_n on s.e (n);
create index waits on s.e (m);
create index e_o on only s.e (o);
