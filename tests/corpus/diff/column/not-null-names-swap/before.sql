create schema s;
create table s.t (a int not null, b int not null, c int not null);
insert into s.t select g, g * 2, g * 3 from generate_series(1, 3) as g;
