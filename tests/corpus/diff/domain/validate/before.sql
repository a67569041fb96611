create schema s;
create domain s.d as int; alter domain s.d add constraint a check (value > 0) not valid;
