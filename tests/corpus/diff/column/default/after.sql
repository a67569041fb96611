create schema s;
create table s.t (id int primary key, a text default 'y', b int default 4, c date);
