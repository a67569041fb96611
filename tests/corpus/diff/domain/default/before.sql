create schema s;
create domain s.d as int default 1; create table s.t (d s.d);
