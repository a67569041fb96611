create type status as enum ('open', 'it''s shut');
create table t (id integer, s status default 'it''s shut', all_of status[] default '{open,open}');
insert into t values (1, 'open', '{open}');
create table parts (s status) partition by list (s);
create table parts_open partition of parts for values in ('open');
insert into parts values ('open');
