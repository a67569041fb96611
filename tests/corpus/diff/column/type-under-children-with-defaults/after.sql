create table a (code text default 'a');
create table b (code text default 'b') inherits (a);
create table c () inherits (b);
alter table c alter code set default 'c';
