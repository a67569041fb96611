create schema s;
create table s.t (id int, a text);
alter table s.t alter column id set statistics 0;
