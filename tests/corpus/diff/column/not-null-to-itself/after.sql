-- from 18
create schema s;
create table s.up (id integer, gone boolean default true constraint said not null no inherit, mine boolean default false);
alter table s.up add constraint up_mine_not_null not null mine no inherit;
create table s.down () inherits (s.up);
