create schema s;
create domain s.d as int constraint a check (value > 0) constraint b check (value < 10); create table s.t (d s.d); insert into s.t values (1); comment on constraint a on domain s.d is 'x';
