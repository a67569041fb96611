create schema s;
create table s.t (id int primary key, code text not null);
create unique index t_code on s.t (code);
