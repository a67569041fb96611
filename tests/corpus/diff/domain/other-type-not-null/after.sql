create domain code as text not null check (value <> '');
create table t (id integer primary key, c code);
