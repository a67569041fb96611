create schema s;
create table s.t (id int primary key, n int, m int unique);insert into s.t select g, g, g from generate_series(1, 9) as g;
