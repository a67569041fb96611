create schema s;
create table s.t (id int primary key, a text, n bigint); create statistics s.st on a, n from s.t; create statistics s.ex on (n + 1), id from s.t; alter statistics s.st set statistics 50;
