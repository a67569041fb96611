create schema s;
create table s.t (id int primary key, a text); create statistics s.st on a, id from s.t;
