create table a (code integer default 12);
create table b (code integer default 21) inherits (a);
create table c () inherits (b);
alter table c alter code set default 4;
insert into b values (1);
insert into c values (2);
