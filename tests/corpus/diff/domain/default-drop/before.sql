create schema s;
create domain s.d as int default 1;
