create schema s;
create table s.t (id int primary key, a text, n int);
create statistics s.st (ndistinct) on a, n from s.t;
