create type side as enum ('right', 'left');
create table t (id integer, s side default 'right');
