create schema s;
create domain s.d as int default 2; create table s.t (d s.d);
