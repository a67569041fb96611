create schema s;
create table s.t (id int not null, n int);
