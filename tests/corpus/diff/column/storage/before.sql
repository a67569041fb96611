create schema s;
create table s.t (id int, a text, b text, c numeric);
alter table s.t alter column a set storage external;
