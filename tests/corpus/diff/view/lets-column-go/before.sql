create schema s;
create table s.t (id int primary key, a text, n int);
create view s.v as select id, a, n from s.t;insert into s.t select g, 'a' || g, g from generate_series(1, 20) as g;
