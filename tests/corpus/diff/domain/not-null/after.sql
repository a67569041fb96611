create schema s;
create domain s.d as int not null; create table s.t (d s.d);
