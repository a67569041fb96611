create schema s;
create table s.o (id integer primary key, n text);
