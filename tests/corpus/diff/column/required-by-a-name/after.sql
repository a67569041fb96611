create schema s;
create table s.t (id int primary key, n int constraint said not null, nr serial constraint counted not null);
