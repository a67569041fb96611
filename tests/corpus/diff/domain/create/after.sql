create schema s;
create domain s.d as text collate "C" default 'x' not null constraint c check (value <> '');
