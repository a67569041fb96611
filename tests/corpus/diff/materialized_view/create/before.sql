create schema s;
create table s.t (id int primary key, a text, n int);
insert into s.t select g, 'a' || g, g from generate_series(1, 20) as g;
