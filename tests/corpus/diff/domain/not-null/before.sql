create schema s;
create domain s.d as int; create table s.t (d s.d); insert into s.t values (1);
