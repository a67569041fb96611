create schema s;
create domain s.d as int constraint b check (value < 20) constraint c check (value <> 5); create table s.t (d s.d); comment on constraint b on domain s.d is 'y';
