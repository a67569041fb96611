create schema s;
create table s.t (id int primary key, a text, n int);
create statistics s.st on a, n from s.t; alter statistics s.st owner to corpus_owner; comment on statistics s.st is 'x';
