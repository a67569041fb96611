create schema s;
create domain s.d as text not null check (value <> '');
create table s.t (id int, a s.d[], b s.d);
