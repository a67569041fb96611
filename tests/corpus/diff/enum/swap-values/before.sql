create type side as enum ('left', 'right');
create table t (id integer, s side default 'left');
insert into t values (1, 'left');
