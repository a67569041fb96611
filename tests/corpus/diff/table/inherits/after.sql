create schema s;
create table s.p (id int not null, a text, constraint a_there check (a <> '')); create table s.c (x int) inherits (s.p);
