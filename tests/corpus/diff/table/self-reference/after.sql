create schema s;
create table s.t (id int primary key, up int references s.t); create table s.w (id int primary key);
