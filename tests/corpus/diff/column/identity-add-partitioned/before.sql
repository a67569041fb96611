-- from 17
create schema s;
create table s.t (id int, n int not null, m int, primary key (id, n)) partition by range (n);
create table s.t1 partition of s.t for values from (0) to (50);
create table s.t2 partition of s.t for values from (50) to (500);
insert into s.t select g, g, g from generate_series(1, 100) g;
