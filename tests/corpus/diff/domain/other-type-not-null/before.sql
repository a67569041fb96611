create domain code as integer not null check (value <> 0);
create table t (id integer primary key, c code);
insert into t values (1, 5), (2, 7);
