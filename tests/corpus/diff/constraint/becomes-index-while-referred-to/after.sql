create schema s;
create table s.t (id int primary key, code int not null);
create unique index t_code on s.t (code);
create table s.r (id int primary key, code int references s.t (code));
