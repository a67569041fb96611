create schema s;
create domain s.a as int check (value > 0); create domain s.b as s.a check (value < 9); create table s.t (b s.b);
