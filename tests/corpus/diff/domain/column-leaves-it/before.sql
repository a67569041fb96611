create schema s;
create domain s.d as int check (value > 0); create table s.t (id int primary key, d s.d); insert into s.t values (1, 2);
