create table p (a int not null, b timestamptz not null);
create table c () inherits (p);
alter table only c alter column a set default 0;
