create schema s;
create domain s.d as int constraint a check (value > 0); comment on constraint a on domain s.d is 'x';
