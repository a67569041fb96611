create schema s;
create table s.t (id int primary key, a text, n int);
insert into s.t select g, 'a' || g, g from generate_series(1, 20) as g;
create statistics s.st on a, n from s.t; create statistics s.ex on (n + 1), id from s.t; alter statistics s.st set statistics 50;
