create schema s;
create domain s.d as int constraint a check (value > 0);
