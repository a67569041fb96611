create schema s;
create table s.said (kind text, id int);
insert into s.said values (null, 1);
