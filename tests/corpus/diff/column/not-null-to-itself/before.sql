-- from 18
create schema s;
create table s.up (id integer);
create table s.down () inherits (s.up);
