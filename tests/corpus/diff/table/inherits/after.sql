create schema s;
create table s.p (id int not null, a text, constraint a_there check (a <> ''));
-- What a child had before it had a parent stays its own: no statement takes that back.
create table s.c (id int not null, a text, x int, constraint a_there check (a <> ''));
alter table s.c inherit s.p;
