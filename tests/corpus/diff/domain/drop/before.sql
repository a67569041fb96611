create schema s;
create domain s.d as text;
