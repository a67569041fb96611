create schema s;
create table s.things (id integer primary key);
