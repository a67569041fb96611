create schema s;
create domain s.a as int; create domain s.b as s.a; create table s.t (b s.b);
