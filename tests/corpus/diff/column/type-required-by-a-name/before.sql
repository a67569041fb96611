-- from 18
create schema s;
create table s.t (id int constraint has_id not null primary key, a int constraint has_a not null);
comment on constraint has_a on s.t is 'always';
insert into s.t select g, g from generate_series(1, 20) as g;
create table s.e (id int primary key, gone text constraint has_gone not null);
