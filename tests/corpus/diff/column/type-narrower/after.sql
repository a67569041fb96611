create schema s;
create table s.t (id int primary key, a varchar(5), n int);
