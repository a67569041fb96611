create table t (id int generated always as identity, n text);
create unlogged table u (id int generated always as identity, s serial, n text);
create table v (id int generated always as identity);
insert into t (n) values ('a');
insert into u (n) values ('a');
alter sequence v_id_seq set unlogged;
