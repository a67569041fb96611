create schema s;
create table s.o (id integer primary key, n text);
create materialized view s.comes as select n || 'x' as m from s.o;
