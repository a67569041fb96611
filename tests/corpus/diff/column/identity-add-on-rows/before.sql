create schema s;
create table s.t (id int primary key, n int not null);
create table s.keyless (n int not null);
insert into s.t select g, g from generate_series(1, 100) g;
insert into s.keyless select g from generate_series(1, 100) g;
